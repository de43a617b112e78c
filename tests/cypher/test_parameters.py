import json

import pytest
from bilateral.cypher.parameters import fits, free_value, split_assignments, typed_value
from bilateral.errors import BadInput
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", " as it is ", " as it is "),
        ("entity", " Minsk ", "Minsk"),
        ("date", "2022-05", "2022-05"),
        ("date", "", ""),
        ("integer", "12", 12),
        ("number", "0.5", 0.5),
        ("boolean", "True", True),
        ("boolean", "false", False),
        ("list", "a, b", ["a", "b"]),
        ("list", '["a, b"]', ["a, b"]),
    ],
)
def test_values_are_read_by_their_type(kind, text, value):
    assert typed_value(kind, text) == value
    assert fits(kind, value)


@pytest.mark.parametrize(
    ("kind", "text"), [("date", "May 2022"), ("date", "22"), ("integer", "1.5"), ("number", "x"), ("boolean", "maybe")]
)
def test_a_value_of_another_type_is_bad_input(kind, text):
    with pytest.raises(BadInput, match=text):
        typed_value(kind, text)


@pytest.mark.parametrize(("kind", "value"), [("integer", True), ("text", 1), ("boolean", 0), ("date", "yesterday")])
def test_examples_of_another_type_do_not_fit(kind, value):
    assert not fits(kind, value)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_json_is_read_as_what_it_says(value):
    assert free_value(json.dumps(value)) == value


def test_what_is_not_json_is_a_text():
    assert free_value("Belarus") == "Belarus"
    assert free_value("[" * 100_000) == "[" * 100_000


def test_assignments_split_at_the_first_equals_sign():
    assert split_assignments(["a=b=c", "$d="]) == {"a": "b=c", "d": ""}
    with pytest.raises(BadInput, match="key=value"):
        split_assignments(["=x"])
