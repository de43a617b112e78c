// title: Cities with the most sister cities
// question: Which cities and regions have the most twins, in how many countries?
// category: sister cities
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: party, kind, country, twins, twin_countries
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SISTER_CITY]-(b:Entity)
WHERE r.confidence >= $min_confidence
RETURN a.name AS party, a.kind AS kind, a.country AS country, count(DISTINCT b.id) AS twins,
       count(DISTINCT b.country) AS twin_countries
ORDER BY twins DESC, party, kind, country
LIMIT $limit;
