"""The Cypher that loads and retracts, the same for both engines; every value is a parameter.

Labels and edge types cannot be parameters: they are put in from the closed tables of `schema`, never from input.
"""

from __future__ import annotations

from .schema import ANY_DEAL, DEAL_PROPERTIES, EDGE_TYPES, LABELS

NODE_DIGESTS = {
    label: f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id, n.digest AS digest"
    for label in ("Entity", "Document")
}
DEAL_DIGESTS = {
    type_: f"UNWIND $ids AS id MATCH ()-[r:{edge} {{id: id}}]->() RETURN id, r.digest AS digest"
    for type_, edge in EDGE_TYPES.items()
}
DEALS = {
    type_: f"UNWIND $ids AS id MATCH (h)-[r:{edge} {{id: id}}]->(t) RETURN h.id AS head, r AS deal, t.id AS tail"
    for type_, edge in EDGE_TYPES.items()
}
PUT_ENTITIES = {
    kind: "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n = row.properties"
    + (f" SET n:{LABELS[kind]}" if kind else "")
    + " REMOVE n:"
    + ":".join(label for other, label in LABELS.items() if other != kind)
    for kind in ("", *LABELS)
}
PUT_DOCUMENTS = "UNWIND $rows AS row MERGE (n:Document {id: row.id}) SET n = row.properties"
CREATE_DEALS = {
    type_: "UNWIND $rows AS row MATCH (h:Entity {id: row.head}) MATCH (t:Entity {id: row.tail}) CREATE (h)-"
    f"[r:{edge} {{{', '.join(f'{name}: row.properties.{name}' for name in DEAL_PROPERTIES)}}}]->(t) RETURN r.id AS id"
    for type_, edge in EDGE_TYPES.items()
}
MOVE_DEALS = {
    type_: f"UNWIND $rows AS row MATCH ()-[old:{edge} {{id: row.id}}]->() DELETE old WITH row "
    + CREATE_DEALS[type_].removeprefix("UNWIND $rows AS row ")
    for type_, edge in EDGE_TYPES.items()
}
UPDATE_DEALS = {
    type_: f"UNWIND $rows AS row MATCH ()-[r:{edge} {{id: row.id}}]->() SET r = row.properties RETURN r.id AS id"
    for type_, edge in EDGE_TYPES.items()
}
DELETE_DEALS = {
    type_: f"UNWIND $ids AS id MATCH ()-[r:{edge} {{id: id}}]->() DELETE r" for type_, edge in EDGE_TYPES.items()
}
PUT_MENTIONS = (
    "UNWIND $pairs AS pair MATCH (d:Document {id: pair.document}) MATCH (n:Entity {id: pair.entity}) "
    "MERGE (d)-[:MENTIONS]->(n)"
)
DELETE_STALE_MENTIONS = (
    "UNWIND $pairs AS pair MATCH (d:Document {id: pair.document})-[m:MENTIONS]->(n:Entity {id: pair.entity}) "
    f"WHERE NOT EXISTS {{ MATCH (d)-[:MENTIONS]->(e:Entity)-[r:{ANY_DEAL}]-(n) "
    "WHERE d.id IN r.documents AND NOT r.id IN $except } DELETE m"
)
"""Both parties of a document's deal are mentioned by it, so a stale mention shows without looking through a hub."""
DEALS_AND_DOCUMENTS = {
    type_: f"MATCH ()-[r:{edge}]->() WHERE r.documents IS NOT NULL RETURN r.id AS id, r.documents AS documents"
    for type_, edge in EDGE_TYPES.items()
}
DEALS_OF_DOCUMENTS = {
    type_: f"MATCH ()-[r:{edge}]->() WHERE any(d IN r.documents WHERE d IN $documents) "
    "RETURN r.id AS id, r.documents AS documents"
    for type_, edge in EDGE_TYPES.items()
}
ORPHANS = f"MATCH (n:Entity) WHERE NOT (n)-[:{ANY_DEAL}]-() RETURN n.id AS id"
DELETE_ENTITIES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n"
DELETE_DOCUMENT = "MATCH (d:Document {id: $id}) DETACH DELETE d"
VERSION = "MATCH (s:Bilateral {id: 'store'}) RETURN s.version AS version"
STAMP = "MERGE (s:Bilateral {id: 'store'}) SET s.version = $version"
ANY_NODE = "MATCH (n) RETURN 1 AS one LIMIT 1"
ANY_DEALS = f"MATCH ()-[r:{ANY_DEAL}]->() RETURN 1 AS one LIMIT 1"
COUNTS = (
    "MATCH (n:Entity) RETURN count(n) AS number",
    "MATCH (d:Document) RETURN count(d) AS number",
    *(f"MATCH ()-[r:{edge}]->() RETURN count(r) AS number" for edge in EDGE_TYPES.values()),
)
BEGIN_WRITING = "MATCH (s:Bilateral {id: 'store'}) SET s.version = s.version REMOVE s.loaded"
"""The first statement of every change: others that write wait for it, and what was `loaded` last no longer holds."""
LOADED = "MATCH (s:Bilateral {id: 'store'}) RETURN s.loaded AS loaded"
SET_LOADED = "MATCH (s:Bilateral {id: 'store'}) SET s.loaded = $loaded"
