// title: New partners by year
// question: In which year did each partner of a party first appear?
// category: time
// parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: first_year, partners, new_partners
// :param party => "Belarus"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.year IS NOT NULL
  AND r.confidence >= $min_confidence
WITH b, min(r.year) AS first_year
WITH first_year, b.name AS partner
ORDER BY partner
RETURN first_year, count(partner) AS partners, collect(partner) AS new_partners
ORDER BY first_year;
