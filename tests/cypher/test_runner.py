import pytest
from bilateral.cypher.catalogue import load_catalogue
from bilateral.cypher.faults import QueryFault
from bilateral.cypher.runner import run_canned, run_cypher
from bilateral.errors import BadInput, NothingFound
from bilateral.loader.store import open_store

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("MATCH (a) RETRN a", 1, 11),
        ("MATCH (a)\nRETRN a", 2, 1),
        ("// why\nMATCH (a)\nRETURN b", 3, 8),
        ("RETURN nothing(1)", 1, 8),
        ("MATCH (a)\n  WHERE a.name = $name RETURN a", 2, 18),
    ],
)
def test_a_fault_shows_its_place(graph, query, line, column):
    with pytest.raises(QueryFault) as fault:
        run_cypher(graph, query)
    assert (fault.value.line, fault.value.column) == (line, column)
    source = query.splitlines()[line - 1]
    assert fault.value.picture() == f"{source}\n{' ' * (column - 1)}^\n"
    assert "\n" not in str(fault.value) and source + " ^" not in str(fault.value)


def test_a_fault_without_a_place_has_no_picture(graph):
    with pytest.raises(QueryFault) as fault:
        run_cypher(graph, "RETURN 1 / 0")
    assert fault.value.picture() == "" and "zero" in str(fault.value)


@pytest.mark.parametrize(
    "query",
    ["CREATE (:City {id: 'x'})", "MATCH (a) SET a.name = 'x'", "MATCH (a) DETACH DELETE a", "MERGE (a:City {id: 'x'})"],
)
def test_a_query_that_writes_is_refused(graph, query):
    with pytest.raises(BadInput, match="--write"):
        run_cypher(graph, query)
    assert run_cypher(graph, "MATCH (a:City) RETURN count(a) AS n").rows == [(3,)]


@pytest.mark.parametrize("query", ["", " ;\n", "// only a comment"])
def test_an_empty_query_is_bad_input(graph, query):
    with pytest.raises(BadInput, match="empty"):
        run_cypher(graph, query)


def test_two_statements_are_bad_input(graph):
    with pytest.raises(BadInput, match="more than one statement"):
        run_cypher(graph, "RETURN 1; RETURN 2")


def test_parameters_are_bound_and_never_pasted(graph):
    hostile = "x' OR 1 = 1 //"
    assert run_cypher(graph, "RETURN $x AS x;", {"x": hostile}).rows == [(hostile,)]
    with pytest.raises(NothingFound):
        run_canned(graph, CATALOGUE["supplies-of-party"], {"party": hostile})


def test_a_party_may_be_given_by_another_name_spelling_or_id(graph):
    query = CATALOGUE["supplies-of-party"]
    rows = run_canned(graph, query, {}).table.rows
    for name in ("MTZ", "minsk tractor plant", "e-mtz"):
        answer = run_canned(graph, query, {"party": name})
        assert answer.table.rows == rows and answer.values["party"] == "e-mtz"


def test_an_example_that_stands_in_is_told(graph):
    answer = run_canned(graph, CATALOGUE["signed-since"], {"party": "Belarus"})
    assert answer.notes == ["since = 2015 (the example; change it with -p since=…)"]


def test_a_confidence_that_a_query_cannot_use_is_told(graph):
    answer = run_canned(graph, CATALOGUE["distance-between"], {"party": "MTZ", "other": "China"}, min_confidence=0.5)
    assert answer.notes == ["query distance-between does not filter by confidence; --min-confidence changes nothing"]
    assert run_canned(graph, CATALOGUE["deals-by-year"], {}, min_confidence=0.5).notes == []


def test_an_unknown_parameter_or_value_is_bad_input(graph):
    with pytest.raises(BadInput, match="no parameter 'sinc'; it takes party, since, min_confidence"):
        run_canned(graph, CATALOGUE["signed-since"], {"sinc": "2020"})
    with pytest.raises(BadInput, match="'last year' is not a date"):
        run_canned(graph, CATALOGUE["signed-since"], {"since": "last year"})


def test_a_construct_that_the_embedded_engine_would_answer_wrongly_is_refused_with_its_place(tmp_path):
    with open_store(str(tmp_path / "empty.kgl"), write=True) as store, pytest.raises(QueryFault) as fault:
        run_cypher(store, "MATCH (a:Entity)-[r:SIGNED]-()\nRETURN r{.*}")
    assert fault.value.line == 2 and fault.value.picture().startswith("RETURN r{.*}\n")
