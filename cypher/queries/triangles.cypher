// title: Triangles of three countries
// question: Which three parties of three different countries are all tied to each other?
// category: paths
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first, second, third
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
      -[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(c:Entity)-[t:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(a)
WHERE a.id < b.id AND b.id < c.id
  AND r.confidence >= $min_confidence AND s.confidence >= $min_confidence AND t.confidence >= $min_confidence
WITH DISTINCT a, b, c, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS country_a,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country_b,
     CASE WHEN c.kind = 'country' THEN c.name ELSE c.country END AS country_c
WHERE country_a <> country_b AND country_b <> country_c AND country_a <> country_c
RETURN a.name AS first, b.name AS second, c.name AS third
ORDER BY first, second, third
LIMIT $limit;
