"""The command line as a process of its own, on the small fixed graph of the query tests."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bilateral.loader.store import load_folder, open_store

GRAPH = Path(__file__).parents[1] / "cypher" / "graph"
BILATERAL = Path(sys.executable).parent / "bilateral"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def graph_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of an embedded store that holds the graph."""
    uri = str(tmp_path_factory.mktemp("commands") / "graph.kgl")
    folder = load_folder(GRAPH)
    with open_store(uri, write=True) as store:
        store.load(folder.entities(), folder.relations(), folder.documents())
    return uri


@pytest.fixture
def run_bilateral(graph_store: str, tmp_path: Path) -> Run:
    """Run the command line in an empty folder; text in, text out."""

    def run(*arguments: str, stdin: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "BILATERAL_STORE": graph_store, "COLUMNS": "100", **variables}
        return subprocess.run(
            [str(BILATERAL), *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            cwd=tmp_path,
            timeout=60,
        )

    return run
