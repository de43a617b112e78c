"""The small fixed graph of the folder `graph`, loaded into both engines; every deal is there for some query's sake."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bilateral.loader.store import GraphStore, load_folder, open_store

GRAPH = Path(__file__).parent / "graph"


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The graph on each engine in turn, open for reading."""
    if request.param == "embedded":
        uri = str(tmp_path_factory.mktemp("graph") / "graph.kgl")
    else:
        uri = request.getfixturevalue("neo4j_uri")
        from bilateral.loader.store.bolt import Neo4jStore

        with Neo4jStore(uri, writable=True) as store:
            store.write("MATCH (n) DETACH DELETE n")
    folder = load_folder(GRAPH)
    with open_store(uri, write=True) as store:
        store.load(folder.entities(), folder.relations(), folder.documents())
    with open_store(uri) as store:
        yield store
