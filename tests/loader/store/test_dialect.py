"""What the embedded engine would answer wrongly in silence is refused; what it answers rightly is not."""

from __future__ import annotations

import pytest
from bilateral.errors import BadInput
from bilateral.loader.store import open_store
from bilateral.loader.store.dialect import check_dialect, constructs

REFUSED = {
    "map projection of a relation": "MATCH (a)-[r:SUPPLIES]->(b) RETURN r{.id, .status} AS fields",
    "startNode() or endNode() taken as a node": "MATCH ()-[r]->() RETURN startNode(r) AS giver",
    "a path without an upper bound": "MATCH (a {id: 'x'})-[:SIGNED*2..]-(b) RETURN count(b)",
    "a shortest path with a condition": "MATCH p = shortestPath((a)-[*..5]-(b)) WHERE all(n IN nodes(p) WHERE true)",
    "duration.between()": "RETURN duration.between(date('2020-01-01'), date('2021-01-01')) AS d",
    "id()": "MATCH (n) RETURN id(n)",
    "db.labels()": "CALL db.labels() YIELD label RETURN label",
    "the property type or label": "MATCH ()-[r]->() RETURN r.type",
    "the title of something": "MATCH (n:Entity) RETURN n.title",
    "the name of a Document": "MATCH (d:Document) RETURN d.name",
    "keys(), properties()": "MATCH (n:Entity) RETURN keys(n)",
}  # fmt: skip
ALLOWED = [
    "MATCH (a)-[r:SUPPLIES]->(b) RETURN startNode(r).id AS giver, r.id, type(r), keys(r)",
    "MATCH p = shortestPath((a {id: 'x'})-[*]-(b {id: 'y'})) RETURN length(p)",
    "MATCH (a)-[r:SIGNED*1..3]-(b) RETURN count(*) * 2 AS double",
    "MATCH (d:Document)-[:MENTIONS]->(n:Entity) RETURN d.title, n.name, n{.id, .name} AS party",
    "MATCH (n) WHERE n.name = 'db.labels() r{.id} *] id(n)' RETURN n.id // n.title",
    "MATCH (n:Entity) WHERE n.id IN ['x'] RETURN n.name, COUNT { (n)--() } AS ties",
]


@pytest.mark.parametrize(("name", "query"), REFUSED.items(), ids=list(REFUSED))
def test_a_construct_is_refused_with_its_place_and_a_way_out(name: str, query: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_dialect(f"MATCH (x:City)\n{query}")
    assert str(caught.value).startswith("line 2, column ")
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_construct_has_a_case() -> None:
    names = {construct.name for construct in constructs()}
    assert all(any(case in name for case in REFUSED) for name in names)


@pytest.mark.parametrize("query", ALLOWED)
def test_what_is_answered_rightly_is_let_through(query: str) -> None:
    check_dialect(query)


def test_the_embedded_store_refuses_before_it_answers(tmp_path) -> None:
    with open_store(str(tmp_path / "graph.kgl"), write=True) as store, pytest.raises(BadInput, match="Neo4j store"):
        store.read("MATCH (n:Entity) RETURN n.title")
