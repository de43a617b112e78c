// title: Partners of partners
// question: Whom could a party meet through its partners: two ties away, and not tied yet?
// category: paths
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: party, kind, country, common_partners, through
// :param party => "Minsk Tractor Plant"
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(c:Entity)
WHERE r.confidence >= $min_confidence AND c.id <> a.id
WITH DISTINCT a, c
MATCH (c)-[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE s.confidence >= $min_confidence AND b.id <> a.id AND b.id <> c.id
WITH DISTINCT a, b, c.name AS partner
WHERE NOT EXISTS { MATCH (a)-[:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b) }
WITH b, partner
ORDER BY partner
RETURN b.name AS party, b.kind AS kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       count(partner) AS common_partners, collect(partner) AS through
ORDER BY common_partners DESC, party, kind, country
LIMIT $limit;
