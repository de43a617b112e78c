"""What no run over good documents shows: interrupts, deaths, failures of single documents."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bilateral.data import DATA
from bilateral.errors import BadInput
from bilateral.loader.pipeline import extract_documents

SAMPLES = DATA / "samples"


@pytest.fixture
def running(tmp_path):
    """A run with two workers over much text, which has begun to write, in a process group of its own."""
    text = (SAMPLES / "kyrgyzstan.txt").read_text(encoding="utf-8")
    (tmp_path / "texts").mkdir()
    for number in range(2000):
        (tmp_path / "texts" / f"{number:04}.txt").write_text(text, encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "bilateral"),
        "extract",
        "texts",
        "--workers",
        "2",
        "-o",
        "found.jsonl",
    ]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        until(lambda: any(path.stat().st_size for path in tmp_path.glob(".found.jsonl.*")))
        yield process
        if process.poll() is None:
            process.kill()


def until(what, seconds=120):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.1)


def alive(group: int) -> bool:
    said = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True).stdout
    return any(line.split()[0] == str(group) and "Z" not in line.split()[1] for line in said.splitlines())


def test_an_interrupt_ends_all_and_leaves_nothing(running, tmp_path):
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip()) == (130, "bilateral: stopped")
    assert [path.name for path in tmp_path.iterdir()] == ["texts"]
    until(lambda: not alive(running.pid))


def test_workers_end_with_a_parent_that_is_killed(running):
    running.kill()
    running.wait()
    until(lambda: not alive(running.pid))


def test_a_document_that_the_extractor_cannot_bear_is_told_and_passed_over(monkeypatch):
    from bilateral.loader import extraction

    whole = extraction.extract

    def fragile(document):
        if document.id == "emirates.txt":
            raise RecursionError("too deep")
        return whole(document)

    monkeypatch.setattr(extraction, "extract", fragile)
    problems: list[str] = []
    found = list(extract_documents([SAMPLES], on_problem=problems.append))
    assert problems == ["emirates.txt: extraction failed (RecursionError: too deep); report it"]
    assert len(found) == 13
    with pytest.raises(BadInput, match="emirates"):
        list(extract_documents([SAMPLES]))


def test_progress_follows_the_files():
    seen: list[tuple[int, int]] = []
    list(extract_documents([SAMPLES], on_progress=lambda *place: seen.append(place)))
    assert seen == [(number, 14) for number in range(1, 15)]
