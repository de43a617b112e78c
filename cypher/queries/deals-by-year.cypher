// title: Deals by year and type
// question: How many deals of each type does each year have?
// category: time
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: year, signed, supplies, sister_city, joint_venture
// :param min_confidence => 0.0
MATCH (:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(:Entity)
WHERE r.confidence >= $min_confidence
RETURN r.year AS year,
       count(CASE WHEN type(r) = 'SIGNED' THEN 1 END) AS signed,
       count(CASE WHEN type(r) = 'SUPPLIES' THEN 1 END) AS supplies,
       count(CASE WHEN type(r) = 'SISTER_CITY' THEN 1 END) AS sister_city,
       count(CASE WHEN type(r) = 'JOINT_VENTURE' THEN 1 END) AS joint_venture
ORDER BY coalesce(year, 0) DESC;
