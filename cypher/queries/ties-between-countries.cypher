// title: Every tie between two countries
// question: What ties two countries, counting their regions, cities, companies and institutions?
// category: countries
// parameter: country (text, default "Belarus", example "Belarus"): name of one country
// parameter: other (text, default "Azerbaijan", example "Azerbaijan"): name of the other country
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, status, date, what, products, relation
// :param country => "Belarus"
// :param other => "Azerbaijan"
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, a, b, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country
WHERE (first_country = $country AND second_country = $other) OR (first_country = $other AND second_country = $country)
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status, r.date AS date,
       coalesce(r.venture, r.subject, r.instrument) AS what, r.products AS products, r.id AS relation
ORDER BY type, coalesce(date, '') DESC, first, second, relation;
