"""The extractor as a whole, on prose of five styles about countries of every continent, written for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilateral.loader.extraction import extract
from bilateral.loader.model import KINDS, RELATION_TYPES
from bilateral.loader.reading import parse_text
from bilateral.loader.relations_file import relation_from_json, relation_to_json
from hypothesis import given, settings
from hypothesis import strategies as st

STYLES = json.loads((Path(__file__).parent / "styles.json").read_text(encoding="utf-8"))


def told(text: str) -> set[tuple[str, frozenset[str]]]:
    relations = extract(parse_text(text, "test.txt"))
    return {(relation.type, frozenset((relation.head, relation.tail))) for relation in relations}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style["style"])
def test_finds_what_plain_prose_of_a_style_tells(style: dict[str, object]):
    wanted = {(kind, frozenset(ends)) for kind, *ends in style["relations"]}
    found = told(str(style["text"]))
    assert len(found & wanted) >= len(wanted) - style["may_miss"], f"missed {wanted - found}"


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style["style"])
def test_says_nothing_of_what_did_not_happen(style: dict[str, object]):
    found = told(str(style["text"]))
    assert not {(kind, frozenset(ends)) for kind, *ends in style["not"]} & found


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style["style"])
def test_every_relation_is_valid_and_leads_to_its_sentence(style: dict[str, object]):
    document = parse_text(str(style["text"]), "test.txt")
    for relation in extract(document):
        assert relation.type in RELATION_TYPES and relation.head_kind in KINDS and relation.tail_kind in KINDS
        assert 0 <= relation.confidence <= 1
        assert relation_from_json(json.loads(json.dumps(relation_to_json(relation)))) == relation
        for evidence in relation.evidence:
            words = evidence.text.split()
            assert words[0] in document.text[evidence.start : evidence.end]
        assert {"trigger", "score", "features"} <= relation.extra["explanation"].keys()


def test_a_supply_runs_from_the_supplier_to_the_recipient():
    relations = extract(parse_text("In 2021 Rivex Motors supplied 40 tractors to Kenya.", "test.txt"))
    assert [(r.head, r.tail, r.date, r.products) for r in relations if r.type == "supplies"] == [
        ("Rivex Motors", "Kenya", "2021", ["tractors"])
    ]


def test_citations_of_the_sentence_come_with_the_relation():
    text = (
        "Peru – Vietnam: a young friendship\n\nIn May 2022, Peru and Vietnam signed an agreement on air services 7.\n\n"
        "7 Air services agreed [Electronic resource]. – 2022. – URL: https://news.example.org/air\n"
    )
    (relation,) = [r for r in extract(parse_text(text, "test.txt")) if r.type == "signed"]
    assert [(c.number, c.url) for c in relation.evidence[0].citations] == [(7, "https://news.example.org/air")]


def test_the_same_text_gives_the_same_relations():
    text = str(STYLES[0]["text"])
    assert extract(parse_text(text, "test.txt")) == extract(parse_text(text, "test.txt"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_extractor(text: str):
    for relation in extract(parse_text(text, "test.txt")):
        assert relation.head != relation.tail
