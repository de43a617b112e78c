// title: Joint ventures between countries
// question: Between which countries are there joint ventures, how many, and how many are planned?
// category: joint ventures
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, running, planned, ventures
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS first_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS second_country, r.venture AS venture
WHERE first_country < second_country
WITH r, first_country, second_country, venture
ORDER BY venture
RETURN first_country, second_country, count(DISTINCT CASE WHEN r.status = 'done' THEN r.id END) AS running,
       count(DISTINCT CASE WHEN r.status = 'planned' THEN r.id END) AS planned, collect(DISTINCT venture) AS ventures
ORDER BY running DESC, planned DESC, first_country, second_country;
