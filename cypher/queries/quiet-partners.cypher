// title: Partners that went quiet
// question: Which partners of a party have had no deal since a year, and when was the last?
// category: time
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: year (integer, default 2023, example 2023): quiet: the last dated deal is from before this year
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, kind, country, last_year, deals
// :param party => "Belarus"
// :param year => 2023
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.year IS NOT NULL
  AND r.confidence >= $min_confidence
WITH b, max(r.year) AS last_year, count(DISTINCT r.id) AS deals
WHERE last_year < $year
RETURN b.name AS partner, b.kind AS kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       last_year, deals
ORDER BY last_year DESC, partner, kind;
