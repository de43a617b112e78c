// title: The timeline of a party
// question: What happened with a party, in order of time?
// category: time
// parameter: party (entity, default "Uzbekistan", example "Uzbekistan"): the party: name, other name or id
// parameter: since (date, default "", example ""): first date (YYYY, YYYY-MM or YYYY-MM-DD); empty for no limit
// parameter: until (date, default "", example ""): last date, whole years and months included; empty for no limit
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, type, partner, status, what, products, relation
// :param party => "Uzbekistan"
// :param since => ""
// :param until => ""
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.date IS NOT NULL
  AND ($since = '' OR r.date >= left($since, size(r.date)))
  AND ($until = '' OR left(r.date, size($until)) <= $until)
  AND r.confidence >= $min_confidence
RETURN r.date AS date, toLower(type(r)) AS type, b.name AS partner, r.status AS status,
       coalesce(r.venture, r.subject, r.instrument) AS what, r.products AS products, r.id AS relation
ORDER BY date, type, partner, relation;
