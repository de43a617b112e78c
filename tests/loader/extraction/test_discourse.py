"""What pronouns, descriptions and silence stand for."""

from __future__ import annotations

import re

from bilateral.loader.extraction.discourse import Scene, scenes
from bilateral.loader.extraction.line import make_line
from bilateral.loader.extraction.mention import Mention
from bilateral.loader.model import Document, Sentence

KINDS = {"C": "country", "T": "city", "F": "company", "U": "university"}


def read(*marked: str, heading: str = "") -> list[Scene]:
    """Read sentences whose mentions are written [F:Name]; an asterisk marks an adjective."""
    lines, sentences = [], []
    for number, source in enumerate(filter(None, (heading, *marked))):
        text, mentions, last = "", [], 0
        for match in re.finditer(r"\[(\w)(\*?):([^\]|]+)(?:\|([^\]]+))?\]", source):
            text += source[last : match.start()]
            start = len(text)
            text += match[3]
            name = match[4] or match[3]
            mentions.append(Mention(number, start, len(text), match[3], KINDS[match[1]], name, "", bool(match[2])))
            last = match.end()
        text += source[last:]
        sentences.append(Sentence(text, 0, len(text), heading=bool(heading) and number == 0))
        lines.append(make_line(text, mentions))
    document = Document("d", sentences[0].text, " ".join(s.text for s in sentences), tuple(sentences))
    return list(scenes(document, lines))


def named(scene: Scene, source: str) -> set[str]:
    return {argument.name for argument in scene.arguments if argument.source == source}


def test_the_parties_are_the_two_countries_of_the_title():
    last = read("Trade grew.", "The parties signed a road map.", heading="[C:Kenya] and [C:Vietnam]")[-1]
    assert [{one.name, two.name} for one, two in last.pairs] == [{"Kenya", "Vietnam"}]


def test_both_cities_are_the_latest_two_cities():
    last = read("[T:Lyon] met [T:Bonn].", "The two cities signed a charter.")[-1]
    assert {"Lyon", "Bonn"} in [{one.name, two.name} for one, two in last.pairs]


def test_the_company_is_the_latest_company():
    last = read("[F:Rivex] grew, then [F:Tolima] shrank.", "The company bought pumps.")[-1]
    assert named(last, "single") == {"Tolima"}


def test_a_description_before_its_name_points_at_nothing():
    last = read("[F:Rivex] grew.", "The company [F:Tolima] bought pumps.")[-1]
    assert named(last, "single") == set()


def test_nothing_is_carried_over_from_nowhere():
    only = read("The company bought pumps from the parties.")[0]
    assert only.arguments == [] and only.pairs == []


def test_a_party_of_the_sentence_before_is_understood():
    last = read("[F:Rivex] and [C:Peru] spoke.", "Twelve pumps were sold.")[-1]
    assert "Rivex" in {argument.name for argument in last.arguments if argument.slot < 0}
