"""A small graph to load, and the whole of a store as values that can be compared."""

from __future__ import annotations

from typing import Any

from bilateral.loader.model import Citation, Entity, Evidence, Relation
from bilateral.loader.store import DocumentRecord, Store

ENTITIES = [
    Entity("e1", "Vitebsk", "city", "Belarus", ["Witebsk"]),
    Entity("e2", "Jinan", "city", "China"),
    Entity("e3", "Tractor Works", "company", "Belarus", ["TW", "Works"]),
    Entity("e4", "Harbour Trade", "company", "Azerbaijan"),
    Entity("e5", "Nameless", ""),
]
DOCUMENTS = [DocumentRecord("one.txt", "First", "11"), DocumentRecord("two.txt", "Second", "22")]


def deal(id: str, type: str, head: str, tail: str, *documents: str, **fields: Any) -> Relation:
    """Make a resolved relation with one evidence from each document."""
    evidence = [
        Evidence(
            name, f"{head} and {tail} as {name} tells it.", 3, 30, [Citation(7, "Gazette", 2019, "https://x.org/a")]
        )
        for name in documents
    ]
    return Relation(type=type, head=head, tail=tail, id=id, head_id=head, tail_id=tail, evidence=evidence, **fields)


RELATIONS = [
    deal("r1", "sister_city", "e1", "e2", "one.txt", "two.txt", date="2009-04", instrument="agreement"),
    deal("r2", "supplies", "e3", "e4", "one.txt", products=["tractors", "engines"], amount="30 units", date="2011"),
    deal("r3", "supplies", "e3", "e4", "two.txt", products=["tractors"], status="planned", confidence=0.5),
    deal("r4", "joint_venture", "e3", "e5", "two.txt", venture="Trade House"),
    deal("r5", "signed", "e4", "e4", "two.txt", subject="a deal with itself"),
]


def contents(store: Store) -> dict[str, Any]:
    """Read everything that a store holds."""
    nodes = store.read("MATCH (n) RETURN labels(n) AS labels, n AS node").rows
    edges = store.read("MATCH (a)-[r]->(b) RETURN a.id AS head, type(r) AS type, r AS edge, b.id AS tail").rows
    return {
        "nodes": sorted((tuple(labels), sorted(node.items())) for labels, node in nodes),
        "edges": sorted((head, kind, sorted(edge.items(), key=str), tail) for head, kind, edge, tail in edges),
    }


def counts(store: Store) -> tuple[int, int, int]:
    """Count entities, documents and deals."""
    entities = store.read("MATCH (n:Entity) RETURN count(n) AS n").rows[0][0]
    documents = store.read("MATCH (n:Document) RETURN count(n) AS n").rows[0][0]
    deals = store.read("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n").rows[0][0]
    return entities, documents, deals
