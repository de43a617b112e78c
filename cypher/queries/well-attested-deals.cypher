// title: Deals told by several documents
// question: Which deals are told by more than one document?
// category: sources and evidence
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, date, documents, sentences, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE size(r.documents) > 1
  AND r.confidence >= $min_confidence
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.date AS date, size(r.documents) AS documents,
       size(r.evidence) AS sentences, r.id AS relation
ORDER BY documents DESC, sentences DESC, type, first, second, relation;
