// title: Suppliers without a joint venture
// question: Where do goods flow between two countries that have no joint venture yet?
// category: joint ventures
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: from_country, to_country, supplies
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, startNode(r).id = a.id AS outward,
     CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS from_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS to_country
WHERE from_country <> to_country
WITH from_country, to_country, count(DISTINCT CASE WHEN type(r) = 'SUPPLIES' AND outward THEN r.id END) AS supplies,
     count(CASE WHEN type(r) = 'JOINT_VENTURE' THEN 1 END) AS ventures
WHERE supplies > 0 AND ventures = 0
RETURN from_country, to_country, supplies
ORDER BY supplies DESC, from_country, to_country;
