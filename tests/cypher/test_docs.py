"""The examples in the documents run on both engines, and the documents name every query and command."""

import re
from pathlib import Path

import pytest
from bilateral.cypher.catalogue import load_catalogue, parse_query
from bilateral.cypher.console_commands import COMMANDS
from bilateral.cypher.runner import run_canned, run_cypher

DOCS = Path(__file__).parents[2] / "docs"
TEXTS = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("queries.md", "console.md")}
EXAMPLES = [example for text in TEXTS.values() for example in re.findall(r"```cypher\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_documented_examples_run_and_answer(graph, example):
    if example.startswith("//"):
        rows = run_canned(graph, parse_query(Path("cities-of.cypher"), example), {}).table.rows
    else:
        rows = run_cypher(graph, example).rows
    assert rows


def test_every_query_and_its_question_are_documented():
    for query in load_catalogue().values():
        assert f"| `{query.name}` | {query.question} |" in TEXTS["queries.md"]


def test_every_command_of_the_console_is_documented():
    for name in COMMANDS:
        assert f"`:{name}" in TEXTS["console.md"]
