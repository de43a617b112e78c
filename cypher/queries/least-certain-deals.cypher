// title: The least certain deals
// question: Which deals is the extractor least sure of?
// category: data quality
// parameter: below (number, default 0.5, example 0.6): show deals less certain than this
// parameter: limit (integer, default 25, example 25): most rows to show
// columns: confidence, type, first, second, status, date, sentence, relation
// :param below => 0.6
// :param limit => 25
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.confidence < $below
RETURN r.confidence AS confidence, toLower(type(r)) AS type, a.name AS first, b.name AS second, r.status AS status,
       r.date AS date, r.evidence[0] AS sentence, r.id AS relation
ORDER BY confidence, type, first, second, relation
LIMIT $limit;
