// title: Deals without a date
// question: Which deals have no date, and what does their first sentence say?
// category: data quality
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, status, sentence, document, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.date IS NULL
  AND r.confidence >= $min_confidence
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status, r.evidence[0] AS sentence,
       r.documents[0] AS document, r.id AS relation
ORDER BY type, first, second, relation;
