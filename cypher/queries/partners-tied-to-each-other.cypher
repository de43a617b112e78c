// title: Partners that are tied to each other
// question: Which partners of a party have ties with each other too?
// category: paths
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, partner_kind, other, other_kind
// :param party => "Minsk Tractor Plant"
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence AND b.id <> a.id
WITH DISTINCT a, b
MATCH (b)-[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(c:Entity)
WHERE s.confidence >= $min_confidence AND b.id < c.id AND c.id <> a.id
WITH DISTINCT a, b, c
WHERE EXISTS { MATCH (a)-[t:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(c) WHERE t.confidence >= $min_confidence }
WITH b.name AS one, b.kind AS one_kind, c.name AS two, c.kind AS two_kind
RETURN CASE WHEN one < two THEN one ELSE two END AS partner,
       CASE WHEN one < two THEN one_kind ELSE two_kind END AS partner_kind,
       CASE WHEN one < two THEN two ELSE one END AS other,
       CASE WHEN one < two THEN two_kind ELSE one_kind END AS other_kind
ORDER BY partner, other, partner_kind, other_kind
LIMIT $limit;
