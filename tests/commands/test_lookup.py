import json
import os
import sys
import time
from pathlib import Path

import pexpect
import pytest


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["lookup", "Belarsu"], 1, "did you mean Belarus (country; id e-belarus)"),
        (["lookup", "Belarus", "--with", "Chnia"], 1, "did you mean China"),
        (["lookup", "Kenya", "--type", "signed"], 1, "no such tie of Kenya (country)"),
        (["lookup", "Belarus", "--since", "May"], 2, "'May' is not a date"),
        (["lookup", "Belarus", "--store", "none.kgl"], 3, "none.kgl"),
        (["lookup", "Belarus", "--store", "bolt://127.0.0.1:1"], 3, "bolt://127.0.0.1:1"),
        (["entities", "nobody at all"], 1, "no party in the graph fits"),
        (["entities", "--explain"], 2, "name the party"),
        (["explain", "none"], 1, "no deal has the id 'none'"),
    ],
)
def test_an_error_is_one_line_with_its_exit_code(run_bilateral, arguments, code, said):
    done = run_bilateral(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr and done.stderr.count("\n") == 1


def test_filters_reach_the_look_up(run_bilateral):
    arguments = ["--type", "supplies", "--status", "done", "--until", "2020", "--min-confidence", "0.9"]
    done = run_bilateral("lookup", "Belarus", *arguments, "--format", "jsonl")
    assert [json.loads(line)["relation"] for line in done.stdout.splitlines()] == ["p08", "p07"]


def test_wildcards_and_kinds_choose_parties(run_bilateral):
    rows = json.loads(run_bilateral("lookup", "*n*", "--kind", "city", "--format", "json").stdout)
    assert {row["party"] for row in rows} == {"Jinan", "Minsk", "Samarkand"}
    supplies = [row for row in rows if row["type"] == "supplies"]
    assert [(row["party"], row["direction"]) for row in supplies] == [("Minsk", "to"), ("Samarkand", "from")]


def test_evidence_is_given_whole_in_json(run_bilateral):
    [row] = json.loads(run_bilateral("lookup", "Weichai", "--with", "MTZ", "--evidence", "--format", "json").stdout)
    assert row["evidence"][0]["text"] == "Weichai ships engines to MTZ."
    assert row["evidence"][0]["citations"][0]["title"] == "Trade Gazette, Grain"


def test_bash_completes_names_with_spaces(graph_store, tmp_path):
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    bash = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile"],
        env={**os.environ, "BILATERAL_STORE": graph_store, "PATH": path, "TERM": "dumb", "PS1": "$ "},
        encoding="utf-8",
        dimensions=(24, 200),
        cwd=str(tmp_path),
    )
    bash.sendline(
        'eval "$(_BILATERAL_COMPLETE=bash_source bilateral)"; COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}; echo rea""dy'
    )
    bash.expect("ready")
    for typed, completed in (
        ("bilateral lookup zar\t", r"afshan\\ Agro "),
        ("bilateral query sister-cities-w\t", r"ithout-supplies "),
        ("bilateral query signed-since -p party=Zar\t", r"afshan\\ Agro "),
    ):
        time.sleep(0.2)
        bash.send(typed)
        bash.expect(completed, timeout=20)
        bash.send("\x15")
    bash.close(force=True)
