// title: Supplies in both directions
// question: Which parties supply each other, and with what?
// category: supplies
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first, sends, second, sends_back
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity)-[s:SUPPLIES]->(a)
WHERE a.id < b.id
  AND r.confidence >= $min_confidence AND s.confidence >= $min_confidence
RETURN DISTINCT a.name AS first, r.products AS sends, b.name AS second, s.products AS sends_back
ORDER BY first, second, sends, sends_back;
