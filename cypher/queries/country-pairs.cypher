// title: Pairs of countries by ties
// question: Which pairs of countries are tied most, by type?
// category: countries
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, deals, signed, supplies, sister_city, joint_venture
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country
WHERE first_country < second_country
RETURN first_country, second_country, count(DISTINCT r.id) AS deals,
       count(DISTINCT CASE WHEN type(r) = 'SIGNED' THEN r.id END) AS signed,
       count(DISTINCT CASE WHEN type(r) = 'SUPPLIES' THEN r.id END) AS supplies,
       count(DISTINCT CASE WHEN type(r) = 'SISTER_CITY' THEN r.id END) AS sister_city,
       count(DISTINCT CASE WHEN type(r) = 'JOINT_VENTURE' THEN r.id END) AS joint_venture
ORDER BY deals DESC, first_country, second_country
LIMIT $limit;
