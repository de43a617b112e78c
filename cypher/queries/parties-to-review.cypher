// title: Parties that may be one and the same
// question: Which parties share a name, or one's name begins with the other's, and need a decision?
// category: data quality
// columns: first, first_kind, first_id, second, second_kind, second_id, reason
MATCH (a:Entity), (b:Entity)
WHERE a.id < b.id AND (a.kind = b.kind OR a.kind IS NULL OR b.kind IS NULL)
WITH a, b, CASE
  WHEN toLower(a.name) = toLower(b.name) THEN 'same name'
  WHEN a.name IN b.aliases OR b.name IN a.aliases THEN 'one is another name of the other'
  WHEN any(x IN a.aliases WHERE x IN b.aliases) THEN 'shared other name'
  WHEN a.name STARTS WITH b.name + ' ' OR b.name STARTS WITH a.name + ' ' THEN 'one name begins with the other'
END AS reason
WHERE reason IS NOT NULL
RETURN a.name AS first, a.kind AS first_kind, a.id AS first_id, b.name AS second, b.kind AS second_kind,
       b.id AS second_id, reason
ORDER BY reason, first, second, first_id, second_id;
