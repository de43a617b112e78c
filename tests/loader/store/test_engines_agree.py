"""Random graphs and random queries: the embedded engine gives the rows of Neo4j."""

from __future__ import annotations

import math
import os
from collections import Counter
from typing import Any

import pytest
from bilateral.loader.model import KINDS, RELATION_TYPES, STATUSES, Entity, Relation
from bilateral.loader.store import GraphStore, open_store
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from .sample import deal

IDS = [f"e{i}" for i in range(7)]
ENTITY = st.builds(
    Entity,
    st.sampled_from(IDS),
    st.sampled_from(["Ada", "ada", "Żory", "Brest", ""]),
    st.sampled_from(["", *KINDS]),
    st.sampled_from(["", "Belarus", "China"]),
    st.lists(st.sampled_from(["A", "B b", "Ć"]), max_size=2),
)
DEAL = st.builds(
    lambda id, type, head, tail, documents, **fields: deal(f"r{id}", type, head, tail, *documents, **fields),
    id=st.integers(0, 40),
    type=st.sampled_from(RELATION_TYPES),
    head=st.sampled_from(IDS),
    tail=st.sampled_from(IDS),
    documents=st.lists(st.sampled_from(["one.txt", "two.txt", "three.txt"]), unique=True, max_size=3),
    status=st.sampled_from(STATUSES),
    date=st.sampled_from(["", "2019", "2020-05", "2020-05-06", "2021"]),
    products=st.lists(st.sampled_from(["tractors", "buses", "salt"]), max_size=2),
    confidence=st.sampled_from([0.25, 0.5, 1.0]),
)
GRAPH = st.tuples(
    st.lists(ENTITY, min_size=2, max_size=7, unique_by=lambda e: e.id),
    st.lists(DEAL, max_size=14, unique_by=lambda r: r.id),
)


