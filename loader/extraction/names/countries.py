"""Which country a name belongs to: by the gazetteers, by words in the name, by the words beside it, by the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..mention import Mention
from . import gazetteer
from .places import city, regions

_BETWEEN = re.compile(r"(?:['’]s)? (?:[a-z][\w-]* ){0,3}(?:of )?[“\"«]?")
"""What may stand between an adjective or place and what it is said of: "Belarusian company X", "China's X"."""
_AFTER = re.compile(r"[”\"»]? ?[(,]? ?(?:of|from|in)? ?(?:the )?(?:city of )?\(?")
_APPOSITION = re.compile(r", (?:a|an|the|another|one of the) (?:[a-z][\w-]* ){0,2}")
_HEAD = re.compile(r" (?:region|oblast|province|district|state|prefecture|county|governorate|voivodeship)s?$", re.I)
_SMALL = 20
"""Cities with fewer thousand people do not lend their country to a name that holds their name."""


def countries(sentences: Sequence[str], mentions: list[list[Mention]]) -> list[list[str]]:
    """Give each mention's country, "" where nothing tells it."""
    weight = Counter(m.name for row in mentions for m in row if m.kind == "country")
    given: list[list[str]] = []
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for text, row in zip(sentences, mentions, strict=True):
        found = []
        for i, mention in enumerate(row):
            country = mention.name if mention.kind == "country" else _said(text, row, i) or _own(mention, weight)
            found.append(_listed(country))
            if found[-1]:
                heard[mention.name][found[-1]] += 1
        given.append(found)
    for found, row in zip(given, mentions, strict=True):
        for i, mention in enumerate(row):
            votes = heard.get(mention.name)
            if votes and mention.kind != "country":
                found[i] = max(votes.items(), key=lambda item: (item[1], item[0]))[0]
    return given


def _listed(country: str) -> str:
    """Keep countries only: adjectives of larger regions ("African") have none."""
    known = gazetteer.known(country)
    return country if known is not None and known.kind == "country" else ""


def _said(text: str, row: list[Mention], i: int) -> str:
    """Read the country off the mentions beside: "Indian X", "X (Germany)", "X of Sweden", "X, a Dutch maker"."""
    mention = row[i]
    if i + 1 < len(row):
        after = row[i + 1]
        between = text[mention.end : after.start]
        if after.kind == "country":
            if not after.demonym and _AFTER.fullmatch(between) and between.strip():
                return after.name
            if after.demonym and _APPOSITION.fullmatch(between):
                return after.name
    if i:
        before = row[i - 1]
        between = text[before.end : mention.start]
        if (before.kind == "country" or mention.kind not in ("city", "region")) and _BETWEEN.fullmatch(between):
            if before.kind == "country" and (before.demonym or between[:2] in ("'s", "’s")):
                return before.name
            if before.kind == "city" and re.fullmatch(r" (?:[a-z][\w-]* ){1,3}[“\"«]?", between):
                return _place_country(before.name, Counter())
    return ""


def _own(mention: Mention, weight: Counter[str]) -> str:
    """Read the country off the name itself."""
    if mention.kind in ("city", "region"):
        return _place_country(mention.name, weight)
    known = gazetteer.known(mention.name)
    if known is not None:
        return known.country
    words = re.findall(r"[\w’'-]+", mention.name)
    for length in (3, 2, 1):
        for i in range(len(words) - length + 1):
            found = gazetteer.known(" ".join(words[i : i + length]))
            if found is not None and found.kind == "country" and _listed(found.name):
                return found.name
    for word in words[:2]:
        place = city(word)
        if place is not None and not place.other_spelling and (set(place.countries) & weight.keys()):
            return _place_country(word, weight)
        if place is not None and place.people >= _SMALL * 10:
            return place.countries[0]
    return ""


def _place_country(name: str, weight: Counter[str]) -> str:
    """Choose among the countries that have such a place: those that the document names, then the largest."""
    known = gazetteer.known(name)
    if known is not None and known.country:
        return known.country
    bare = _HEAD.sub("", name)
    place = city(bare) or city(name)
    region = regions().get(bare) or regions().get(name)
    candidates = list(place.countries) if place is not None else []
    if region:
        candidates.append(region[0])
    if not candidates:
        return ""
    return max(candidates, key=lambda country: (weight[country], -candidates.index(country)))
