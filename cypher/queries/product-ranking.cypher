// title: The products most supplied
// question: Which products have the most supplies, suppliers and recipients?
// category: supplies
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: product, deals, suppliers, recipients, first_year, last_year
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)
WHERE r.confidence >= $min_confidence
UNWIND r.products AS product
RETURN product, count(DISTINCT r.id) AS deals, count(DISTINCT a.id) AS suppliers, count(DISTINCT b.id) AS recipients,
       min(r.year) AS first_year, max(r.year) AS last_year
ORDER BY deals DESC, product
LIMIT $limit;
