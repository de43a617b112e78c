"""`neo4j-admin database import` of the exported files gives the graph that a load gives."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from bilateral.errors import StoreUnavailable
from bilateral.graphviz.neo4j_admin import write_neo4j_admin
from bilateral.loader.store import LoadSummary, open_store
from bilateral.loader.store.local_server import LocalServer

from .sample import ENTITIES, RELATIONS, contents

ROOT = Path(__file__).parents[3]


def test_an_offline_import_gives_the_graph_of_a_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "graph.kgl"), write=True) as store:
        store.load(ENTITIES, RELATIONS)
        loaded = contents(store)
    files = tmp_path / "import"
    write_neo4j_admin(files, ENTITIES, RELATIONS)
    try:
        server = LocalServer(tmp_path / "server", ROOT / ".neo4j")
        server.prepare()
    except StoreUnavailable as error:
        if os.environ.get("BILATERAL_REQUIRE_NEO4J") == "1":
            raise
        pytest.skip(f"needs a server of its own: {error}")
    program, *words = shlex.split((files / "import.txt").read_text())
    assert program == "neo4j-admin"
    server.admin(*words, folder=files)
    server.start()
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    try:
        with open_store(server.uri, write=True) as store:
            for definition in (files / "schema.cypher").read_text().split(";\n")[:-1]:
                store.change(definition)
            assert contents(store) == loaded
            assert store.load(ENTITIES, RELATIONS) == LoadSummary(unchanged=10)
    finally:
        server.stop()
