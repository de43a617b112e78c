"""Loading from the disk: resolved folders and plain relations files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilateral.errors import BadInput
from bilateral.loader.relations_file import relation_to_json
from bilateral.loader.store import GraphStore, LoadSummary, load_paths

from .sample import DOCUMENTS, ENTITIES, RELATIONS, contents, counts


def _lines(path: Path, items: list[dict]) -> None:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as resolution and building write it."""
    path = tmp_path / "resolved"
    path.mkdir()
    _lines(
        path / "entities.jsonl",
        [{f: getattr(e, f) for f in ("id", "name", "kind", "country", "aliases")} for e in ENTITIES],
    )
    _lines(path / "relations.jsonl", list(map(relation_to_json, RELATIONS)))
    _lines(path / "documents.jsonl", [{"id": d.id, "title": d.title, "sha256": d.sha256} for d in DOCUMENTS])
    return path


def test_a_folder_loads_as_its_records_do(store: GraphStore, folder: Path) -> None:
    store.load(ENTITIES, RELATIONS, DOCUMENTS)
    records = contents(store)
    store.write("MATCH (n) WHERE n.id <> 'store' DETACH DELETE n")
    assert load_paths(store, [folder]).relations_written == 5
    loaded = store.read("MATCH (s:Bilateral) RETURN s.loaded AS l").rows[0][0]
    store.write("MATCH (s:Bilateral) REMOVE s.loaded")
    assert loaded
    assert contents(store) == records


def test_the_folder_that_was_loaded_last_is_not_loaded_again(store: GraphStore, folder: Path) -> None:
    load_paths(store, [folder])
    before = contents(store)
    assert load_paths(store, [folder]) == LoadSummary(unchanged=12)
    assert contents(store) == before


def test_a_graph_that_was_changed_since_is_mended(store: GraphStore, folder: Path) -> None:
    load_paths(store, [folder])
    before = contents(store)
    store.forget("one.txt")
    assert load_paths(store, [folder]).relations_written == 2
    store.write("MATCH (n:Entity {id: 'e1'}) SET n.name = 'x', n.digest = 'x'")
    assert load_paths(store, [folder]).entities_written == 1
    assert contents(store) == before
    store.change("MATCH ()-[r:SIGNED]->() DELETE r")  # as another program might, past the store's own bookkeeping
    assert load_paths(store, [folder]).relations_written == 1
    assert contents(store) == before


def test_a_bad_line_is_reported_with_its_place_and_skipped_only_on_demand(store: GraphStore, folder: Path) -> None:
    with (folder / "relations.jsonl").open("a") as file:
        file.write('{"type": "signed"}\n')
    with (folder / "entities.jsonl").open("a") as file:
        file.write('{"id": 3}\nnot json\n')
    with pytest.raises(BadInput, match=r"entities\.jsonl:6: "):
        load_paths(store, [folder])
    reports: list[str] = []
    load_paths(store, [folder], reports.append)
    assert [report.partition(": ")[0].rpartition("/")[2] for report in reports] == [
        "entities.jsonl:6",
        "entities.jsonl:7",
        "relations.jsonl:6",
    ]
    assert counts(store) == (5, 2, 5)


def test_a_folder_without_its_files_is_refused(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"there is no entities\.jsonl"):
        load_paths(store, [tmp_path])


def test_a_plain_relations_file_is_resolved_against_the_store(store: GraphStore, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    parties = {"head": "Belarus", "head_kind": "country", "tail": "United Kingdom", "tail_kind": "country"}
    signed = "Belarus and the United Kingdom signed a treaty."
    _lines(one, [{"type": "signed", **parties, "document": "a.txt", "evidence": signed}])
    sold = "Belarus sells timber to the UK."
    _lines(two, [{"type": "supplies", **parties, "tail": "UK", "document": "b.txt", "evidence": sold}])
    load_paths(store, [one])
    assert counts(store) == (2, 1, 1)
    load_paths(store, [two])
    assert counts(store) == (2, 2, 2)
    before = contents(store)
    assert load_paths(store, [two]).relations_written == 0
    assert contents(store) == before
