// title: Who supplies a party, by product
// question: What does a party receive, from whom and when, product by product?
// category: supplies
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: product, supplier, kind, country, deals, first_year, last_year, status
// :param party => "Belarus"
// :param min_confidence => 0.0
MATCH (b:Entity)
WHERE ($party IN [b.id, b.name] OR $party IN b.aliases)
MATCH (a:Entity)-[r:SUPPLIES]->(b)
WHERE r.confidence >= $min_confidence
UNWIND CASE WHEN size(r.products) > 0 THEN r.products ELSE ['not stated'] END AS product
WITH product, a, r, r.status AS one_status
ORDER BY one_status
RETURN product, a.name AS supplier, a.kind AS kind,
       CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS country, count(DISTINCT r.id) AS deals,
       min(r.year) AS first_year, max(r.year) AS last_year, collect(DISTINCT one_status) AS status
ORDER BY product, supplier, kind, country;
