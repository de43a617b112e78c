// title: Agreements about a subject
// question: Which agreements have a given word in their subject, instrument or evidence?
// category: agreements
// parameter: word (text, default "cooperation", example "cooperation"): word or part of a word, in any case
// parameter: min_confidence (number, default 0.0, example 0.0): leave out deals less certain than this (0 to 1)
// columns: date, first, second, instrument, subject, status, relation
// :param word => "cooperation"
// :param min_confidence => 0.0
MATCH (a:Entity)-[r:SIGNED]->(b:Entity)
WHERE (toLower(coalesce(r.subject, '')) CONTAINS toLower($word)
   OR toLower(coalesce(r.instrument, '')) CONTAINS toLower($word)
   OR any(sentence IN r.evidence WHERE toLower(sentence) CONTAINS toLower($word)))
  AND r.confidence >= $min_confidence
RETURN r.date AS date, a.name AS first, b.name AS second, r.instrument AS instrument, r.subject AS subject,
       r.status AS status, r.id AS relation
ORDER BY coalesce(date, '') DESC, first, second, relation;
