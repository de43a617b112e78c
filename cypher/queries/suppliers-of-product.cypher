// title: Who supplies a product
// question: Who supplies a product (or a group of products), and to whom?
// category: supplies
// parameter: product (text, default "tractor", example "tractor"): product, whole or in part, in any case
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: supplier, recipient, products, date, amount, status, relation
// :param product => "tractor"
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)
WHERE any(product IN r.products WHERE toLower(product) CONTAINS toLower($product))
  AND r.confidence >= $min_confidence
RETURN a.name AS supplier, b.name AS recipient, r.products AS products, r.date AS date, r.amount AS amount,
       r.status AS status, r.id AS relation
ORDER BY supplier, recipient, coalesce(date, '') DESC, relation;
