"""Killing real loads: the store opens, holds whole batches, and a rerun ends in the state of an undisturbed load."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bilateral.errors import StoreUnavailable
from bilateral.loader.store import open_store
from bilateral.loader.store.local_server import LocalServer

from . import crash
from .sample import contents, counts

RELATIONS = 4_000
ROOT = Path(__file__).parents[3]


def _start(uri: str, relations: int = RELATIONS) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, str(Path(crash.__file__)), uri, str(relations)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n", process.communicate()[1]
    return process


def _deals(uri: str) -> int:
    try:
        with open_store(uri) as store:
            return counts(store)[2]
    except StoreUnavailable:
        return 0


def _wait_for_deals(uri: str, log: Path | None = None) -> None:
    """Wait until a running load has written a few batches."""
    end = time.monotonic() + 240
    while time.monotonic() < end:
        if log.stat().st_size > 200_000 if log and log.exists() else not log and _deals(uri) > 300:
            return
        time.sleep(0.01)
    raise AssertionError("the load wrote nothing for minutes")


def _undisturbed(folder: Path, relations: int = RELATIONS) -> dict:
    with open_store(str(folder / "undisturbed.kgl"), write=True) as store:
        store.load(crash.entities(), crash.relations(relations))
        return contents(store)


def _assert_whole_batches_then_complete(uri: str, folder: Path) -> None:
    with open_store(uri, write=True) as store:
        found = counts(store)[2]
        assert found > 0
        assert found % crash.WHOLE == 0
        store.load(crash.entities(), crash.relations(found + 500))
        assert contents(store) == _undisturbed(folder, found + 500)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_killed_load_leaves_whole_batches_and_a_rerun_completes_it(
    store_uri: str, tmp_path: Path, how: signal.Signals
) -> None:
    process = _start(store_uri, 40 * RELATIONS)
    _wait_for_deals(store_uri, None if "://" in store_uri else Path(f"{store_uri}-wal"))
    process.send_signal(how)
    process.wait(240)
    assert process.returncode != 0
    _assert_whole_batches_then_complete(store_uri, tmp_path)


def test_two_loads_at_once_end_in_the_state_of_one(store_uri: str, tmp_path: Path) -> None:
    first = _start(store_uri)
    second = subprocess.run(
        [sys.executable, str(Path(crash.__file__)), store_uri, str(RELATIONS)], capture_output=True, text=True
    )
    assert first.wait(300) == 0
    if "://" not in store_uri and second.returncode:
        assert second.stderr.startswith("3 ")
        assert "being written by another process" in second.stderr
        assert second.stderr.count("\n") == 1
    else:
        assert second.returncode == 0, second.stderr
    with open_store(store_uri) as store:
        assert contents(store) == _undisturbed(tmp_path)


def test_readers_beside_a_writer_see_whole_batches(store_uri: str) -> None:
    process = _start(store_uri)
    seen = set()
    while process.poll() is None:
        seen.add(_deals(store_uri) % crash.WHOLE)
    assert process.returncode == 0
    assert seen <= {0}
    assert _deals(store_uri) == RELATIONS


def test_a_second_writer_gets_one_clear_line(tmp_path: Path) -> None:
    uri = str(tmp_path / "graph.kgl")
    with open_store(uri, write=True), pytest.raises(StoreUnavailable, match="being written by another process"):
        open_store(uri, write=True)


def test_a_server_that_is_restarted_during_a_load_costs_nothing_but_time(tmp_path: Path) -> None:
    try:
        server = LocalServer(tmp_path / "server", ROOT / ".neo4j")
        server.start()
    except StoreUnavailable as error:
        if os.environ.get("BILATERAL_REQUIRE_NEO4J") == "1":
            raise
        pytest.skip(f"needs a server of its own: {error}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_PASSWORD", server.password)
        try:
            process = _start(server.uri)
            _wait_for_deals(server.uri)
            server.stop(signal.SIGKILL)
            assert process.poll() is None
            server.start()
            _, complaint = process.communicate(timeout=300)
            assert process.returncode == 0, complaint
            with open_store(server.uri) as store:
                assert contents(store) == _undisturbed(tmp_path)
        finally:
            server.stop()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small tmpfs needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_one_line_and_what_was_written_before_stays(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "graph.kgl"
    with open_store(str(path), write=True) as store:
        store.load(crash.entities(), crash.relations(400))
    process = _start(str(path), 40 * RELATIONS)
    _, complaint = process.communicate(timeout=300)
    assert process.returncode == 1
    assert complaint.startswith("3 ")
    assert complaint.count("\n") == 1
    moved = tmp_path / "graph.kgl"
    for part in small_disk.iterdir():
        shutil.copy(part, tmp_path / part.name)
    assert _deals(str(moved)) >= 400
    _assert_whole_batches_then_complete(str(moved), tmp_path)


def test_a_killed_save_leaves_no_litter_once_the_store_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    for _ in range(5):
        process = _start(str(path))
        assert process.stdout is not None
        process.stdout.readline()  # the load is done, the save on closing begins
        while process.poll() is None:
            if list(tmp_path.glob("*.tmp.*")):
                process.kill()
        if litter := list(tmp_path.glob("*.tmp.*")):
            break
    assert litter
    with open_store(str(path), write=True) as store:
        assert counts(store)[2] == RELATIONS
    assert {file.name for file in tmp_path.iterdir()} == {
        "graph.kgl", "graph.kgl-wal", "graph.kgl.lock", "graph.kgl.lock-owner",
    }  # fmt: skip


@pytest.mark.parametrize("damage", ["empty", "truncated", "random", "folder", "text"])
def test_a_damaged_file_is_one_line(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "graph.kgl"
    with open_store(str(path), write=True) as store:
        store.load(crash.entities(), crash.relations(300))
    whole = path.read_bytes()
    for part in tmp_path.iterdir():
        part.unlink()
    if damage == "folder":
        path.mkdir()
    else:
        path.write_bytes(
            {"empty": b"", "truncated": whole[: len(whole) // 2], "random": bytes(range(7, 250)) * 40}.get(
                damage, b'{"type": "signed"}\n'
            )
        )
    for write in (False, True):
        with pytest.raises(StoreUnavailable, match=r"not a bilateral store|cannot be read") as caught:
            open_store(str(path), write=write)
        assert "\n" not in str(caught.value)


def test_a_store_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no such store"):
        open_store(str(tmp_path / "absent.kgl"))
    assert list(tmp_path.iterdir()) == []


def test_a_thread_that_reads_while_a_load_runs_sees_a_graph(tmp_path: Path) -> None:
    uri = str(tmp_path / "graph.kgl")
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(20):
                _deals(uri)
        except BaseException as error:
            faults.append(error)

    with open_store(uri, write=True) as store:
        reader = threading.Thread(target=read)
        reader.start()
        store.load(crash.entities(), crash.relations(1_000))
        reader.join()
    assert faults == []
