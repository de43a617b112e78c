// title: Who signed with a party since a date
// question: Who signed what with a party since a given date, newest first?
// category: agreements
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: since (date, default "", example "2015"): first date (YYYY, YYYY-MM or YYYY-MM-DD); empty for no limit
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, partner, kind, country, instrument, subject, status, relation
// :param party => "Belarus"
// :param since => "2015"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED]-(b:Entity)
WHERE ($since = '' OR r.date >= left($since, size(r.date)))
  AND r.confidence >= $min_confidence
RETURN r.date AS date, b.name AS partner, b.kind AS kind,
       CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       r.instrument AS instrument, r.subject AS subject, r.status AS status, r.id AS relation
ORDER BY coalesce(date, '') DESC, partner, relation;
