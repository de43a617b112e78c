// title: All partners of a party
// question: Who are the partners of a region, city, company or country, and what ties them?
// category: parties
// parameter: party (entity, default "Vitebsk region", example "Vitebsk region"): the party: name, other name or id
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: partner, kind, country, signed, supplies, sister_city, joint_venture, first_year, last_year
// :param party => "Vitebsk region"
// :param min_confidence => 0.0
MATCH (a:Entity)
WHERE ($party IN [a.id, a.name] OR $party IN a.aliases)
MATCH (a)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE r.confidence >= $min_confidence
RETURN b.name AS partner, b.kind AS kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS country,
       count(DISTINCT CASE WHEN type(r) = 'SIGNED' THEN r.id END) AS signed,
       count(DISTINCT CASE WHEN type(r) = 'SUPPLIES' THEN r.id END) AS supplies,
       count(DISTINCT CASE WHEN type(r) = 'SISTER_CITY' THEN r.id END) AS sister_city,
       count(DISTINCT CASE WHEN type(r) = 'JOINT_VENTURE' THEN r.id END) AS joint_venture,
       min(r.year) AS first_year, max(r.year) AS last_year
ORDER BY partner, kind, country;
