// title: How far apart two parties are
// question: How many ties is it from one party to another, at the least?
// category: paths
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: other (entity, default "China", example "China"): the second party, in the same way
// columns: from_party, to_party, steps
// :param party => "Minsk Tractor Plant"
// :param other => "China"
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (b:Entity)
WHERE ($other IN [b.id, b.name] OR $other IN b.aliases) AND b.id <> a.id
MATCH p = shortestPath((a)-[:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE*1..10]-(b))
RETURN a.name AS from_party, b.name AS to_party, length(p) AS steps
ORDER BY steps, from_party, to_party;
