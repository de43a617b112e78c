// title: Documents about a party
// question: Which documents tell of a party, with how many of its deals?
// category: sources and evidence
// parameter: party (entity, default "Uzbekistan", example "Uzbekistan"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: document, deals, partners
// :param party => "Uzbekistan"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
UNWIND r.documents AS document
RETURN document, count(DISTINCT r.id) AS deals, count(DISTINCT b.id) AS partners
ORDER BY deals DESC, document;
