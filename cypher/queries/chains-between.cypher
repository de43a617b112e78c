// title: Chains of ties between two parties
// question: Through whom are two parties tied, in at most three steps?
// category: paths
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: other (entity, default "Uzbekistan", example "Uzbekistan"): the second party, in the same way
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: steps, parties, ties
// :param party => "Minsk Tractor Plant"
// :param other => "Uzbekistan"
// :param limit => 25
// :param min_confidence => 0.0
MATCH p = (a:Entity)-[rs:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE*1..3]-(b:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
  AND ($other IN [b.id, b.name] OR $other IN b.aliases)
  AND a.id <> b.id
  AND all(r IN rs WHERE r.confidence >= $min_confidence)
  AND all(n IN nodes(p) WHERE size([m IN nodes(p) WHERE m.id = n.id]) = 1)
WITH DISTINCT [n IN nodes(p) | n.name] AS parties, [r IN rs | toLower(type(r))] AS ties
RETURN size(ties) AS steps, parties, ties
ORDER BY steps, parties, ties
LIMIT $limit;
