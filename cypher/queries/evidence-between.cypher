// title: The sentences that tie two parties
// question: Which sentences of which documents say that two parties are tied?
// category: sources and evidence
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: other (entity, default "Azerbaijan", example "Azerbaijan"): the second party, in the same way
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, date, sentence, document, relation
// :param party => "Belarus"
// :param other => "Azerbaijan"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (b:Entity)
WHERE ($other IN [b.id, b.name] OR $other IN b.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b)
WHERE r.confidence >= $min_confidence
UNWIND range(0, size(r.evidence) - 1) AS i
RETURN DISTINCT toLower(type(r)) AS type, r.date AS date, r.evidence[i] AS sentence,
       r.evidence_documents[i] AS document, r.id AS relation
ORDER BY type, coalesce(date, ''), relation, document, sentence;
