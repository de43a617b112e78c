// title: The latest deals
// question: Which deals are the most recent?
// category: time
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, type, first, second, status, what, products, relation
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.date IS NOT NULL
  AND r.confidence >= $min_confidence
RETURN r.date AS date, toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status,
       coalesce(r.venture, r.subject, r.instrument) AS what, r.products AS products, r.id AS relation
ORDER BY date DESC, type, first, second, relation
LIMIT $limit;
