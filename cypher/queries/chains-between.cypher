// title: The shortest chains between two parties
// question: Through whom are two parties tied, by the shortest chains of at most six ties?
// category: paths
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: other (entity, default "Azerbaijan", example "Azerbaijan"): the second party, in the same way
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: steps, parties, ties
// :param party => "Minsk Tractor Plant"
// :param other => "Azerbaijan"
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (b:Entity)
WHERE ($other IN [b.id, b.name] OR $other IN b.aliases) AND b.id <> a.id
MATCH p = allShortestPaths((a)-[:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE*1..6]-(b))
WITH [n IN nodes(p) | n.name] AS parties, relationships(p) AS rs
WHERE all(r IN rs WHERE r.confidence >= $min_confidence)
WITH DISTINCT parties, [r IN rs | toLower(type(r))] AS ties
RETURN size(ties) AS steps, parties, ties
ORDER BY parties, ties
LIMIT $limit;
