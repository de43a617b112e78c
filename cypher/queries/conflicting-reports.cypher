// title: Deals whose sources disagree
// question: Which reports of what looks like one deal give different dates or a different status?
// category: data quality
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, matter, date_a, date_b, status_a, status_b, relation_a, relation_b
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.confidence >= $min_confidence
WITH r, CASE WHEN type(r) = 'SUPPLIES' OR a.id < b.id THEN a.id ELSE b.id END AS first_id,
     CASE WHEN type(r) = 'SUPPLIES' OR a.id < b.id THEN b.id ELSE a.id END AS second_id
WITH type(r) AS edge, first_id, second_id, collect(r) AS deals
WHERE size(deals) > 1
UNWIND deals AS r
UNWIND deals AS s
WITH edge, first_id, second_id, r, s
WHERE r.id < s.id
  AND none(d IN r.documents WHERE d IN s.documents)
  AND (r.status <> s.status OR NOT (r.date STARTS WITH s.date OR s.date STARTS WITH r.date))
WITH edge, first_id, second_id, r, s, CASE
  WHEN edge = 'SISTER_CITY' THEN 'twinning'
  WHEN r.venture = s.venture THEN r.venture
  WHEN r.subject = s.subject THEN r.subject
  ELSE head([p IN r.products WHERE p IN s.products])
END AS matter
WHERE matter IS NOT NULL
MATCH (a:Entity {id: first_id})
MATCH (b:Entity {id: second_id})
RETURN toLower(edge) AS type, a.name AS first, b.name AS second, matter, r.date AS date_a, s.date AS date_b,
       r.status AS status_a, s.status AS status_b, r.id AS relation_a, s.id AS relation_b
ORDER BY type, first, second, relation_a, relation_b;
