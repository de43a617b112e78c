"""Lines, lists, governors, roles and frames, on sentences with their mentions given."""

from __future__ import annotations

import re

from bilateral.loader.extraction.discourse import scenes
from bilateral.loader.extraction.line import make_line
from bilateral.loader.extraction.mention import Mention
from bilateral.loader.extraction.roles import frame, governor, passive, role
from bilateral.loader.extraction.syntax import Parse, list_of, parse, same_list
from bilateral.loader.model import Document, Sentence
from hypothesis import given
from hypothesis import strategies as st

KINDS = {"C": "country", "R": "region", "T": "city", "F": "company", "O": "organisation", "U": "university"}


def read(marked: str) -> Parse:
    """Parse a sentence whose mentions are written [F:Name]."""
    text, mentions, last = "", [], 0
    for match in re.finditer(r"\[(\w)(\*?):([^\]]+)\]", marked):
        text += marked[last : match.start()]
        start = len(text)
        text += match[3]
        mentions.append(Mention(0, start, len(text), match[3], KINDS[match[1]], match[3], "", bool(match[2])))
        last = match.end()
    text += marked[last:]
    document = Document("d", "", text, (Sentence(text, 0, len(text)),))
    line = make_line(text, mentions)
    return parse(line, next(scenes(document, [line])))


def slots(parsed: Parse) -> list[int]:
    return parsed.line.slot_of


def hit(parsed: Parse, kind: str, name: str):
    return next(found for label, found in parsed.hits[kind] if label == name)


def test_names_joined_by_commas_and_and_are_one_list():
    parsed = read("[T:Lyon], [T:Bonn] and the city of [T:Graz] signed a charter with [T:Porto].")
    one, two, three, four = slots(parsed)
    assert list_of(parsed, one) == list_of(parsed, two) == list_of(parsed, three)
    assert not same_list(parsed, one, four)


def test_a_verb_between_two_names_parts_them():
    parsed = read("[F:Rivex] bought pumps, and [F:Tolima] sold them.")
    one, two = slots(parsed)
    assert not same_list(parsed, one, two)


def test_a_place_before_a_name_only_modifies_it():
    parsed = read("A contract with the [T:Surat] company [F:Kalpa Gems] was signed.")
    assert parsed.premodifies == [True, False]
    assert governor(parsed, slots(parsed)[1])[0] == "with"


def test_a_place_behind_a_name_only_places_it():
    parsed = read("[F:Molinos] of [T:Villeta] exports soymeal to [C:Chile].")
    assert parsed.placed == [False, True, False]


def test_the_government_of_a_country_is_governed_as_the_country():
    parsed = read("The bank signed a memorandum with the government of [C:Kenya].")
    assert governor(parsed, slots(parsed)[0])[0] == "with"


def test_frames_say_who_signs_with_whom():
    parsed = read("In May [F:Rivex] signed a contract with [F:Tolima].")
    sign = hit(parsed, "signed", "sign_verb")
    one, two = slots(parsed)
    assert (role(parsed, one, sign), role(parsed, two, sign)) == ("subject", "with")
    head, tail = (a for a in parsed.scene.arguments if a.source == "mention")
    assert frame(parsed, "signed", "sign_verb", sign, head, tail) == 1


def test_a_participle_behind_its_noun_is_passive():
    parsed = read("The treaty signed by [C:Peru] and [C:Chile] is in force.")
    sign = hit(parsed, "signed", "sign_verb")
    assert passive(parsed, sign)
    assert [role(parsed, slot, sign) for slot in slots(parsed)] == ["by", "by"]


def test_an_active_verb_is_not_passive():
    parsed = read("[C:Peru] signed a treaty.")
    assert not passive(parsed, hit(parsed, "signed", "sign_verb"))


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 20)), max_size=5))
def test_every_slot_is_the_text_at_its_offsets(text: str, cuts: list[tuple[int, int]]):
    mentions, reach = [], 0
    for start, length in sorted(cuts):
        end = min(start + length, len(text))
        if start >= reach and start < end:
            mentions.append(Mention(0, start, end, text[start:end], "company", "x"))
            reach = end
    line = make_line(text, mentions)
    assert [text[a:b].lower() for a, b in zip(line.starts, line.ends, strict=True)] == line.words
    assert [line.owner[slot] for slot in line.slot_of] == list(range(len(mentions)))
    assert line.starts == sorted(line.starts)
