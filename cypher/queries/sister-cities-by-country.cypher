// title: Sister-city ties between countries
// question: Between which countries are there sister-city ties, how many, and how many more are planned?
// category: sister cities
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_country, second_country, twinned, planned, first_year, last_year
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SISTER_CITY]-(b:Entity)
WHERE a.country < b.country
  AND r.confidence >= $min_confidence
RETURN a.country AS first_country, b.country AS second_country,
       count(DISTINCT CASE WHEN r.status = 'done' THEN r.id END) AS twinned,
       count(DISTINCT CASE WHEN r.status = 'planned' THEN r.id END) AS planned,
       min(r.year) AS first_year, max(r.year) AS last_year
ORDER BY twinned DESC, planned DESC, first_country, second_country;
