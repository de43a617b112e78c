// title: Supply chains of two steps
// question: Who supplies whom through a common partner: A supplies B, and B supplies C?
// category: supplies
// parameter: limit (integer, default 100, example 100): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: supplier, first_products, partner, second_products, recipient
// :param limit => 100
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)-[s:SUPPLIES]->(c:Entity)
WHERE a.id <> b.id AND b.id <> c.id AND a.id <> c.id
  AND r.confidence >= $min_confidence AND s.confidence >= $min_confidence
RETURN DISTINCT a.name AS supplier, r.products AS first_products, b.name AS partner, s.products AS second_products,
       c.name AS recipient
ORDER BY supplier, partner, recipient, first_products, second_products
LIMIT $limit;
