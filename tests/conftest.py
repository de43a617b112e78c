"""Stores for every test that needs one: the embedded engine in a temporary folder, and a real Neo4j server.

The server is that of NEO4J_URI where it is set (its database must be empty: the tests wipe it), else one that the
tests start themselves by Java and Maven, else a container. Where there is none, the tests that need it are skipped,
which the end of the run says loudly, or fail where BILATERAL_REQUIRE_NEO4J=1.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from bilateral.errors import StoreUnavailable
from bilateral.loader.store import GraphStore, open_store
from bilateral.loader.store.local_server import VERSION, LocalServer

ROOT = Path(__file__).parents[1]
PASSWORD = "for-the-tests"
_missing: list[str] = []


@pytest.fixture(scope="session")
def neo4j_of_version(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Start servers by version, each once; give their URIs, and the login in the environment."""
    servers: dict[str, str | None] = {}
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())

        def start(version: str) -> str:
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # a run that is ended stops its servers
            patch.setenv("NEO4J_USERNAME", "neo4j")
            patch.setenv("NEO4J_PASSWORD", PASSWORD)
            if version not in servers:
                servers[version] = _start(version, tmp_path_factory.mktemp(f"neo4j-{version}-"), stack)
            uri = servers[version]
            if uri is None:
                reason = next(reason for reason in _missing if version in reason)
                if os.environ.get("BILATERAL_REQUIRE_NEO4J") == "1":
                    pytest.fail(reason)
                pytest.skip(reason)
            return uri

        yield start


@pytest.fixture(scope="session")
def neo4j_uri(neo4j_of_version: Callable[[str], str]) -> Iterator[str]:
    """The URI of a Neo4j server with an empty database; user and password are in the environment."""
    uri = os.environ.get("NEO4J_URI")
    if uri is None:
        yield neo4j_of_version(os.environ.get("NEO4J_VERSION", VERSION))
        return
    if _rows(uri, "MATCH (n) RETURN 1 LIMIT 1"):
        pytest.exit(f"NEO4J_URI={uri} holds a graph; the tests wipe their database, give them an empty one", 2)
    yield uri
    wipe(uri)


@pytest.fixture(scope="session")
def wipe_neo4j() -> Callable[[str], None]:
    """Hand out the function that empties a database."""
    return wipe


@pytest.fixture(params=["embedded", "neo4j"])
def store_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URI of an empty store, on each engine in turn."""
    if request.param == "embedded":
        return str(tmp_path / "graph.kgl")
    uri: str = request.getfixturevalue("neo4j_uri")
    wipe(uri)
    return uri


@pytest.fixture
def store(store_uri: str) -> Iterator[GraphStore]:
    """An empty store open for writing, on each engine in turn."""
    with open_store(store_uri, write=True) as opened:
        yield opened


@pytest.fixture
def empty_neo4j(neo4j_uri: str) -> str:
    """The URI of a Neo4j server whose database has just been emptied."""
    wipe(neo4j_uri)
    return neo4j_uri


def wipe(uri: str) -> None:
    """Remove every node of a Neo4j database."""
    _rows(uri, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")


def _start(version: str, home: Path, stack: ExitStack) -> str | None:
    try:
        server = LocalServer(home, ROOT / ".neo4j", version)
        server.start()
        stack.callback(server.stop)
        return server.uri
    except StoreUnavailable as error:
        reason = str(error)
    try:
        from testcontainers.neo4j import Neo4jContainer

        container = stack.enter_context(Neo4jContainer(f"neo4j:{version}-community", password=PASSWORD))
        return str(container.get_connection_url())
    except Exception as error:  # whatever keeps a container from starting
        _missing.append(f"Neo4j {version}: {reason}; no container either: {error}")
        return None


def _rows(uri: str, query: str) -> list[list[object]]:
    from neo4j import GraphDatabase

    login = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(uri, auth=login) as driver, driver.session() as session:
        return session.run(query).values()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    for reason in _missing:
        terminalreporter.section("NOT TESTED ON NEO4J", red=True, bold=True)
        terminalreporter.line(f"{reason}\nEvery test that needs this server was skipped.", red=True)
