// title: Planned deals never reported done
// question: Which planned deals have no deal of the same type between the same parties that is done?
// category: time
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: type, first, second, date, what, products, documents, relation
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.status = 'planned'
  AND r.confidence >= $min_confidence
  AND NOT EXISTS {
    MATCH (a)-[s:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b)
    WHERE type(s) = type(r) AND s.status = 'done' AND coalesce(s.year, 9999) >= coalesce(r.year, 0)
  }
RETURN toLower(type(r)) AS type, a.name AS first, b.name AS second, r.date AS date,
       coalesce(r.venture, r.subject, r.instrument) AS what, r.products AS products, r.documents AS documents,
       r.id AS relation
ORDER BY coalesce(date, ''), type, first, second, relation;
