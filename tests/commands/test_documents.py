"""Extract and build as a user runs them: processes of their own, real documents, real damage."""

import errno
import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from bilateral.data import DATA
from bilateral.loader.pipeline import build, extract_documents
from bilateral.loader.relations_file import read_relations
from bilateral.loader.store import open_store
from fpdf import FPDF

SAMPLES = DATA / "samples"
TEXT = (SAMPLES / "kyrgyzstan.txt").read_text(encoding="utf-8")


def scanned_pdf() -> bytes:
    page = FPDF()
    page.add_page()
    page.rect(10, 10, 50, 50, style="F")
    return bytes(page.output())


def test_extract_prints_relations_with_their_sentences(run_bilateral):
    done = run_bilateral("extract", str(SAMPLES / "kyrgyzstan.txt"))
    assert done.returncode == 0
    relations = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr == f"1 documents: {len(relations)} relations\n"
    assert relations
    for relation in relations:
        assert relation["document"] == "kyrgyzstan.txt"
        evidence = relation["evidence"][0]
        assert TEXT[evidence["start"] : evidence["end"]].split()[0] == evidence["text"].split()[0]


def test_the_bytes_are_the_same_for_any_number_of_workers(run_bilateral, tmp_path):
    large = tmp_path / "texts"
    large.mkdir()
    for number in range(60):  # more text than one process keeps for itself
        (large / f"{number:02}.txt").write_text(TEXT, encoding="utf-8")
    for workers in ("1", "2", "3"):
        done = run_bilateral("extract", "texts", str(SAMPLES), "--workers", workers, "-o", f"{workers}.jsonl")
        assert done.returncode == 0, done.stderr
    one, two, three = ((tmp_path / f"{workers}.jsonl").read_bytes() for workers in "123")
    assert one == two == three
    documents = list(dict.fromkeys(relation.document for relation in read_relations(tmp_path / "1.jsonl")))
    assert documents[:60] == [f"{number:02}.txt" for number in range(60)]


