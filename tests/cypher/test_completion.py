from dataclasses import dataclass, field

import pytest
from bilateral.cypher.catalogue import load_catalogue
from bilateral.cypher.completion import Vocabulary, suggest
from bilateral.cypher.console import Console
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def vocabulary(graph):
    nothing = print
    console = Console(graph, load_catalogue(), str, nothing, nothing, str)
    console.parameters["country"] = "China"
    return Vocabulary(console)


@pytest.mark.parametrize(
    ("before", "offered", "sort"),
    [
        ("ma", "MATCH", "keyword"),
        ("MATCH (a) RETURN coa", "coalesce(", "function"),
        ("MATCH (a:Ci", "City", "label"),
        ("MATCH (a:Entity:", "Company", "label"),
        ("MATCH (a)-[r:SI", "SISTER_CITY", "edge type"),
        ("MATCH (a)-[:SIGNED|SU", "SUPPLIES", "edge type"),
        ("MATCH (a) RETURN a.al", "aliases", "property"),
        ("MATCH ()-[r]-() RETURN r.evi", "evidence_documents", "property"),
        ("MATCH (a) WHERE a.name = $c", "country", "parameter"),
        ("MATCH (a {name: 'x', country: \"Bel", 'Belarus"', "party"),
        ("RETURN 'MATCH' + 'minsk tr", "Minsk Tractor Plant'", "party"),
        (":fo", "format", "command"),
        (":format j", "jsonl", "format"),
        (":query supply", "supply-chains", "query"),
        (":query signed-since si", "since=", "parameter"),
        (":query signed-since party=Sha", "Shandong", "party"),
        (":query signed-since party=Zar", '"Zarafshan Agro"', "party"),
        (':query signed-since since=2020 party="Zarafshan A', 'Zarafshan Agro"', "party"),
        (":param c", "country", "parameter"),
        (":explain MATCH (a:Ci", "City", "label"),
    ],
)
def test_what_could_come_next_is_offered(vocabulary, before, offered, sort):
    found = {suggestion.text: suggestion for suggestion in suggest(before, vocabulary)}
    assert offered in found, list(found)
    assert found[offered].sort == sort
    typed = before[len(before) - found[offered].replaces :]
    assert offered.strip('"').casefold().startswith(typed.strip('"').casefold())


@pytest.mark.parametrize("before", ["", "MATCH ", "MATCH (a:", "RETURN 'a' // Bel", ":query none x", ":quit "])
def test_nothing_is_offered_out_of_place(vocabulary, before):
    assert {s.sort for s in suggest(before, vocabulary)} <= {"label"}


@dataclass
class Graphless:
    """A vocabulary whose words are given."""

    names: list[str]
    properties: list[str] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    catalogue: dict = field(default_factory=dict)


def test_a_quote_in_a_name_cannot_close_the_text():
    offered = [s.text for s in suggest("RETURN 'O", Graphless(["O'Brien \\ Sons"]))]
    assert offered == ["O\\'Brien \\\\ Sons'"]


@given(st.text("ab:.$'\"([|])/\\ \n=", max_size=30))
def test_any_text_may_be_completed(before):
    for suggestion in suggest(before, Graphless(["a'b", "ba"], ["aa"], ["b"])):
        assert 0 <= suggestion.replaces <= len(before)
