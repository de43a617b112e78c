// title: The most cited sources
// question: Which cited sources carry the most deals?
// category: sources and evidence
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: source, deals, types, first_year, last_year
// :param limit => 25
// :param min_confidence => 0.0
MATCH (:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(:Entity)
WHERE r.confidence >= $min_confidence
UNWIND r.citations AS source
RETURN source, count(DISTINCT r.id) AS deals, count(DISTINCT type(r)) AS types, min(r.year) AS first_year,
       max(r.year) AS last_year
ORDER BY deals DESC, source
LIMIT $limit;
