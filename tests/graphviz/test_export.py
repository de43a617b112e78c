"""Exports read back by other readers than their writers: ElementTree, NetworkX, csv, the stores."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from bilateral.graphviz.export import as_csv, as_cypher, as_gexf, as_graphml, as_json_lines, cypher_literal
from bilateral.graphviz.graph import build_graph, read_graph, relations_of
from bilateral.graphviz.neo4j_admin import write_neo4j_admin
from bilateral.loader.model import Entity, Evidence, Relation
from bilateral.loader.relations_file import read_relations
from bilateral.loader.store import GraphStore, open_store
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

NASTY = "\\u0027}) MATCH (n) O'Neil \\ \"quoted\" {x: 1}) DETACH DELETE n //\n\u2028\t<b>&amp;</b> 中文 🚜 \x07 ; 'a'"


@pytest.fixture(scope="module")
def graph(small: Any) -> nx.MultiDiGraph[str]:
    entities, relations = small
    nasty = Relation("supplies", NASTY, "China", id="n1", head_id="nasty", tail_id="cn", date="2020", confidence=0.25)
    nasty.subject = nasty.instrument = NASTY
    nasty.products, nasty.evidence = [NASTY, "b"], [Evidence("nasty.txt", NASTY, 0, 4)]
    return build_graph([*entities, Entity("nasty", NASTY, "", NASTY, [NASTY])], [*relations, nasty])


def test_graphml_and_gexf_are_read_by_networkx(graph: nx.MultiDiGraph[str]) -> None:
    for text, read in ((as_graphml(graph), nx.read_graphml), (as_gexf(graph), nx.read_gexf)):
        back = read(io.BytesIO(text.encode()))
        assert set(back) == set(graph)
        assert back.number_of_edges() == graph.number_of_edges()
        assert back.nodes["by"]["label"] == "Belarus" and back.nodes["by"]["kind"] == "country"
        deals = {(a, b, data["relation"], data["date"]) for a, b, data in back.edges(data=True)}
        assert ("minsk", "jinan", "sister_city", "2016-03-01") in deals
        assert back.nodes["nasty"]["label"].startswith(NASTY[:20])


def test_equal_graphs_give_equal_bytes(graph: nx.MultiDiGraph[str]) -> None:
    again = build_graph([data["entity"] for _, data in graph.nodes(data=True)][::-1], list(relations_of(graph))[::-1])
    for write in (as_graphml, as_gexf, as_csv):
        assert write(again) == write(graph)
    assert list(as_cypher(again)) == list(as_cypher(graph))


def test_csv_holds_every_field(graph: nx.MultiDiGraph[str]) -> None:
    files = as_csv(graph)
    nodes = {row["id"]: row for row in csv.DictReader(io.StringIO(files["nodes.csv"], newline=""))}
    edges = {row["id"]: row for row in csv.DictReader(io.StringIO(files["edges.csv"], newline=""))}
    assert nodes["mtz"] == {
        "id": "mtz",
        "name": "Minsk Tractor Works",
        "kind": "company",
        "country": "Belarus",
        "aliases": "MTW",
    }
    assert nodes["nasty"]["name"] == NASTY
    assert (edges["r3"]["products"], edges["r3"]["amount"], edges["r3"]["confidence"]) == (
        "beef; milk",
        "$1 million",
        "0.6",
    )
    assert edges["r3"]["evidence"] == "Sentence behind r3." and edges["r3"]["urls"] == "https://example.org/source"


def test_json_lines_are_a_relations_file_that_gives_the_same_relations(
    graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    path = tmp_path / "relations.jsonl"
    path.write_text("".join(as_json_lines(graph)), encoding="utf-8")
    assert list(read_relations(path)) == list(relations_of(graph))


def test_the_cypher_script_makes_the_same_graph(graph: nx.MultiDiGraph[str], store: GraphStore, tmp_path: Path) -> None:
    lines = [line for line in as_cypher(graph) if line.startswith("M")]
    assert all(line.endswith(";\n") and line.count("\n") == 1 for line in lines)
    for line in lines + lines:  # the second time changes nothing
        store.write(line.rstrip(";\n"))
    with open_store(str(tmp_path / "loaded.kgl"), write=True) as loaded:
        loaded.load([data["entity"] for _, data in graph.nodes(data=True)], relations_of(graph))
        for query in (
            "MATCH (e:Entity) RETURN e.id AS id, e.name AS name, e.aliases AS aliases, e.digest AS digest ORDER BY id",
            "MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity) "
            "RETURN r.id AS id, a.id AS head, b.id AS tail, r.subject AS subject, r.digest AS digest ORDER BY id",
            "MATCH (d:Document)-[m:MENTIONS]->(e:Entity) RETURN d.id AS id, e.id AS entity ORDER BY id, entity",
        ):
            rows = store.read(query).rows
            assert rows and rows == loaded.read(query).rows
    evidence = {relation.id: relation.evidence for relation in relations_of(graph)}
    assert {relation.id: relation.evidence for relation in relations_of(read_graph(store))} == evidence


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text("\\\\u0027'", max_size=20))
@example(text=NASTY)
def test_any_text_is_its_own_cypher_literal(store: GraphStore, text: str) -> None:
    assert store.read(f"RETURN {cypher_literal(text)} AS text").rows == [(text,)]


def test_what_has_no_literal_is_refused() -> None:
    for value in (None, object(), {"a b": 1}):
        with pytest.raises(ValueError):
            cypher_literal(value)


def test_neo4j_admin_files_name_every_node_and_edge(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    write_neo4j_admin(tmp_path, [data["entity"] for _, data in graph.nodes(data=True)], relations_of(graph))
    rows = {path.name: list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for path in tmp_path.glob("*.csv")}
    assert {row["id:ID"] for row in rows["entities.csv"]} == set(graph)
    assert {row[":LABEL"] for row in rows["entities.csv"]} >= {"Entity\x1fCountry", "Entity"}
    assert next(row for row in rows["deals.csv"] if row["id"] == "n1")["products:string[]"] == f"{NASTY}\x1fb"
    assert {row[":START_ID(Document)"] for row in rows["mentions.csv"]} == {
        row[":ID(Document)"] for row in rows["documents.csv"]
    }
    assert "--relationships=deals.csv" in (tmp_path / "import.txt").read_text()
