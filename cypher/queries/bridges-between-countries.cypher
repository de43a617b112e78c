// title: Parties that alone link two countries
// question: Which region, city, company or institution carries every tie between two countries?
// category: countries
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, bridge, kind, country, deals
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, a, b, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country
WHERE first_country < second_country
WITH first_country, second_country, collect(a.id) AS sides, collect(b.id) AS others, count(r) AS deals
UNWIND sides + others AS bridge_id
WITH DISTINCT first_country, second_country, sides, others, deals, bridge_id
WHERE all(i IN range(0, deals - 1) WHERE sides[i] = bridge_id OR others[i] = bridge_id)
MATCH (p:Entity {id: bridge_id})
WHERE p.kind <> 'country'
RETURN first_country, second_country, p.name AS bridge, p.kind AS kind, p.country AS country, deals
ORDER BY deals DESC, first_country, second_country, bridge;
