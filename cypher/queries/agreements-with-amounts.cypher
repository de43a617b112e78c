// title: Agreements with a stated amount
// question: Which signed deals state a sum of money or a quantity?
// category: agreements
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, first, second, instrument, subject, amount, status, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED]->(b:Entity)
WHERE r.amount IS NOT NULL
  AND r.confidence >= $min_confidence
RETURN r.date AS date, a.name AS first, b.name AS second, r.instrument AS instrument, r.subject AS subject,
       r.amount AS amount, r.status AS status, r.id AS relation
ORDER BY coalesce(date, '') DESC, first, second, relation;
