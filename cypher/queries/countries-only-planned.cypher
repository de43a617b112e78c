// title: Countries with plans but nothing done
// question: Which pairs of countries have planned deals and none that is done?
// category: countries
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, planned
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country
WHERE first_country < second_country
WITH first_country, second_country, count(DISTINCT CASE WHEN r.status = 'planned' THEN r.id END) AS planned,
     count(DISTINCT CASE WHEN r.status = 'done' THEN r.id END) AS done
WHERE done = 0
RETURN first_country, second_country, planned
ORDER BY planned DESC, first_country, second_country;
