// title: What a party supplies, by product
// question: What does a party supply, to whom and when, product by product?
// category: supplies
// parameter: party (entity, default "Minsk Tractor Plant", example "Minsk Tractor Plant"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: product, recipient, kind, country, deals, first_year, last_year, status
// :param party => "Minsk Tractor Plant"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SUPPLIES]->(b:Entity)
WHERE r.confidence >= $min_confidence
UNWIND CASE WHEN size(r.products) > 0 THEN r.products ELSE ['not stated'] END AS product
WITH product, b, r, r.status AS one_status
ORDER BY one_status
RETURN product, b.name AS recipient, b.kind AS kind,
       CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country, count(DISTINCT r.id) AS deals,
       min(r.year) AS first_year, max(r.year) AS last_year, collect(DISTINCT one_status) AS status
ORDER BY product, recipient, kind, country;
