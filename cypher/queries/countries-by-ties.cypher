// title: Countries by number and variety of ties
// question: Which countries have the most ties, of how many types and with how many other countries?
// category: countries
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: country, deals, types, partner_countries, parties
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, a, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS partner
WHERE country <> partner
RETURN country, count(DISTINCT r.id) AS deals, count(DISTINCT type(r)) AS types,
       count(DISTINCT partner) AS partner_countries, count(DISTINCT a.id) AS parties
ORDER BY deals DESC, country;
