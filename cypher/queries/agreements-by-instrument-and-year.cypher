// title: Agreements by instrument and year
// question: How many agreements, memorandums, contracts and other instruments were signed in each year?
// category: agreements
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: year, instrument, signed, planned
// :param min_confidence => 0.0
MATCH (:Entity)-[r:SIGNED]->(:Entity)
WHERE r.confidence >= $min_confidence
RETURN r.year AS year, coalesce(r.instrument, 'not stated') AS instrument,
       count(CASE WHEN r.status = 'done' THEN 1 END) AS signed,
       count(CASE WHEN r.status = 'planned' THEN 1 END) AS planned
ORDER BY coalesce(year, 0) DESC, signed DESC, instrument;
