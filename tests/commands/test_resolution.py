"""The commands resolve, compare, review, decide and undo, as a user runs them."""

import json
import os
import sys

import pexpect
import pytest
from bilateral.cli import cli
from bilateral.errors import BadInput, NothingFound
from click.testing import CliRunner

RELATIONS = [
    {"type": "supplies", "head": "MTZ", "tail": "Türkiye", "document": "a.txt", "evidence": "MTZ shipped tractors."},
    {"type": "supplies", "head": "Minsk Tractor Plant", "tail": "Turkey", "document": "b.txt", "evidence": "Again."},
    {"type": "signed", "head": "Ministry of Health of Kenya", "tail": "Chile", "evidence": "Signed."},
    {"type": "signed", "head": "Ministry of Health of Peru", "tail": "Chile", "evidence": "Signed too."},
    {"type": "signed", "head": "Ministry of Health", "tail": "Chile", "evidence": "Who was it?"},
]


def run(*args):
    return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=True)


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "relations.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in RELATIONS), encoding="utf-8")
    assert run("resolve", source, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_resolve_writes_three_files(folder):
    assert {p.name for p in folder.iterdir()} == {"entities.jsonl", "relations.jsonl", "candidates.jsonl"}
    names = {row["name"] for row in rows(folder / "entities.jsonl")}
    assert {"Minsk Tractor Plant", "Turkey"} <= names
    supplies = [row for row in rows(folder / "relations.jsonl") if row["type"] == "supplies"]
    assert [len(row["evidence"]) for row in supplies] == [2]
    assert {row["a"] for row in rows(folder / "candidates.jsonl")} == {"Ministry of Health"}


def test_a_bad_line_stops_unless_told_to_skip(tmp_path):
    source = tmp_path / "relations.jsonl"
    source.write_text('{"type": "signed"}\n' + json.dumps(RELATIONS[0]) + "\n", encoding="utf-8")
    result = run("resolve", source, "-o", tmp_path / "out")
    assert isinstance(result.exception, BadInput)
    assert f"{source}:1" in str(result.exception)
    assert not (tmp_path / "out").exists()
    result = run("resolve", source, "-o", tmp_path / "out", "--skip-bad-lines")
    assert result.exit_code == 0
    assert f"{source}:1" in result.stderr
    assert len(rows(tmp_path / "out" / "relations.jsonl")) == 1


def test_lists_of_ones_own_join_and_part(folder, tmp_path):
    (tmp_path / "aliases.tsv").write_text("organisation\tMinistry of Health of Peru|Ministry of Health\n")
    (tmp_path / "never.tsv").write_text("MTZ\tMinsk Tractor Plant\n")
    source = folder.parent / "relations.jsonl"
    run("resolve", source, "-o", folder, "--aliases", tmp_path / "aliases.tsv", "--never", tmp_path / "never.tsv")
    entities = {row["name"]: row["aliases"] for row in rows(folder / "entities.jsonl")}
    assert entities["Ministry of Health of Peru"] == ["Ministry of Health"]
    assert "MTZ" in entities


def test_a_damaged_list_is_named_by_line(folder, tmp_path):
    (tmp_path / "never.tsv").write_text("a\tb\tc\n")
    result = run("resolve", folder.parent / "relations.jsonl", "-o", folder, "--never", tmp_path / "never.tsv")
    assert isinstance(result.exception, BadInput)
    assert "never.tsv:1" in str(result.exception)


def test_compare_two_names():
    result = run("compare", "Niger", "Nigeria", "--format", "json")
    (answer,) = json.loads(result.stdout)
    assert list(answer) == ["a", "b", "decision", "score", "reasons"]
    assert answer["decision"] == "different"


def test_compare_pairs_answers_each_in_order(tmp_path):
    pairs = [
        {"a": "UK", "b": "United Kingdom", "kind": "country"},
        {"a": "Minsk", "b": "Minsk region"},
        {"a": "Ö", "b": "Ö"},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in pairs), encoding="utf-8")
    answers = [json.loads(line) for line in run("compare", "--pairs", path).stdout.splitlines()]
    assert [(a["a"], a["b"]) for a in answers] == [(p["a"], p["b"]) for p in pairs]
    assert [a["decision"] for a in answers] == ["same", "different", "same"]
    assert all(list(a) == ["a", "b", "decision", "score", "reasons"] for a in answers)


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"a": 1, "b": "x"}', '{"a": "x", "b": "y", "kind": "planet"}', "{", "\xff"]
)
def test_a_bad_pair_is_named_by_file_and_line(tmp_path, line):
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(b'{"a": "x", "b": "y"}\n' + line.encode("latin-1") + b'\n{"a": "x", "b": "z"}\n')
    result = run("compare", "--pairs", path)
    assert isinstance(result.exception, BadInput)
    assert f"{path}:2" in str(result.exception)
    skipped = run("compare", "--pairs", path, "--skip-bad-lines")
    assert len(skipped.stdout.splitlines()) == 2
    assert f"{path}:2" in skipped.stderr


def test_compare_without_names_says_what_to_give():
    assert run("compare").exit_code == 2


def test_decide_and_undo_change_what_resolve_does(folder):
    source = folder.parent / "relations.jsonl"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert run("decide", "Ministry of Health", "Ministry of Health of Peru", "same", "-o", folder).exit_code == 0
    run("resolve", source, "-o", folder)
    (peru,) = [row for row in rows(folder / "entities.jsonl") if row["name"] == "Ministry of Health of Peru"]
    assert "Ministry of Health" in peru["aliases"]
    assert run("undo", "-o", folder).exit_code == 0
    run("resolve", source, "-o", folder)
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert isinstance(run("undo", "-o", folder).exception, NothingFound)


def test_review_lists_candidates_with_their_sentences(folder):
    result = run("review", "-o", folder, "--format", "jsonl")
    first = json.loads(result.stdout.splitlines()[0])
    assert first["a"] == "Ministry of Health"
    assert first["sentences_a"] == ["Who was it?"]
    assert first["shared_partners"] == ["Chile"]
    run("decide", first["a"], first["b"], "different", "-o", folder)
    left = [json.loads(line) for line in run("review", "-o", folder, "--format", "jsonl").stdout.splitlines()]
    assert first["b"] not in {row["b"] for row in left}


def test_review_on_a_terminal_takes_one_key_each(folder):
    command = "from bilateral.cli import main; main()"
    child = pexpect.spawn(
        sys.executable, ["-c", command, "review", "-o", str(folder)], env={**os.environ, "TERM": "dumb"}, timeout=60
    )
    child.expect("partners of both: Chile")
    child.send("d")
    child.expect(r"\[2/2\]")
    child.send("s")
    child.expect("2 decisions")
    child.expect(pexpect.EOF)
    assert [row["decision"] for row in rows(folder / "decisions.jsonl")] == ["different", "same"]


def test_a_damaged_decisions_file_is_named_by_line(folder):
    (folder / "decisions.jsonl").write_text('{"number": 1, "a": "x"}\n')
    result = run("review", "-o", folder, "--format", "jsonl")
    assert isinstance(result.exception, BadInput)
    assert "decisions.jsonl:1" in str(result.exception)


def test_compare_two_dates_lists_what_came_to_the_graph(run_bilateral):
    result = run_bilateral("compare", "--from", "1990", "--to", "2030", "--format", "json")
    assert result.returncode == 0
    found = json.loads(result.stdout)
    assert found
    assert {"change", "date", "type", "head", "tail", "status", "id"} == set(found[0])
