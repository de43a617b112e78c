// title: Joint ventures by product
// question: What do joint ventures make, and who runs them?
// category: joint ventures
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: product, ventures, partners, first_year, last_year
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:JOINT_VENTURE]-(:Entity)
WHERE r.confidence >= $min_confidence
UNWIND CASE
  WHEN size(r.products) > 0 THEN r.products
  ELSE [coalesce(r.subject, last(split(r.venture, ': ')), 'not stated')]
END AS product
WITH product, r, a.name AS partner
ORDER BY partner
RETURN product, count(DISTINCT r.id) AS ventures, collect(DISTINCT partner) AS partners, min(r.year) AS first_year,
       max(r.year) AS last_year
ORDER BY ventures DESC, product;
