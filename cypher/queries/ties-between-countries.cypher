// title: Every tie between two countries
// question: What ties two countries, counting their regions, cities, companies and institutions?
// category: countries
// parameter: country (text, default "Belarus", example "Belarus"): name of one country
// parameter: other (text, default "China", example "China"): name of the other country
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, status, date, what, relation
// :param country => "Belarus"
// :param other => "China"
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE (a.country = $country OR (a.kind = 'country' AND a.name = $country))
  AND (b.country = $other OR (b.kind = 'country' AND b.name = $other))
  AND r.confidence >= $min_confidence
RETURN DISTINCT toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status, r.date AS date,
       coalesce(r.venture, r.subject, r.instrument) AS what, r.id AS relation
ORDER BY type, coalesce(date, '') DESC, first, second, relation;
