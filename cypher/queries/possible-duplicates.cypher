// title: Deals that may be told twice
// question: Which two deals have the same type, parties, status and year, and so may be one?
// category: data quality
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, status, year, what_a, what_b, relation_a, relation_b
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.year IS NOT NULL
  AND r.confidence >= $min_confidence
WITH r, CASE WHEN type(r) = 'SUPPLIES' OR a.id < b.id THEN a.id ELSE b.id END AS first_id,
     CASE WHEN type(r) = 'SUPPLIES' OR a.id < b.id THEN b.id ELSE a.id END AS second_id
WITH type(r) AS edge, r.status AS status, r.year AS year, first_id, second_id, collect(r) AS deals
WHERE size(deals) > 1
UNWIND deals AS r
UNWIND deals AS s
WITH edge, status, year, first_id, second_id, r, s
WHERE r.id < s.id
MATCH (a:Entity {id: first_id})
MATCH (b:Entity {id: second_id})
RETURN toLower(edge) AS type, a.name AS first, b.name AS second, status, year,
       coalesce(r.venture, r.subject, head(r.products), r.instrument) AS what_a,
       coalesce(s.venture, s.subject, head(s.products), s.instrument) AS what_b,
       r.id AS relation_a, s.id AS relation_b
ORDER BY type, first, second, relation_a, relation_b;
