"""Names in sentences about many countries; what must hold of any text."""

import json
from functools import cache

import pytest
from bilateral.loader.extraction.names import find_mentions
from bilateral.loader.extraction.names.canonical import canonical, without_legal_form
from bilateral.loader.model import KINDS
from bilateral.loader.reading import parse_text
from hypothesis import given, settings
from hypothesis import strategies as st


@cache
def names(text):
    """All mentions of a text as (words, kind, canonical name, country)."""
    rows = find_mentions(parse_text(text, "test.txt"))
    return [(m.text, "demonym" if m.demonym else m.kind, m.name, m.country) for row in rows for m in row]


def kinds(text):
    return {(words, kind) for words, kind, _, _ in names(text)}


SENTENCES = [
    (
        "Kenya's Ministry of Agriculture signed a memorandum with the Dutch company Van den Berg Seeds in Nakuru.",
        {
            ("Kenya", "country"),
            ("Ministry of Agriculture", "organisation"),
            ("Dutch", "demonym"),
            ("Van den Berg Seeds", "company"),
            ("Nakuru", "city"),
        },
    ),
    (
        "Vietnam will supply coffee to Algeria, and the People's Republic of China will buy pepper from Côte d'Ivoire.",
        {
            ("Vietnam", "country"),
            ("Algeria", "country"),
            ("People's Republic of China", "country"),
            ("Côte d'Ivoire", "country"),
        },
    ),
    (
        "The Tashkent Tractor Plant shipped 40 tractors to the Republic of Tajikistan in March.",
        {("Tashkent Tractor Plant", "company"), ("Republic of Tajikistan", "country")},
    ),
    (
        "The University of Ljubljana and Kyrgyz National University signed an agreement in Bishkek.",
        {("University of Ljubljana", "university"), ("Kyrgyz National University", "university"), ("Bishkek", "city")},
    ),
    (
        "Jizzakh and Tashkent regions established ties with Shandong province.",
        {("Jizzakh", "region"), ("Tashkent regions", "region"), ("Shandong province", "region")},
    ),
    (
        "Kutná Hora is twinned with Lippstadt (Germany), Olsztynek (Poland) and Ramat Yishai (Israel).",
        {("Kutná Hora", "city"), ("Lippstadt", "city"), ("Germany", "country"), ("Poland", "country")},
    ),
    (
        "The UAE and the UK exported machines to Brazilian and Argentine farmers.",
        {("UAE", "country"), ("UK", "country"), ("Brazilian", "demonym"), ("Argentine", "demonym")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_names_of_many_countries(text, expected):
    assert expected <= kinds(text)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Swedish company Norrland Pumps opened a plant in Peru.", "Norrland Pumps", "Sweden"),
        ("The company Zetor (Czech Republic) delivered tractors to Ghana.", "Zetor", "Czech Republic"),
        ("Twinning was agreed between Córdoba (Argentina) and Loja (Ecuador).", "Córdoba", "Argentina"),
        ("The Ministry of Health of Kenya bought vaccines.", "Ministry of Health of Kenya", "Kenya"),
        ("The mayor of Da Nang went to Japan.", "Da Nang", "Vietnam"),
    ],
)
def test_country_of_a_name(text, words, country):
    assert country in [found for form, _, _, found in names(text) if form == words]


def test_abbreviation_and_short_form_take_the_full_name():
    text = (
        "The Kenya Electricity Generating Company (KGEC) buys turbines. KGEC signed the contract in Nairobi. "
        "The firm Tobol Motors Ltd. assembles trucks in Kostanay; the company Tobol Motors sold 40 of them."
    )
    found = {form: name for form, _, name, _ in names(text)}
    assert found["KGEC"] == "Kenya Electricity Generating Company"
    assert found["Tobol Motors"] == "Tobol Motors"


def test_a_ministry_is_named_with_its_country():
    text = "The Egyptian Ministry of Industry signed a memorandum with Indonesia."
    assert "Ministry of Industry of Egypt" in {name for _, _, name, _ in names(text)}


def test_months_and_persons_are_no_names():
    text = "In October 2021 President Vladimir Petrov met Prime Minister Ahmed Hassan in Cairo on Monday."
    assert {words for words, _ in kinds(text)} == {"Cairo"}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Republic of Türkiye", "country", "Turkey"),
        ("the People’s Republic of China", "country", "China"),
        ("province of Hainan", "region", "Hainan province"),
        ("Grodno regions", "region", "Grodno region"),
        ("OJSC “Rivex”", "company", "Rivex"),
        ("Plastika Hron a.s.", "company", "Plastika Hron"),
        ("Municipality of Temuco", "city", "Temuco"),
        ("HANOI", "city", "Hanoi"),
        ("Port of Spain", "city", "Port of Spain"),
        ("Ministry of Health of the Republic of Belarus", "organisation", "Ministry of Health of Belarus"),
        ("RIFT INDUSTRIAL HOLDINGS PLC", "company", "Rift Industrial Holdings"),
        ("Tajik Agrarian Universities", "university", "Tajik Agrarian University"),
    ],
)
def test_canonical(text, kind, name):
    assert canonical(text, kind) == name


def test_a_name_of_legal_forms_only_stays():
    assert without_legal_form("AG") == "AG"
    assert without_legal_form("LLC JSC") != ""


PIECES = (
    "The Minsk Brest regions and , ( ) “ ” of company Ltd. S.A. “Rivex” LLC Ministry Kenya Kenyan University - – 's No."
    " 5 BSU signed with in Nakuru ’ d'Ivoire Côte ŞIŞE Ü . ! IN MAY named after V.I. Kozlov"
)
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_spans_are_valid_sorted_and_the_same_again(text):
    document = parse_text(text, "any.txt")
    rows = find_mentions(document)
    assert len(rows) == len(document.sentences)
    for number, (row, sentence) in enumerate(zip(rows, document.sentences, strict=True)):
        reach = 0
        for mention in row:
            assert mention.sentence == number
            assert reach <= mention.start < mention.end <= len(sentence.text)
            assert mention.text == sentence.text[mention.start : mention.end]
            assert mention.kind in KINDS
            assert mention.name
            reach = mention.end
    assert find_mentions(document) == rows
    json.dumps([mention.name for row in rows for mention in row])


def test_news_from_nairobi_and_hanoi():
    text = (
        "Viettel Global will supply telecom equipment to Safaricom PLC, said Kenyan President William Ruto. Jomo"
        " Kenyatta University of Agriculture and Technology (JKUAT) and Hanoi University of Science and Technology will"
        " exchange students. JKUAT opened its office in March. Chile's Codelco sells copper to Germany's Aurubis."
    )
    found = {words: (kind, name, country) for words, kind, name, country in names(text)}
    assert found["Safaricom PLC"] == ("company", "Safaricom", "Kenya")
    assert found["JKUAT"][:2] == ("university", "Jomo Kenyatta University of Agriculture and Technology")
    assert found["Hanoi University of Science and Technology"][2] == "Vietnam"
    assert found["Aurubis"] == ("company", "Aurubis", "Germany")
    assert not any("Ruto" in words for words in found)
