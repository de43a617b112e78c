"""A store that cannot be reached is one line and exit code 3; nothing waits and nothing is retried for minutes."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from bilateral.errors import BadInput, StoreUnavailable
from bilateral.loader.store import open_store
from bilateral.loader.store.local_server import LocalServer, find_java

BILATERAL = str(Path(sys.executable).with_name("bilateral"))


def _closed_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_is_not_there(scheme: str) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached") as caught:
        open_store(f"{scheme}://127.0.0.1:{_closed_port()}")
    assert "\n" not in str(caught.value)


def test_a_wrong_password(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-this-one")
    with pytest.raises(StoreUnavailable, match="refused the user or password; set NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(neo4j_uri)
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreUnavailable, match="refused the user or password"):
        open_store(neo4j_uri)


def test_a_wrong_database(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(StoreUnavailable, match="has no database 'nowhere'; check NEO4J_DATABASE"):
        open_store(neo4j_uri)


def test_a_server_without_encryption_refuses_an_encrypted_scheme(neo4j_uri: str) -> None:
    with pytest.raises(StoreUnavailable):
        open_store(neo4j_uri.replace("bolt://", "bolt+s://"))


def test_an_unknown_scheme() -> None:
    with pytest.raises(BadInput, match="unknown scheme 'http'"):
        open_store("http://127.0.0.1:7474")


def test_the_command_line_says_it_in_one_line_and_exits_with_3(tmp_path: Path) -> None:
    for uri in (f"bolt://127.0.0.1:{_closed_port()}", str(tmp_path / "absent.kgl")):
        done = subprocess.run(
            [BILATERAL, "cypher", "MATCH (n) RETURN n", "--store", uri], capture_output=True, text=True
        )
        assert done.returncode == 3
        assert done.stdout == ""
        assert done.stderr.startswith(f"bilateral: {uri}")
        assert done.stderr.count("\n") == 1


def test_a_java_that_is_too_old_is_said() -> None:
    with pytest.raises(StoreUnavailable, match="no Java runtime of version 999 or newer"):
        find_java(999)


def test_a_version_that_does_not_exist_is_said(tmp_path: Path, neo4j_uri: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"Maven could not fetch Neo4j 5\.0\.999|Maven \(mvn\) is not installed"):
        LocalServer(tmp_path / "home", tmp_path, "5.0.999").start()
    assert not list(tmp_path.glob("lib-*"))
