"""Canonical names: no legal form, no quotes, the usual short name of a country, "Vitebsk region" for a region."""

from __future__ import annotations

import re
from functools import cache

from ...model import Kind
from . import gazetteer
from .lexicon import word_lists
from .places import city

_QUOTES = re.compile('[“”"«»„‟]')
_REGION_HEADS = (
    "region|oblast|province|district|state|prefecture|county|governorate|voivodeship|canton|krai|territory|department"
    "|municipality|raion|ward|aimag"
)
_PLURAL_HEAD = re.compile(rf"\b({_REGION_HEADS})s$", re.I)
_UNIVERSITIES = re.compile(r" Universities$")
_ABBREVIATED = re.compile(r" \([A-Z]{2,6}\)")
_NAMED_AFTER = re.compile(r" named after .+$")
_WORDY_FORM = re.compile(r" (?:Open |Closed |Public )?(?:Joint[- ]Stock|Limited Liability) Company$")
_HEAD_FIRST = re.compile(rf"^(?:the )?({_REGION_HEADS}) of (?:the )?(.+)$", re.I)
_CITY_HEAD = re.compile(r"^(?:the )?(?:city|town|municipality|commune|village) of (?:the )?(.+)$", re.I)
_AFTER_CITY = re.compile(r"^(.+) (?:city|municipality|town)$")
_STATE = r"(?:Republic|Kingdom|Federation|State|Sultanate|Emirates|States)"
_LONG_COUNTRY = re.compile(rf"\b(of|in) (?:the )?((?:[A-Z]\w+(?:['’]s)? )*{_STATE}\b[\w ,'’]*)$")


def canonical(text: str, kind: Kind) -> str:
    """Give the canonical name for the words of a mention.

    Parameters
    ----------
    text : str
        The words as they stand in the sentence.
    kind : Kind
        What they name.
    """
    name = re.sub(r"\s+", " ", _QUOTES.sub("", text)).strip(" ,-")
    name = re.sub(r"^[Tt]he ", "", name)
    listed = gazetteer.known(name)
    if listed is not None and listed.kind == kind:
        return listed.name
    if kind == "country":
        return listed.name if listed is not None else name
    if kind == "region":
        return _region(_calm(name))
    if kind == "city":
        name = name.title() if name.isupper() and city(name.title()) else _calm(name)
        match = _CITY_HEAD.match(name) or _AFTER_CITY.match(name)
        return match.group(1) if match else name
    name = _WORDY_FORM.sub("", _calm(without_legal_form(_ABBREVIATED.sub("", name))))
    if kind == "university":
        name = _UNIVERSITIES.sub(" University", _NAMED_AFTER.sub("", name))
    return _short_country(name)


def without_legal_form(name: str) -> str:
    """Strip legal forms from both ends, as long as words remain."""
    words = name.split()
    legal = _legal_forms()
    while len(words) > 1 and _bare(words[-1]) in legal:
        words.pop()
    while len(words) > 1 and _bare(words[0]) in legal and words[0].isupper():
        words.pop(0)
    return " ".join(words).rstrip(" ,&")


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(_bare(form) for form in word_lists().legal)


def _bare(word: str) -> str:
    return word.lower().replace(".", "").strip(",")


def _calm(name: str) -> str:
    """Write a name of several words in capitals, or a long one, in title case; abbreviations stay."""
    if not name.isupper() or (" " not in name and len(name) <= 5):
        return name
    words = [
        word.lower() if word.lower() in {"of", "and", "the", "for"} else word.title() if len(word) > 3 else word
        for word in name.split()
    ]
    return " ".join(words)


def _region(name: str) -> str:
    match = _HEAD_FIRST.match(name)
    if match:
        return f"{match.group(2)} {match.group(1).lower()}"
    return _PLURAL_HEAD.sub(lambda found: found.group(1) + "e" if found.group(1) == "provinc" else found.group(1), name)


def _short_country(name: str) -> str:
    """End "… of the Republic of Belarus" as "… of Belarus"."""
    match = _LONG_COUNTRY.search(name)
    if match:
        listed = gazetteer.known(match.group(2))
        if listed is not None and listed.kind == "country":
            return f"{name[: match.start()]}{match.group(1)} {listed.name}"
    return name
