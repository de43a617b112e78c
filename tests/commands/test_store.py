"""`bilateral load` and `bilateral forget` from end to end on the embedded engine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BILATERAL = str(Path(sys.executable).with_name("bilateral"))
LINE = {"type": "signed", "head": "Belarus", "tail": "Serbia", "head_kind": "country", "tail_kind": "country"}


def _run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BILATERAL, *words], capture_output=True, text=True, cwd=cwd)


def _deals(cwd: Path) -> str:
    return _run(
        "cypher", "MATCH ()-[r:SIGNED]->() RETURN count(r) AS n", "--format", "csv", "--store", "g.kgl", cwd=cwd
    ).stdout


def test_load_and_forget(tmp_path: Path) -> None:
    lines = [
        {**LINE, "document": name, "date": date, "evidence": f"They signed it in {date}."}
        for name, date in (("a.txt", "2001"), ("b.txt", "2014"))
    ]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = _run("load", "r.jsonl", "--store", "g.kgl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "g.kgl: 2 entities, 2 relations and 2 documents written, 0 unchanged\n"
    assert _deals(tmp_path) == "n\n2\n"
    assert " 0 relations " in _run("load", "r.jsonl", "--store", "g.kgl", cwd=tmp_path).stderr
    assert _run("forget", "b.txt", "--store", "g.kgl", cwd=tmp_path).returncode == 0
    assert _deals(tmp_path) == "n\n1\n"
    again = _run("forget", "b.txt", "--store", "g.kgl", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (1, "bilateral: g.kgl holds no document 'b.txt'\n")


def test_a_bad_line_stops_the_load_unless_it_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps(LINE) + '\n{"type": "married"}\n')
    done = _run("load", "r.jsonl", "--store", "g.kgl", cwd=tmp_path)
    assert done.returncode == 2
    assert "r.jsonl:2: bad relation" in done.stderr
    done = _run("load", "r.jsonl", "--store", "g.kgl", "--skip-bad-lines", cwd=tmp_path)
    assert done.returncode == 0
    assert _deals(tmp_path) == "n\n1\n"
