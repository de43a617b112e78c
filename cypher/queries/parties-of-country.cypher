// title: The parties of a country
// question: Which regions, cities, companies and institutions of a country have ties, and how many?
// category: parties
// parameter: country (text, default "Belarus", example "Belarus"): name of the country
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: party, kind, deals, partners, partner_countries
// :param country => "Belarus"
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE a.country = $country AND a.kind <> 'country'
  AND r.confidence >= $min_confidence
WITH a, r, b, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS partner_country
RETURN a.name AS party, a.kind AS kind, count(DISTINCT r.id) AS deals, count(DISTINCT b.id) AS partners,
       count(DISTINCT partner_country) AS partner_countries
ORDER BY deals DESC, party, kind;
