"""Amounts and products in own sentences."""

import math

import pytest
from bilateral.loader.extraction.attributes.amounts import choose_amount
from bilateral.loader.extraction.attributes.products import products
from bilateral.loader.extraction.attributes.quantities import find_amounts
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "text", "value", "unit"),
    [
        ("worth about $1.054 billion", "about $1.054 billion", 1.054e9, "USD"),
        ("for EUR 2.3m in all", "EUR 2.3m", 2.3e6, "EUR"),
        ("two million bottles of wine", "two million bottles", 2e6, "bottle"),
        ("1,200 t of zinc", "1,200 t", 1200, "t"),
        ("for US$5.6 million", "US$5.6 million", 5.6e6, "USD"),
        ("for € 20 000 only", "€ 20 000", 20000, "EUR"),
        ("10 thousand tons per year", "10 thousand tons per year", 10000, "t"),
        ("310 million dollars", "310 million dollars", 3.1e8, "USD"),
        ("70 billion rupees", "70 billion rupees", 7e10, "INR"),
        ("a hundred hectares", "a hundred hectares", 100, "ha"),
        ("sixty percent", "sixty percent", 60, "%"),
        ("KSh 214 million", "KSh 214 million", 2.14e8, "KES"),
        ("3 crore rupees", "3 crore rupees", 3e7, "INR"),
        ("450 MW of power", "450 MW", 450, "MW"),
        ("half a million doses", "half a million doses", 5e5, "dose"),
        ("100 million CHF", "100 million CHF", 1e8, "CHF"),
    ],
)
def test_amounts(words, text, value, unit):
    amount = find_amounts(words)[0]
    assert (amount.text, amount.unit) == (text, unit)
    assert math.isclose(amount.value, value)


PIECES = st.sampled_from(
    [
        "a",
        "half",
        "two",
        "1,000",
        "3.5",
        "million",
        "k",
        "$",
        "€",
        "EUR",
        "tons",
        "of",
        "per",
        "year",
        "%",
        "dozen",
        ",",
        ".",
        "-",
    ]
)


@given(st.text() | st.lists(PIECES, max_size=9).map(" ".join))
def test_any_text_gives_finite_amounts_in_their_places(text):
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert math.isfinite(amount.value) and amount.value >= 0


def marked(words):
    start, end = words.index(">"), words.index("<") - 1
    return words.replace(">", "").replace("<", ""), start, end


@pytest.mark.parametrize(
    ("words", "kind", "want"),
    [
        ("BMC >delivered< 85 heavy trucks to Abay Logistics.", "supplies", "85 heavy trucks"),
        ("They >signed< a contract for $11 million with Ghana.", "signed", "$11 million"),
        ("Oman >bought< 900 tons of butter from Arla.", "supplies", "900 tons"),
        ("A >joint< firm, 60:40, was set up in Lima.", "joint_venture", "60:40"),
        ("Oman >bought< butter from Arla.", "supplies", None),
    ],
)
def test_the_deal_s_amount(words, kind, want):
    amount = choose_amount(*marked(words), kind)
    assert (amount and amount.text) == want


def test_a_year_is_no_amount():
    assert choose_amount("Mali bought tractors in 2019 from Iran.", 5, 11, "supplies", [(24, 28)]) is None


@pytest.mark.parametrize(
    ("words", "parties", "want"),
    [
        ("Chile >supplies< copper, wine and cherries to Japan.", ["Chile", "Japan"], ["copper", "wine", "cherries"]),
        ("Thirty used trams were >sold< by Prague to Odesa.", ["Prague", "Odesa"], ["used trams"]),
        ("A contract for the >supply< of wind turbines to Kenya was signed.", ["Kenya"], ["wind turbines"]),
        ("Togo >provided< Mali with cement and 40 tons of rice.", ["Togo", "Mali"], ["cement", "rice"]),
        ("The >export< of Moldovan apples to Egypt grew.", ["Moldovan", "Egypt"], ["apples"]),
        ("Fiji >sells< to Samoa sugar, rum and frozen fish.", ["Fiji", "Samoa"], ["sugar", "rum", "frozen fish"]),
        (
            "Potash fertilizers, tyres and milk powder >come< to Peru.",
            ["Peru"],
            ["Potash fertilizers", "tyres", "milk powder"],
        ),
        ("Relations between Fiji and Samoa >grew<.", ["Fiji", "Samoa"], []),
    ],
)
def test_products(words, parties, want):
    text, start, end = marked(words)
    spans = [(text.index(name), text.index(name) + len(name)) for name in parties]
    assert products(text, start, end, spans) == want


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_any_text_gives_products_that_it_holds(text, start, length):
    start = min(start, len(text))
    for name in products(text, start, min(start + length, len(text)), []):
        assert all(word in text for word in name.split())
