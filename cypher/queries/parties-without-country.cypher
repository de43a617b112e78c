// title: Parties whose country is not known
// question: Which parties have no country or no kind, and how many deals hang on them?
// category: data quality
// columns: party, kind, id, deals
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(:Entity)
WHERE (a.kind IS NULL OR a.kind <> 'country') AND (a.country IS NULL OR a.kind IS NULL)
RETURN a.name AS party, a.kind AS kind, a.id AS id, count(DISTINCT r.id) AS deals
ORDER BY deals DESC, party, id;
