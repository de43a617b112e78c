"""The shared test body of the stores runs on the embedded engine and on both lines of Neo4j."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bilateral.errors import StoreUnavailable
from bilateral.loader.store.local_server import find_java

CALENDAR = "2026.08.1"


@pytest.fixture(params=["embedded", "neo4j", f"neo4j-{CALENDAR}"])
def store_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URI of an empty store, on each engine in turn."""
    if request.param == "embedded":
        return str(tmp_path / "graph.kgl")
    if request.param == "neo4j":
        return str(request.getfixturevalue("empty_neo4j"))
    try:
        find_java(21)
    except StoreUnavailable as error:
        pytest.skip(f"Neo4j {CALENDAR}: {error}")
    start: Callable[[str], str] = request.getfixturevalue("neo4j_of_version")
    uri = start(CALENDAR)
    request.getfixturevalue("wipe_neo4j")(uri)
    return uri