def _one_of(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from([line.strip() for line in text.strip().splitlines()])


NODE = st.sampled_from(["Entity", "City", "Company", "Country", "Region", "City|Company"])
ALL_TYPES = "|".join(type_.upper() for type_ in RELATION_TYPES)
TYPES = st.sampled_from(["SIGNED", "SUPPLIES", "SIGNED|SUPPLIES", "JOINT_VENTURE|SISTER_CITY", ALL_TYPES])
PATTERN = st.builds(
    "(a:{0}){3[0]}[r:{2}]{3[1]}(b:{1})".format,
    NODE,
    NODE,
    TYPES,
    st.sampled_from([("-", "->"), ("<-", "-"), ("-", "-")]),
)
NODE_TEST = _one_of("""
    true
    a.country = 'Belarus'
    a.country IS NULL
    a.name < 'C'
    NOT a.kind = 'city'
    a.id IN ['e1', 'e3', null]
    a.country = $country
    a.country <> $country
    a:City
    size(a.aliases) > 0
    'A' IN a.aliases
    a.name STARTS WITH 'A'
    EXISTS { (a)-[:SUPPLIES]->() }
    NOT EXISTS { MATCH (a)-[x:SIGNED]-() WHERE x.year > 2019 }
    COUNT { (a)--(:Entity) } > 1
    (a)-[:SIGNED]-()
    a.name =~ '(?i)ada'
    coalesce(a.country, '?') <> 'China' OR a.kind IS NULL
""")
EDGE_TEST = _one_of("""
    true
    r.year >= 2020
    NOT r.year >= 2020
    r.year IS NULL
    r.status = 'planned'
    r.confidence > 0.4
    'salt' IN r.products
    any(x IN r.products WHERE x <> 'salt')
    none(x IN r.documents WHERE x = 'one.txt')
    all(x IN r.documents WHERE x <> 'two.txt')
    size(r.documents) = 2
    a <> b
    a.id < b.id
    type(r) = 'SIGNED'
    startNode(r) = a
    r.date STARTS WITH '2020'
""")
NODE_RESULT = _one_of("""
    a.id AS x
    a AS x
    count(*) AS x
    count(a.country) AS x
    a.country AS x, count(*) AS y
    DISTINCT a.kind AS x
    size(collect(DISTINCT a.country)) AS x
    a.kind AS x, min(a.name) AS y, max(a.id) AS z
    labels(a) AS x, count(a) AS y
    size([(a)-[:SIGNED]->(c) | c.id]) AS x, a.id AS y
    CASE WHEN a.country IS NULL THEN 0 ELSE 1 END AS x, count(*) AS y
    a.id AS x, COUNT { (a)-[:SUPPLIES]->() } AS y
    avg(size(a.aliases)) AS x, sum(size(a.name)) AS y
""")
EDGE_RESULT = _one_of("""
    a.id AS x, b.id AS y, r.id AS z
    r AS x
    count(*) AS x
    count(r.year) AS x
    count(DISTINCT b) AS x
    type(r) AS x, count(*) AS y
    a.id AS x, count(r) AS y
    a.id AS x, count(DISTINCT b.id) AS y, min(r.year) AS z
    DISTINCT a.country AS x, b.country AS y
    r.year AS x, count(*) AS y
    a.id AS x, sum(r.confidence) AS y
    b.kind AS x, max(r.date) AS y, avg(r.year) AS z
    startNode(r).id AS x, endNode(r).name AS y
""")
TEMPLATES = {
    "MATCH (a:{}) WHERE {} RETURN {}": (NODE, NODE_TEST, NODE_RESULT),
    "MATCH {} WHERE {} AND {} RETURN {}": (PATTERN, NODE_TEST, EDGE_TEST, EDGE_RESULT),
    "MATCH {} WHERE {} WITH a, count(r) AS n WHERE n > 1 RETURN a.id AS x, n": (PATTERN, EDGE_TEST),
    "MATCH (a:{}) OPTIONAL MATCH (a)-[r:{}]-(b) WHERE {} RETURN a.id AS x, count(b) AS y": (NODE, TYPES, EDGE_TEST),
    "MATCH p = (a:Entity {{id: '{}'}})-[:{}*1..3]-(b) RETURN b.id AS x, length(p) AS y, count(*) AS n": (
        st.sampled_from(IDS),
        TYPES,
    ),
    "MATCH p = shortestPath((a:Entity {{id: '{}'}})-[:{}*..6]-(b:Entity)) WHERE a <> b RETURN b.id, length(p)": (
        st.sampled_from(IDS),
        TYPES,
    ),
    "MATCH (a:{})-[:{}]->(m)-[:{}]->(b) WHERE a <> b RETURN a.id AS x, b.id AS y, count(DISTINCT m) AS n": (
        NODE,
        TYPES,
        TYPES,
    ),
    "MATCH (a:{})-[r:{}]->(b)-[s]->(m:Entity) WHERE {} RETURN {}": (NODE, TYPES, EDGE_TEST, EDGE_RESULT),
    "MATCH (a)-[r]->(b)-[s]->(m) WHERE {} RETURN {}": (
        EDGE_TEST,
        st.sampled_from(["count(*)", "count(a)", "a AS x, count(*) AS n"]),
    ),
    "MATCH {} WHERE {} RETURN a.id AS x UNION MATCH (a:City) RETURN a.id AS x": (PATTERN, EDGE_TEST),
    "MATCH (a:Entity) WHERE {} RETURN a.id AS x, a.country AS y ORDER BY a.country {}, a.id LIMIT 4": (
        NODE_TEST,
        st.sampled_from(["", "DESC"]),
    ),
    "MATCH {} UNWIND r.products AS p RETURN p AS x, count(*) AS y, count(DISTINCT a) AS z": (PATTERN,),
}
QUERY = st.one_of(st.builds(template.format, *parts) for template, parts in TEMPLATES.items())


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory, neo4j_uri: str, wipe_neo4j) -> Any:
    """Both engines, open for writing."""
    wipe_neo4j(neo4j_uri)
    path = str(tmp_path_factory.mktemp("agree") / "graph.kgl")
    with open_store(path, write=True) as embedded, open_store(neo4j_uri, write=True) as server:
        yield embedded, server


def _comparable(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.12g}") if not math.isnan(value) else "nan"
    if isinstance(value, dict):
        return tuple((key, _comparable(value[key])) for key in sorted(value))
    return tuple(map(_comparable, value)) if isinstance(value, list | tuple) else value


def _rows(store: GraphStore, query: str) -> Counter[Any]:
    return Counter(map(repr, map(_comparable, store.read(query, {"country": "Belarus"}).rows)))


def _fill(engines: Any, entities: list[Entity], relations: list[Relation]) -> None:
    for store in engines:
        store.write("MATCH (n) WHERE n.id <> 'store' DETACH DELETE n")
        store.load(entities, relations)


@settings(max_examples=int(os.environ.get("BILATERAL_EXAMPLES", "10")), deadline=None, phases=[Phase.generate])
@given(graph=GRAPH, queries=st.lists(QUERY, min_size=30, max_size=30))
def test_both_engines_give_the_same_rows(engines: Any, graph: Any, queries: list[str]) -> None:
    entities, relations = graph
    known = {entity.id for entity in entities}
    _fill(engines, entities, [r for r in relations if {r.head_id, r.tail_id} <= known])
    for query in queries:
        embedded, server = (_rows(store, query) for store in engines)
        assert embedded == server, query
