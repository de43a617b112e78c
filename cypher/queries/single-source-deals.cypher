// title: Deals that rest on one source
// question: Which deals are told by one document only, citing at most one source?
// category: sources and evidence
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, date, document, sources, confidence, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE size(r.documents) = 1 AND size(coalesce(r.citations, [])) <= 1
  AND r.confidence >= $min_confidence
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.date AS date, r.documents[0] AS document,
       size(coalesce(r.citations, [])) AS sources, r.confidence AS confidence, r.id AS relation
ORDER BY confidence, type, first, second, relation;
