// title: Sister cities that signed more
// question: Which twinned cities or regions also signed something with each other?
// category: sister cities
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first, second, twinned, instrument, subject, signed, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SISTER_CITY]->(b:Entity), (a)-[s:SIGNED]-(b)
WHERE r.confidence >= $min_confidence AND s.confidence >= $min_confidence
RETURN DISTINCT a.name AS first, b.name AS second, r.date AS twinned, s.instrument AS instrument,
       s.subject AS subject, s.date AS signed, s.id AS relation
ORDER BY first, second, coalesce(signed, ''), relation, coalesce(twinned, '');
