// title: Supplies from country to country
// question: Which countries supply which, counting their companies, cities and regions?
// category: supplies
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: from_country, to_country, deals, suppliers, recipients, products
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, a, b, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS from_country,
     CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS to_country
WHERE from_country <> to_country
UNWIND CASE WHEN size(r.products) > 0 THEN r.products ELSE [null] END AS product
WITH r, a, b, from_country, to_country, product
ORDER BY product
RETURN from_country, to_country, count(DISTINCT r.id) AS deals, count(DISTINCT a.id) AS suppliers,
       count(DISTINCT b.id) AS recipients, collect(DISTINCT product) AS products
ORDER BY deals DESC, from_country, to_country;
