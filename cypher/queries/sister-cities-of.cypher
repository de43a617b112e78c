// title: Sister cities of a city or region
// question: Which cities and regions is a city or region twinned with, and since when?
// category: sister cities
// parameter: party (entity, default "Minsk", example "Minsk"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, kind, country, date, status, relation
// :param party => "Minsk"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SISTER_CITY]-(b:Entity)
WHERE r.confidence >= $min_confidence
RETURN b.name AS partner, b.kind AS kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       r.date AS date, r.status AS status, r.id AS relation
ORDER BY partner, country, relation;
