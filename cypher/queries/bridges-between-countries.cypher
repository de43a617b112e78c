// title: Parties that alone link two countries
// question: Which region, city, company or institution carries every tie between two countries?
// category: countries
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, bridge, kind, country, deals
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, [a.id, b.id] AS sides, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country
WHERE first_country < second_country
WITH first_country, second_country, count(r) AS deals, collect(sides) AS all_sides
UNWIND all_sides AS sides
UNWIND sides AS side
WITH first_country, second_country, deals, side, count(*) AS carried
WHERE carried = deals
MATCH (p:Entity {id: side})
WHERE p.kind <> 'country'
RETURN first_country, second_country, p.name AS bridge, p.kind AS kind, p.country AS country, deals
ORDER BY deals DESC, first_country, second_country, bridge;
