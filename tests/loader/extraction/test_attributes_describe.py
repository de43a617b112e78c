"""Whole deals from many countries: every attribute through the public entrance."""

import pytest
from bilateral.errors import BadInput
from bilateral.loader.extraction.attributes import Describer, Trigger, describe, is_real
from bilateral.loader.extraction.attributes.lexicon import lexicon, table, words
from bilateral.loader.extraction.attributes.weights import weights
from bilateral.loader.reading import parse_text

RELEASE = (
    "LIMA, 12 March 2022. The Peruvian Chamber of Commerce and the Fiji Chamber of Commerce signed a memorandum of "
    "understanding on fisheries training yesterday. Fiji will supply Peru with 300 tons of frozen tuna by the end of "
    "2023. The port of Suva could deliver sugar as well. In 2015 Callao and Suva became sister cities. "
    "Pesquera Andina and Suva Seafood founded a joint venture, Pacifica Norte, for the production of fishmeal in 2019."
)


@pytest.fixture(scope="module")
def release():
    return parse_text(RELEASE, "release.txt")


def at(document, word, *parties):
    index = next(i for i, s in enumerate(document.sentences) if word in s.text and all(p in s.text for p in parties))
    text = document.sentences[index].text
    start = text.index(word)
    return Trigger(index, start, start + len(word), word), [(text.index(p), text.index(p) + len(p)) for p in parties]


def test_signed(release):
    trigger, parties = at(release, "signed", "Peruvian Chamber of Commerce", "Fiji Chamber of Commerce")
    found = describe(release, "signed", trigger, parties)
    assert (found.status, found.date, found.instrument) == ("done", "2022-03-11", "memorandum of understanding")
    assert found.subject.startswith("fisheries training")


def test_supplies(release):
    trigger, parties = at(release, "supply", "Fiji", "Peru")
    found = describe(release, "supplies", trigger, parties)
    assert (found.status, found.date, found.products) == ("planned", "2023", ("frozen tuna",))
    assert (found.amount, found.amount_value, found.amount_unit) == ("300 tons", 300.0, "t")


def test_sister_city(release):
    trigger, parties = at(release, "sister", "Callao", "Suva")
    found = describe(release, "sister_city", trigger, parties)
    assert (found.status, found.date, found.products, found.instrument) == ("done", "2015", (), "")


def test_joint_venture(release):
    trigger, parties = at(release, "joint venture", "Pesquera Andina", "Suva Seafood")
    found = describe(release, "joint_venture", trigger, parties)
    assert (found.date, found.venture) == ("2019", "Pacifica Norte: fishmeal")


def test_a_possibility_is_no_deal(release):
    trigger, parties = at(release, "deliver", "Suva")
    assert is_real(release, "supplies", trigger, parties) == "none"


def test_one_describer_and_the_entrance_agree_whatever_the_order(release):
    describer = Describer(release)
    places = [("founded", "joint_venture"), ("supply", "supplies"), ("signed", "signed"), ("sister", "sister_city")]
    forward = [describer.describe(kind, at(release, word)[0]) for word, kind in places]
    backward = [describe(release, kind, at(release, word)[0]) for word, kind in reversed(places)]
    assert forward == backward[::-1]


def test_lexicons_and_weights_say_what_is_wrong_with_them():
    with pytest.raises(BadInput, match="cannot be used as a lexicon"):
        lexicon("nothing")
    with pytest.raises(BadInput, match="must be a table of str values"):
        table("dates", "months", str)
    with pytest.raises(BadInput, match="must be a list of texts"):
        words("dates", "months", "january")
    with pytest.raises(BadInput, match="cannot be used as weights"):
        weights("nothing")


def test_instrument_of_the_sentence_before():
    document = parse_text("A treaty on fisheries was drafted in Suva. Peru and Mali signed it in 2020.", "d.txt")
    trigger, parties = at(document, "signed", "Peru", "Mali")
    found = describe(document, "signed", trigger, parties)
    assert (found.instrument, found.date) == ("treaty", "2020")


def test_a_whole_sentence_stands_for_a_missing_trigger():
    document = parse_text("Arequipa – Charlotte (1987)", "d.txt")
    text = document.sentences[0].text
    found = describe(document, "sister_city", Trigger(0, 0, len(text), text), [(0, 8), (11, 20)])
    assert (found.status, found.date) == ("done", "1987")
