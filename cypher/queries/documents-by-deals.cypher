// title: Documents by what they tell
// question: How many deals, parties and types does each document tell of?
// category: sources and evidence
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: document, deals, types, parties
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(:Entity)
WHERE r.confidence >= $min_confidence
UNWIND r.documents AS document
RETURN document, count(DISTINCT r.id) AS deals, count(DISTINCT type(r)) AS types, count(DISTINCT a.id) AS parties
ORDER BY deals DESC, document;
