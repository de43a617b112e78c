// title: Deals that may be told twice
// question: Which two deals have the same type, parties, status and year, and so may be one?
// category: data quality
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, status, year, what_a, what_b, relation_a, relation_b
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
      -[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(a)
WHERE a.id < b.id AND r.id < s.id AND type(r) = type(s) AND r.status = s.status AND r.year = s.year
  AND (type(r) <> 'SUPPLIES' OR startNode(r).id = startNode(s).id)
  AND r.confidence >= $min_confidence AND s.confidence >= $min_confidence
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status, r.year AS year,
       coalesce(r.venture, r.subject, head(r.products), r.instrument) AS what_a,
       coalesce(s.venture, s.subject, head(s.products), s.instrument) AS what_b,
       r.id AS relation_a, s.id AS relation_b
ORDER BY type, first, second, relation_a, relation_b;
