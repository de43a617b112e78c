// title: The best connected parties
// question: Which parties have the most partners?
// category: parties
// parameter: kind (text, default "", example ""): only this kind, such as city or company; empty for all kinds
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: party, kind, country, partners, deals, types
// :param kind => ""
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE ($kind = '' OR a.kind = $kind)
  AND r.confidence >= $min_confidence
RETURN a.name AS party, a.kind AS kind, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS country,
       count(DISTINCT b.id) AS partners, count(DISTINCT r.id) AS deals, count(DISTINCT type(r)) AS types
ORDER BY partners DESC, deals DESC, party, kind, country
LIMIT $limit;
