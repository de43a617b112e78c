// title: Sister cities without any supply between them
// question: Which twinned cities or regions have no supply in either direction?
// category: sister cities
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first, first_country, second, second_country, date, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SISTER_CITY]->(b:Entity)
WHERE r.status = 'done'
  AND r.confidence >= $min_confidence
  AND NOT EXISTS { MATCH (a)-[s:SUPPLIES]-(b) WHERE s.confidence >= $min_confidence }
RETURN a.name AS first, a.country AS first_country, b.name AS second, b.country AS second_country, r.date AS date,
       r.id AS relation
ORDER BY first, second, relation;
