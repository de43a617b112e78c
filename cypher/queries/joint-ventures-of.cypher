// title: Joint ventures of a party
// question: Which joint ventures does a party have, with whom and making what?
// category: joint ventures
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, kind, country, venture, products, date, status, relation
// :param party => "Minsk Tractor Plant"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
RETURN b.name AS partner, b.kind AS kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       r.venture AS venture, r.products AS products,
       r.date AS date, r.status AS status, r.id AS relation
ORDER BY partner, coalesce(date, ''), relation;
