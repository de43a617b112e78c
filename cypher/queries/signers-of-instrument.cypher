// title: Signers of one kind of instrument
// question: Who signs memorandums (or contracts, road maps, ...) most often, and with how many partners?
// category: agreements
// parameter: instrument (text, default "memorandum", example "memorandum"): instrument, whole or in part
// parameter: limit (integer, default 25, example 25): most rows to show
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: party, kind, country, deals, partners
// :param instrument => "memorandum"
// :param limit => 25
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED]-(b:Entity)
WHERE toLower(coalesce(r.instrument, '')) CONTAINS toLower($instrument)
  AND r.confidence >= $min_confidence
RETURN a.name AS party, a.kind AS kind, CASE WHEN a.kind = 'country' THEN a.name ELSE a.country END AS country,
       count(DISTINCT r.id) AS deals, count(DISTINCT b.id) AS partners
ORDER BY deals DESC, party, kind, country
LIMIT $limit;
