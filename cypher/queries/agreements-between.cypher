// title: What two parties signed
// question: What have two parties signed with each other, in order of time?
// category: agreements
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: other (entity, default "Azerbaijan", example "Azerbaijan"): the second party, in the same way
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, instrument, subject, amount, status, documents, relation
// :param party => "Belarus"
// :param other => "Azerbaijan"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (b:Entity)
WHERE ($other IN [b.id, b.name] OR $other IN b.aliases)
MATCH (a)-[r:SIGNED]-(b)
WHERE r.confidence >= $min_confidence
RETURN DISTINCT r.date AS date, r.instrument AS instrument, r.subject AS subject, r.amount AS amount,
       r.status AS status,
       r.documents AS documents, r.id AS relation
ORDER BY coalesce(date, ''), relation;