def test_min_confidence_leaves_out_the_less_certain(tmp_path):
    everything = [r for found in extract_documents([SAMPLES]) for r in found.relations]
    middle = sorted(r.confidence for r in everything)[len(everything) // 2]
    kept = [r for found in extract_documents([SAMPLES], min_confidence=middle) for r in found.relations]
    assert kept == [r for r in everything if r.confidence >= middle]
    assert 0 < len(kept) <= len(everything)


def damage(folder: Path) -> dict[str, str]:
    """Make documents that cannot be read; give, by file name, what must be said of each."""
    word = (SAMPLES / "tajikistan.docx").read_bytes()
    made = {
        "empty.txt": (b"", "empty"),
        "latin.txt": ("Minsk é".encode("latin-1"), "not valid UTF-8"),
        "binary.txt": (b"MZ\x00\x01" * 100, "zero bytes"),
        "line.txt": (b"x" * 50_000_000, "not prose"),
        "scan.pdf": (scanned_pdf(), "no text"),
        "broken.pdf": (b"%PDF-1.7 and no more", "PDF"),
        "cut.docx": (word[: len(word) // 2], "docx"),
        "zip.docx": (b"", "docx"),
    }
    for name, (content, _) in made.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "zip.docx", "w") as archive:
        archive.writestr("a.txt", "not a Word document")
    return {name: said for name, (_, said) in made.items()}


def test_bad_documents_get_one_line_each_and_the_others_are_done(run_bilateral, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    said = damage(texts)
    (texts / "good.txt").write_text(TEXT, encoding="utf-8")
    done = run_bilateral("build", "texts", "none.txt", "--store", "a.kgl")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    for name, words in said.items():
        assert len(mine := [line for line in lines if name in line]) == 1
        assert words.lower() in mine[0].lower().replace("word", "docx")
    assert sum("none.txt: no such file" in line for line in lines) == 1
    assert len(lines) == len(said) + 1 + 3
    assert lines[-1] == f"bilateral: {len(said) + 1} left out, named above"
    documents = [json.loads(line)["id"] for line in (tmp_path / "resolved" / "documents.jsonl").open()]
    assert documents == ["good.txt"]
    assert run_bilateral("stats", "--store", "a.kgl").returncode == 0


@pytest.mark.parametrize("command", ["extract", "build"])
def test_where_nothing_can_be_read_nothing_is_written(run_bilateral, tmp_path, command):
    (tmp_path / "empty").mkdir()
    done = run_bilateral(command, "empty", "-o", "out.jsonl", BILATERAL_STORE="graph.kgl")
    assert done.returncode == 2
    assert "empty: no documents in this folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert not [p for p in tmp_path.iterdir() if p.suffix in (".kgl", ".jsonl")]


def test_a_store_that_cannot_be_reached_is_said_before_the_work(run_bilateral, tmp_path):
    done = run_bilateral("build", str(SAMPLES), "--store", "bolt://127.0.0.1:1")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "resolved").exists()


def test_build_again_changes_nothing(tmp_path):
    uri, folder = str(tmp_path / "graph.kgl"), tmp_path / "resolved"
    first = build([SAMPLES], uri, folder)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = build([SAMPLES], uri, folder)
    assert first.loaded.relations_written == len(first.resolution.relations) > 0
    loaded = again.loaded
    assert loaded.unchanged and not (loaded.relations_written or loaded.entities_written or loaded.relations_removed)
    for name in ("documents.jsonl", "extracted.jsonl", "relations.jsonl"):
        assert (folder / name).read_bytes() == files[name]


def test_documents_are_added_to_what_the_store_holds(tmp_path):
    uri = str(tmp_path / "graph.kgl")
    files = sorted(path for path in SAMPLES.iterdir() if path.is_file() and path.suffix != ".json")
    first = build(files[:6], uri, tmp_path / "first")
    second = build(files[6:], uri, tmp_path / "second")
    known = {entity.id for entity in first.resolution.entities}
    assert known & {entity.id for entity in second.resolution.entities}
    with open_store(uri) as store:
        rows = store.read("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows
        kept = {id_ for (id_,) in store.read("MATCH (e:Entity) RETURN e.id").rows}
    assert [id_ for (id_,) in rows] == sorted(path.name for path in files)
    assert known <= kept


def test_decisions_are_applied_by_the_next_build(run_bilateral, tmp_path):
    names = ("Minsk Tractor Plant", "Uzbekistan")
    built = build([SAMPLES], str(tmp_path / "graph.kgl"), tmp_path / "resolved")
    pair = next((c for c in built.resolution.candidates), None)
    a, b = (pair.a, pair.b) if pair else names
    assert run_bilateral("decide", a, b, "same", "-o", "resolved").returncode == 0
    built = build([SAMPLES], str(tmp_path / "graph.kgl"), tmp_path / "resolved")
    together = [entity for entity in built.resolution.entities if {a, b} <= {entity.name, *entity.aliases}]
    assert len(together) == 1


def test_build_counts_what_it_found(run_bilateral, tmp_path):
    done = run_bilateral("build", str(SAMPLES), "--store", "a.kgl", "-o", "out", "--format", "json")
    assert done.returncode == 0
    counts = {(row["by"], row["value"]): row["count"] for row in json.loads(done.stdout)}
    deals = list(read_relations(tmp_path / "out" / "relations.jsonl"))
    assert sum(count for (by, _), count in counts.items() if by == "type") == len(deals)
    assert counts["type", "signed"] == sum(deal.type == "signed" for deal in deals)
    parties = (tmp_path / "out" / "entities.jsonl").read_text(encoding="utf-8").count("\n")
    assert sum(count for (by, _), count in counts.items() if by == "kind") == parties


def test_the_bar_is_for_terminals_only(tmp_path):
    command = [str(Path(sys.executable).parent / "bilateral"), "extract", str(SAMPLES), "none.txt", "-o", "a.jsonl"]
    piped = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert piped.returncode == 2
    assert "Extracting" not in piped.stderr and "\r" not in piped.stderr
    parent, child = pty.openpty()
    with subprocess.Popen(command, stdout=child, stderr=child, cwd=tmp_path) as process:
        os.close(child)
        shown = b""
        try:
            while chunk := os.read(parent, 1024):
                shown += chunk
        except OSError as error:
            assert error.errno == errno.EIO  # how a terminal ends on Linux
        os.close(parent)
    assert process.returncode == 2
    assert b"Extracting" in shown and b"14/14" in shown and b"none.txt" in shown
