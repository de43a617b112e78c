"""The shipped queries: their form, and their rows on the small graph, the same on both engines."""

import json
import os
import re
from pathlib import Path

import pytest
from bilateral.cypher.catalogue import CATEGORIES, load_catalogue, search
from bilateral.cypher.runner import run_canned
from bilateral.loader.store.dialect import check_dialect

CATALOGUE = load_catalogue()
EXPECTED = Path(__file__).parent / "expected"
ANALYSTS_QUESTIONS = {
    "who signed with X since D": "signed-since",
    "all partners of a region with what ties them": "partners-of-party",
    "what X supplies and to whom, by product": "supplies-of-party",
    "supply chains of two steps through a common partner": "supply-chains",
    "sister cities without any supply between them": "sister-cities-without-supplies",
    "deals planned but never reported done": "planned-never-done",
    "countries by number and variety of ties": "countries-by-ties",
    "entities that alone link two countries": "bridges-between-countries",
    "agreements by instrument and year": "agreements-by-instrument-and-year",
    "joint ventures by product": "joint-ventures-by-product",
    "relations resting on one source only": "single-source-deals",
    "relations whose sources disagree on date or status": "conflicting-reports",
    "entities to review": "parties-to-review",
    "most cited sources": "most-cited-sources",
}


def test_there_are_enough_queries_in_every_category():
    categories = {query.category for query in CATALOGUE.values()}
    assert len(CATALOGUE) >= 40
    assert categories == set(CATEGORIES)


@pytest.mark.parametrize("question", ANALYSTS_QUESTIONS)
def test_the_questions_that_analysts_ask_have_a_query(question):
    assert ANALYSTS_QUESTIONS[question] in CATALOGUE


@pytest.mark.parametrize("name", CATALOGUE)
def test_rows_come_in_a_fixed_order(name):
    last = CATALOGUE[name].text.rpartition("RETURN")[2]
    assert re.search(r"\bORDER BY\b", last), "a query without ORDER BY gives its rows in any order"


@pytest.mark.parametrize("name", CATALOGUE)
def test_constructs_that_the_engines_answer_differently_are_avoided(name):
    check_dialect(CATALOGUE[name].text)


@pytest.mark.parametrize("name", CATALOGUE)
def test_titles_and_questions_read_as_such(name):
    query = CATALOGUE[name]
    assert query.question.endswith("?") and not query.title.endswith(".")


@pytest.mark.parametrize("name", CATALOGUE)
def test_rows_are_those_expected(name, graph):
    query = CATALOGUE[name]
    table = run_canned(graph, query, {}).table
    assert table.columns == query.columns
    lines = [json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False) for row in table.rows]
    path = EXPECTED / f"{name}.jsonl"
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8").splitlines()
    assert lines, "a query whose answer here is empty is not tested"


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("signed-since", {"party": "MTZ", "since": "2021-08"}, [("2021-08", "Zarafshan Agro")]),
        ("signed-since", {"party": "e-azerbaijan", "since": ""}, [("2014", "Belarus"), ("2016-11", "Belarus")]),
        ("signed-since", {"party": "China", "since": "2022-10"}, [("2022", "Belarus")]),
        ("timeline-of-party", {"party": "mtz", "until": "2020"}, [("2020", "supplies")]),
        ("timeline-of-party", {"party": "e-shandong", "since": "2022-06", "until": "2022"}, [("2022", "supplies")]),
        ("most-connected-parties", {"kind": "city", "limit": "1"}, [("Minsk", "city")]),
        ("suppliers-of-product", {"product": "ENGINE"}, [("Weichai", "Minsk Tractor Plant")]),
        ("least-certain-deals", {"below": "0.52"}, [(0.5, "signed")]),
    ],
)  # fmt: skip
def test_parameters_change_the_answer(graph, name, arguments, expected):
    rows = run_canned(graph, CATALOGUE[name], arguments).table.rows
    assert sorted(row[:2] for row in rows) == sorted(expected)


def test_min_confidence_leaves_out_what_is_less_certain(graph):
    query = CATALOGUE["deals-by-year"]
    every = sum(sum(row[1:]) for row in run_canned(graph, query, {}).table.rows)
    certain = sum(sum(row[1:]) for row in run_canned(graph, query, {}, min_confidence=0.9).table.rows)
    assert (every, certain) == (30, 24)


def test_search_wants_every_word():
    assert {query.name for query in search(CATALOGUE, "planned done")} >= {"planned-never-done", "planned-then-done"}
    assert [query.name for query in search(CATALOGUE, "most cited sources")] == ["most-cited-sources"]
    assert search(CATALOGUE, "most cited zebras") == []


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_file_as_it_stands_gives_the_same_rows(name, graph):
    query = CATALOGUE[name]
    assert graph.read(query.text, query.examples).rows == run_canned(graph, query, {}).table.rows
