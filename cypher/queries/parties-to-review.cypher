// title: Parties that may be one and the same
// question: Which parties share a name, or one's name begins with the other's, and need a decision?
// category: data quality
// columns: first, first_kind, first_id, second, second_kind, second_id, reason
MATCH (a:Entity)
WITH a, split(toLower(a.name), ' ') AS words
WITH a, [toLower(a.name)] + [x IN coalesce(a.aliases, []) | toLower(x)] AS names,
     [i IN range(1, size(words) - 1) | substring(reduce(text = '', w IN words[0..i] | text + ' ' + w), 1)] AS beginnings
UNWIND [n IN names | [n, 'name']] + [b IN beginnings | [b, 'beginning']] AS entry
WITH entry[0] AS key, collect(DISTINCT CASE entry[1] WHEN 'name' THEN a.id END) AS named,
     collect(DISTINCT CASE entry[1] WHEN 'beginning' THEN a.id END) AS longer
WHERE size(named) > 0 AND size(named) + size(longer) > 1
UNWIND named AS one
UNWIND [id IN named WHERE id > one | [id, 'shared name']]
     + [id IN longer WHERE NOT id IN named | [id, 'one name begins with the other']] AS pair
WITH DISTINCT one, pair[0] AS other, pair[1] AS reason
MATCH (a:Entity {id: one})
MATCH (b:Entity {id: other})
WHERE a.kind = b.kind OR a.kind IS NULL OR b.kind IS NULL
RETURN a.name AS first, a.kind AS first_kind, a.id AS first_id, b.name AS second, b.kind AS second_kind,
       b.id AS second_id, reason
ORDER BY reason, first, second, first_id, second_id;
