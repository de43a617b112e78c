// title: Plans that came true
// question: Which planned deals were followed by a deal of the same type between the same parties that is done?
// category: time
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, planned, done, planned_relation, done_relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity),
      (a)-[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b)
WHERE r.status = 'planned' AND s.status = 'done' AND type(r) = type(s)
  AND coalesce(s.year, 9999) >= coalesce(r.year, 0)
  AND r.confidence >= $min_confidence AND s.confidence >= $min_confidence
RETURN DISTINCT toLower(type(r)) AS type, a.name AS first, b.name AS second, r.date AS planned, s.date AS done,
       r.id AS planned_relation, s.id AS done_relation
ORDER BY type, first, second, planned_relation, done_relation;
