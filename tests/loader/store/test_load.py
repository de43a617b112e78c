"""Loading and retracting: the same body on every engine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bilateral.errors import BadInput, NothingFound, StoreUnavailable
from bilateral.loader.model import Entity, Evidence
from bilateral.loader.store import GraphStore, LoadSummary, open_store

from .sample import DOCUMENTS, ENTITIES, RELATIONS, contents, counts, deal


def test_a_deal_is_one_edge_with_its_evidence_and_its_parties_are_mentioned(store: GraphStore) -> None:
    summary = store.load(ENTITIES, RELATIONS, DOCUMENTS)
    assert summary == LoadSummary(entities_written=5, relations_written=5, documents_written=2)
    [(labels, edge, product)] = store.read(
        "MATCH (h {id: 'e3'})-[r:SUPPLIES {id: 'r2'}]->(t {id: 'e4'}) RETURN labels(t) AS l, r, r.products[1] AS p"
    ).rows
    assert labels == ["Entity", "Company"]
    assert product == "engines"
    digest = edge.pop("digest")
    assert len(digest) == 16
    assert edge == {
        "id": "r2",
        "status": "done",
        "date": "2011",
        "year": 2011,
        "products": ["tractors", "engines"],
        "amount": "30 units",
        "confidence": 1.0,
        "documents": ["one.txt"],
        "evidence": ["e3 and e4 as one.txt tells it."],
        "evidence_documents": ["one.txt"],
        "citations": ["Gazette (2019), https://x.org/a"],
        "urls": ["https://x.org/a"],
        "evidence_json": '[{"document":"one.txt","text":"e3 and e4 as one.txt tells it.","start":3,"end":30,'
        '"citations":[{"number":7,"title":"Gazette","year":2019,"url":"https://x.org/a"}]}]',
    }
    mentioned = store.read("MATCH (d:Document {title: 'First'})-[:MENTIONS]->(n) RETURN n.id AS id ORDER BY id").rows
    assert mentioned == [("e1",), ("e2",), ("e3",), ("e4",)]


def test_parallel_deals_of_one_type_are_all_kept(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    [(number,)] = store.read("MATCH (:Entity {id: 'e3'})-[r:SUPPLIES]->(:Entity {id: 'e4'}) RETURN count(r) AS n").rows
    assert number == 2


def test_loading_again_writes_nothing(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    before = contents(store)
    assert store.load(ENTITIES, RELATIONS, DOCUMENTS) == LoadSummary(unchanged=12)
    assert contents(store) == before


def test_the_order_of_the_input_and_of_the_evidence_does_not_matter(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    turned = [replace(relation, evidence=relation.evidence[::-1]) for relation in RELATIONS[::-1]]
    assert store.load(ENTITIES[::-1], turned, DOCUMENTS[::-1]) == LoadSummary(unchanged=12)


def test_a_relation_given_twice_is_stored_once(store: GraphStore) -> None:
    store.load(ENTITIES, [*RELATIONS, *RELATIONS], DOCUMENTS)
    assert counts(store) == (5, 2, 5)


def test_a_changed_document_replaces_only_what_it_alone_supported(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    changed = [deal("r6", "signed", "e3", "e4", "one.txt")]
    summary = store.load([ENTITIES[2], ENTITIES[3]], changed, [replace(DOCUMENTS[0], sha256="33")])
    assert summary.relations_removed == 1
    ids = store.read("MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id ORDER BY id").rows
    assert ids == [("r1",), ("r3",), ("r4",), ("r5",), ("r6",)]
    [(documents, sentences)] = store.read("MATCH ()-[r:SISTER_CITY]->() RETURN r.documents, r.evidence").rows
    assert documents == ["two.txt"]
    assert sentences == ["e1 and e2 as two.txt tells it."]


def test_two_loads_of_parts_make_the_same_graph_as_one_load_of_all(store: GraphStore) -> None:
    first = [replace(r, evidence=[e for e in r.evidence if e.document == "one.txt"]) for r in RELATIONS]
    second = [replace(r, evidence=[e for e in r.evidence if e.document == "two.txt"]) for r in RELATIONS]
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    whole = contents(store)
    for document in DOCUMENTS:
        store.forget(document.id)
    assert counts(store) == (0, 0, 0)
    store.load(ENTITIES, [r for r in first if r.evidence], DOCUMENTS[:1])
    store.load(ENTITIES, [r for r in second if r.evidence], DOCUMENTS[1:])
    assert contents(store) == whole


def test_fields_that_are_gone_are_removed(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    store.load([replace(ENTITIES[0], aliases=[])], [replace(RELATIONS[0], instrument="", date="")], ())
    [(instrument, date, year)] = store.read(
        "MATCH ()-[r:SISTER_CITY]->() RETURN r.instrument AS i, r.date AS d, r.year AS y"
    ).rows
    assert (instrument, date, year) == (None, None, None)
    assert store.read("MATCH (n:Entity {id: 'e1'}) RETURN n.aliases AS a").rows == [(None,)]


def test_an_entity_takes_the_label_of_its_new_kind_alone(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    store.load([replace(ENTITIES[0], kind="region")], RELATIONS, DOCUMENTS)
    assert store.read("MATCH (n:Entity {id: 'e1'}) RETURN labels(n) AS l").rows == [(["Entity", "Region"],)]
    assert store.read("MATCH (n:City) RETURN n.id AS id").rows == [("e2",)]


def test_a_merge_of_two_parties_and_its_undoing_are_applied_in_place(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    before = contents(store)
    merged = [
        replace(r, head_id="e3" if r.head_id == "e4" else r.head_id, tail_id="e3" if r.tail_id == "e4" else r.tail_id)
        for r in RELATIONS
    ]
    summary = store.load([e for e in ENTITIES if e.id != "e4"], merged, DOCUMENTS)
    assert (summary.relations_written, summary.entities_removed) == (3, 1)
    assert counts(store) == (4, 2, 5)
    assert store.read("MATCH (n:Entity {id: 'e4'}) RETURN n").rows == []
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    assert contents(store) == before


def test_a_party_that_a_document_no_longer_names_loses_its_mention(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    store.load(ENTITIES, [replace(RELATIONS[3], tail_id="e2"), *RELATIONS[:3], RELATIONS[4]], DOCUMENTS)
    mentioned = store.read("MATCH (:Document {id: 'two.txt'})-[:MENTIONS]->(n) RETURN n.id AS id ORDER BY id").rows
    assert mentioned == [("e1",), ("e2",), ("e3",), ("e4",)]


def test_forgetting_a_document_keeps_what_others_support(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    summary = store.forget("two.txt")
    assert (summary.relations_removed, summary.relations_written, summary.entities_removed) == (3, 1, 1)
    ids = store.read("MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id, r.documents AS d ORDER BY id").rows
    assert ids == [("r1", ["one.txt"]), ("r2", ["one.txt"])]
    assert store.read("MATCH (n:Entity) RETURN n.id AS id ORDER BY id").rows == [("e1",), ("e2",), ("e3",), ("e4",)]
    assert store.read("MATCH (d:Document) RETURN d.id AS id").rows == [("one.txt",)]


def test_forgetting_and_loading_again_restores_the_graph(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    before = contents(store)
    store.forget("two.txt")
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    assert contents(store) == before


def test_an_unknown_document_cannot_be_forgotten(store: GraphStore) -> None:
    with pytest.raises(NothingFound, match=r"no document 'three\.txt'"):
        store.forget("three.txt")


def test_a_document_known_by_evidence_alone_gets_a_node_that_a_record_completes(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS)
    assert store.read("MATCH (d:Document) RETURN d.title AS t ORDER BY t").rows == [("one.txt",), ("two.txt",)]
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    store.load(ENTITIES, RELATIONS)
    assert store.read("MATCH (d:Document) RETURN d.title AS t ORDER BY t").rows == [("First",), ("Second",)]


def test_a_relation_without_evidence_is_loaded(store: GraphStore) -> None:
    store.load(ENTITIES[:2], [deal("r9", "signed", "e1", "e2")])
    assert store.load(ENTITIES[:2], [deal("r9", "signed", "e1", "e2")]) == LoadSummary(unchanged=3)
    assert counts(store) == (2, 0, 1)


def test_a_relation_to_an_unknown_entity_is_refused_and_its_batch_is_not_written(store: GraphStore) -> None:
    with pytest.raises(BadInput, match=r"r8.*'e99'"):
        store.load(ENTITIES, [*RELATIONS[:2], deal("r8", "supplies", "e1", "e99", "one.txt")])
    assert store.read("MATCH ()-[r:SUPPLIES]->() RETURN r.id").rows == []


def test_an_unresolved_relation_is_refused(store: GraphStore) -> None:
    with pytest.raises(BadInput, match="not resolved"):
        store.load(ENTITIES, [replace(RELATIONS[0], head_id="")])


def test_text_that_looks_like_cypher_is_only_text(store: GraphStore) -> None:
    name = "x'}) DETACH DELETE n // \"`$id{} \\ \u2028 \U0001f69c"
    hostile = deal(name, "signed", name, name, name, subject=name, products=[name])
    hostile.evidence = [Evidence(name, name)]
    store.load([Entity(name, name, "", name, [name])], [hostile])
    assert counts(store) == (1, 1, 1)
    [(subject, sentence)] = store.read(
        "MATCH (:Entity {id: $id})-[r]->() RETURN r.subject, r.evidence[0]", {"id": name}
    ).rows
    assert (subject, sentence) == (name, name)


def test_reading_never_writes(store: GraphStore, store_uri: str) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    before = contents(store)
    for query in ("CREATE (n:Entity {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n:Entity) SET n.name = 'x'"):
        with pytest.raises(BadInput, match="--write"):
            store.read(query)
    assert contents(store) == before
    store.close()
    with open_store(store_uri) as reader:
        with pytest.raises(BadInput, match="--write"):
            reader.read("CREATE (n:Entity {id: 'x'})")
        with pytest.raises(BadInput, match="opened to read"):
            reader.write("CREATE (n:Entity {id: 'x'})")
        with pytest.raises(BadInput, match="opened to read"):
            reader.load(ENTITIES, RELATIONS)
        assert contents(reader) == before


def test_a_query_that_is_wrong_gives_one_line(store: GraphStore) -> None:
    for query in ("MATCH (n", "RETURN nothing", "MATCH (n) WHERE n.id = $absent RETURN n"):
        with pytest.raises(BadInput) as caught:
            store.read(query)
        assert "\n" not in str(caught.value)


def test_rows_are_plain_values(store: GraphStore) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    table = store.read(
        "MATCH p = (a:Entity {id: 'e1'})-[r:SISTER_CITY]->(b) "
        "RETURN p, [a, b] AS both, {edge: r} AS map, date('2020-02-03') AS day, 1.5 AS x, null AS none, true AS yes"
    )
    assert table.columns == ("p", "both", "map", "day", "x", "none", "yes")
    path, both, mapping, day, x, none, yes = table.rows[0]
    assert [node["name"] for node in path["nodes"]] == ["Vitebsk", "Jinan"]
    assert [edge["id"] for edge in path["relationships"]] == ["r1"]
    assert both[1] == {"id": "e2", "name": "Jinan", "kind": "city", "country": "China", "digest": both[1]["digest"]}
    assert mapping["edge"]["date"] == "2009-04"
    assert (day, x, none, yes) == ("2020-02-03", 1.5, None, True)


def test_a_store_of_another_schema_is_refused(store: GraphStore, store_uri: str) -> None:
    store.write("MATCH (s:Bilateral) SET s.version = 99")
    store.close()
    for write in (False, True):
        with pytest.raises(StoreUnavailable, match="schema 99"):
            open_store(store_uri, write=write)


def test_a_graph_of_another_program_is_refused(store: GraphStore, store_uri: str) -> None:
    store.write("MATCH (s:Bilateral) DELETE s")
    store.write("CREATE (:Person {name: 'Ada'})")
    store.close()
    for write in (False, True):
        with pytest.raises(StoreUnavailable, match="did not write"):
            open_store(store_uri, write=write)
