// title: Partners that two parties share
// question: Who has ties with both of two parties, and of what kinds?
// category: parties
// parameter: party (entity, default "Uzbekistan", example "Uzbekistan"): the party: name, other name or id
// parameter: other (entity, default "Kyrgyzstan", example "Kyrgyzstan"): the second party, in the same way
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, kind, country, ties_with_party, ties_with_other
// :param party => "Uzbekistan"
// :param other => "Kyrgyzstan"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (b:Entity)
WHERE ($other IN [b.id, b.name] OR $other IN b.aliases) AND b.id <> a.id
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(c:Entity)
WHERE r.confidence >= $min_confidence AND c.id <> a.id AND c.id <> b.id
WITH DISTINCT b, c, toLower(type(r)) AS near
MATCH (c)-[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b)
WHERE s.confidence >= $min_confidence
WITH c, near, toLower(type(s)) AS far
ORDER BY near, far
RETURN c.name AS partner, c.kind AS kind, CASE WHEN c.kind = 'country' THEN c.name ELSE c.country END AS country,
       collect(DISTINCT near) AS ties_with_party, collect(DISTINCT far) AS ties_with_other
ORDER BY partner, kind, country;
