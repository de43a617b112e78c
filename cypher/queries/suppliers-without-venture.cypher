// title: Suppliers without a joint venture
// question: Where do goods flow between two countries that have no joint venture yet?
// category: joint ventures
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: from_country, to_country, supplies
// :param min_confidence => 0.0
MATCH (c:Entity)-[v:JOINT_VENTURE]-(d:Entity)
WHERE v.confidence >= $min_confidence
WITH CASE WHEN c.kind = 'country' THEN c.name ELSE c.country END AS from_country,
     CASE WHEN d.kind = 'country' THEN d.name ELSE d.country END AS to_country
WITH collect(DISTINCT from_country + '|' + to_country) AS ventures
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, ventures, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS from_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS to_country
WHERE from_country <> to_country
WITH ventures, from_country, to_country, count(DISTINCT r.id) AS supplies
WHERE NOT from_country + '|' + to_country IN ventures
RETURN from_country, to_country, supplies
ORDER BY supplies DESC, from_country, to_country;
