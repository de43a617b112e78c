// title: A party at a glance
// question: What kinds of ties does a party have, how many, with how many partners and since when?
// category: parties
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, status, deals, partners, first_year, last_year
// :param party => "Belarus"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
RETURN toLower(type(r)) AS type, r.status AS status, count(DISTINCT r.id) AS deals, count(DISTINCT b.id) AS partners,
       min(r.year) AS first_year, max(r.year) AS last_year
ORDER BY deals DESC, type, status;
