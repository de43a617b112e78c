import json
import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
OWN = """// title: Cities
// question: Which cities are there?
// category: own
// columns: city
MATCH (a:City) RETURN a.name AS city ORDER BY city;
"""
SHOWN = {
    "query-list": ["query", "--search", "sister"],
    "query-run": ["query", "supplies-of-party", "-p", "party=MTZ"],
    "cypher": ["cypher", "MATCH (a:City)-[r:SIGNED]-(b) RETURN a.name AS city, r.date, b ORDER BY city, b.id"],
    "lookup": ["lookup", "MTZ", "--evidence"],
    "lookup-two": ["lookup", "Minsk", "--with", "Samarkand"],
    "entities": ["entities", "--country", "China"],
    "explain": ["explain", "p07"],
    "stats": ["stats"],
}


@pytest.mark.parametrize("output_format", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize("name", SHOWN)
def test_output_is_that_of_the_golden_file(run_bilateral, name, output_format):
    done = run_bilateral(*SHOWN[name], "--format", output_format)
    assert done.returncode == 0, done.stderr
    path = GOLDEN / f"{name}.{output_format.replace('table', 'txt')}"
    if os.environ.get("UPDATE_EXPECTED"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(done.stdout, encoding="utf-8", newline="")
    assert done.stdout == path.read_bytes().decode("utf-8")


def test_every_query_runs_with_its_examples(run_bilateral):
    listed = json.loads(run_bilateral("query", "--format", "json").stdout)
    assert len(listed) >= 40
    assert {tuple(row) for row in listed} == {("name", "title", "category", "parameters", "columns")}
    script = "".join(f":query {row['name']}\n" for row in listed)
    assert run_bilateral("console", stdin=script).returncode == 0


def test_what_stands_in_for_a_missing_parameter_is_said_on_stderr_only(run_bilateral):
    done = run_bilateral("query", "signed-since", "-p", "party=China", "--format", "csv")
    assert done.stderr == "bilateral: since = 2015 (the example; change it with -p since=…)\n"
    assert done.stdout.startswith("date,partner,")


def test_min_confidence_reaches_the_query(run_bilateral):
    rows = run_bilateral("query", "undated-deals", "--min-confidence", "0.6", "--format", "jsonl")
    assert (rows.returncode, rows.stdout) == (0, "")


def test_show_prints_the_file_as_it_is(run_bilateral):
    file = Path(__file__).parents[2] / "cypher" / "queries" / "supply-chains.cypher"
    assert run_bilateral("query", "supply-chains", "--show").stdout == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["query", "suply-chains"], 1, "did you mean supply-chains"),
        (["query", "--search", "zebra"], 1, ""),
        (["query", "-p", "a=b"], 2, "name the query"),
        (["query", "supply-chains", "-p", "party=x"], 2, "no parameter 'party'"),
        (["query", "supply-chains", "-p", "limit=many"], 2, "'many' is not a whole number"),
        (["query", "signed-since", "-p", "party=Belarsu"], 1, "did you mean Belarus (country; id e-belarus)"),
        (["query", "--queries", "none"], 2, "none: there is no such folder"),
        (["query", "supply-chains", "--store", "none.kgl"], 3, "none.kgl"),
        (["cypher", "MATCH (a) RETRN a"], 2, "line 1, column 11"),
        (["cypher", "CREATE (:City)"], 2, "pass --write"),
        (["cypher", ""], 2, "empty"),
        (["cypher", "RETURN $x", "-p", "x"], 2, "key=value"),
    ],
)
def test_an_error_is_one_line_with_its_exit_code(run_bilateral, arguments, code, said):
    done = run_bilateral(*arguments)
    assert done.returncode == code
    assert said in done.stderr and done.stderr.count("\n") <= 1 and "Traceback" not in done.stderr


def test_ones_own_queries_are_listed_and_run(run_bilateral, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "cities.cypher").write_text(OWN, encoding="utf-8")
    assert (
        run_bilateral("query", "cities", "--queries", "own", "--format", "csv").stdout
        == "city\nJinan\nMinsk\nSamarkand\n"
    )
    assert "cities" in run_bilateral("query", "--search", "own", BILATERAL_QUERIES="own").stdout


def test_the_names_of_a_party_are_explained(run_bilateral):
    rows = json.loads(run_bilateral("entities", "MTZ", "--explain", "--format", "json").stdout)
    assert rows[0].keys() == {"party", "sort", "name", "other", "score", "reasons"}
    assert (rows[0]["sort"], rows[0]["other"]) == ("joined", "MTZ")
    assert {row["sort"] for row in rows[1:]} == {"refused"}


def test_cypher_takes_typed_parameters_and_reads_stdin(run_bilateral):
    done = run_bilateral(
        "cypher", "-", "-p", "n=2", "-p", "t=a", "--format", "json", stdin="RETURN $n + 1 AS n, $t AS t"
    )
    assert json.loads(done.stdout) == [{"n": 3, "t": "a"}]


def test_cypher_writes_only_when_told(run_bilateral, tmp_path):
    store = str(tmp_path / "new.kgl")
    written = run_bilateral("cypher", "MERGE (a:Entity {id: 'x'}) SET a.name = 'X'", "--write", "--store", store)
    assert written.returncode == 0, written.stderr
    assert (
        run_bilateral("cypher", "MATCH (a:Entity) RETURN a.name AS n", "--format", "csv", "--store", store).stdout
        == "n\nX\n"
    )


@pytest.mark.parametrize(
    ("shell", "words", "offered"),
    [
        ("bash", ["lo"], "plain,load\nplain,lookup"),
        ("fish", ["comp"], "plain,compare\t"),
        ("bash", ["query", "sister-cities-w"], "plain,sister-cities-without-supplies"),
        ("zsh", ["query", "supply-c"], "plain\nsupply-chains\nSupply chains of two steps"),
        ("fish", ["query", "supply-c"], "plain,supply-chains\tSupply chains of two steps"),
        ("bash", ["query", "signed-since", "-p", "si"], "plain,since="),
        ("fish", ["query", "signed-since", "-p", "party=Sha"], "party=Shandong"),
        ("bash", ["lookup", "minsk t"], r"plain,Minsk\\ Tractor\\ Plant"),
    ],
)  # fmt: skip
def test_words_are_completed_in_the_shells(run_bilateral, shell, words, offered):
    variables = {"_BILATERAL_COMPLETE": f"{shell}_complete", "COMP_CWORD": str(len(words))}
    if shell == "fish":
        variables |= {"COMP_WORDS": " ".join(["bilateral", *words[:-1]]), "COMP_CWORD": words[-1]}
    else:
        variables |= {"COMP_WORDS": " ".join(["bilateral", *(f"'{w}'" if " " in w else w for w in words)])}
    done = run_bilateral(**variables)
    assert offered in done.stdout, done.stdout + done.stderr
