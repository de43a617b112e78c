from bilateral.cypher.text import (
    blank,
    columns_of,
    is_blank,
    is_complete,
    parameters_of,
    statements,
    without_semicolon,
    writing_clause,
)
from hypothesis import given
from hypothesis import strategies as st

CYPHER = st.text(st.sampled_from("ab ;:'\"\\`/*\n$,(){}"), max_size=40)


def test_statements_split_at_semicolons_outside_texts_and_comments():
    script = "// a; b\nRETURN ';' AS x; /* ; */ RETURN 2;\n\n:format csv; still\nMATCH (a)\nRETURN a"
    assert [(s.text, s.line) for s in statements(script)] == [
        ("RETURN ';' AS x", 2),
        ("RETURN 2", 2),
        (":format csv; still", 4),
        ("MATCH (a)\nRETURN a", 5),
    ]


@given(CYPHER)
def test_blank_keeps_every_offset_and_line_break(text):
    emptied = blank(text)
    assert len(emptied) == len(text)
    assert [i for i, c in enumerate(emptied) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(CYPHER)
def test_statements_are_never_blank_and_lose_nothing_but_separators(text):
    found = list(statements(text))
    assert not any(is_blank(s.text) for s in found)
    assert [s.line for s in found] == sorted(s.line for s in found)
    assert all(s.text in text for s in found)


@given(CYPHER)
def test_a_statement_without_its_semicolon_keeps_every_offset(text):
    assert text.startswith(without_semicolon(text))


def test_a_statement_is_complete_when_its_semicolon_is_its_own():
    assert is_complete("RETURN 1; // done")
    assert not is_complete("RETURN ';'")
    assert not is_complete("RETURN 1 // done;")


def test_parameters_are_found_outside_texts_only():
    assert parameters_of("MATCH (a {n: $name}) WHERE a.x = '$no' AND a.y > $since // $never\nRETURN $name") == [
        "name",
        "since",
    ]


def test_columns_are_those_of_the_last_return():
    query = (
        "MATCH (a) WITH a AS b RETURN DISTINCT b.name AS name, count(*) , [x IN b.y | x] AS list ORDER BY name LIMIT 3"
    )
    assert columns_of(query) == ["name", "count(*)", "list"]
    assert columns_of("RETURN 'ORDER BY, AS z' AS text, {a: 1, b: 2} AS map;") == ["text", "map"]
    assert columns_of("MATCH (a) SET a.x = 1") == []


def test_writing_clauses_are_seen_and_words_inside_texts_are_not():
    assert writing_clause("match (a) detach delete a") == "DELETE"
    assert writing_clause("RETURN 'CREATE' AS x // MERGE\n") == ""
    assert writing_clause("MATCH (a) WHERE a.created > 1 RETURN a.setting") == ""
