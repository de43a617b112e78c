// title: Supplies that are planned
// question: Which supplies are announced for the future, and in which document?
// category: supplies
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: supplier, recipient, products, date, amount, documents, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)
WHERE r.status = 'planned'
  AND r.confidence >= $min_confidence
RETURN a.name AS supplier, b.name AS recipient, r.products AS products, r.date AS date, r.amount AS amount,
       r.documents AS documents, r.id AS relation
ORDER BY supplier, recipient, coalesce(date, ''), relation;
