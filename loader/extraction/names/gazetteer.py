"""Which listed names start at a word: one dictionary look-up per candidate stretch, longest first."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lexicon import Known, known_names
from .places import city, city_rows, regions

LONGEST = 8
"""Words in the longest listed name that is looked for ("Federal Democratic Republic of Ethiopia" has five)."""


_FIRST = re.compile(r"\w+")


@cache
def first_words() -> dict[str, int]:
    """Map the first word of every listed name of several words to the most words and marks it may need."""
    longest: dict[str, int] = {}
    for source in (known_names(), city_rows(), regions()):
        for name in source:
            first = _FIRST.match(name)
            if first is None or first.end() == len(name):
                continue
            marks = name.count("-") + name.count("'") + name.count(".")
            pieces = 1 + name.count(" ") + 2 * marks
            longest[first.group()] = max(longest.get(first.group(), 1), min(pieces, LONGEST))
    return longest


@lru_cache(maxsize=1 << 16)
def classes(form: str) -> tuple[str, ...]:
    """List what the gazetteers hold under this form: `country`, `demonym`, `company`, `region`, `city3` (by size) …"""
    found: list[str] = []
    listed = known(form)
    if listed is not None:
        found.append("demonym" if listed.demonym else listed.kind)
    place = city(form) or (city(form.title()) if form.isupper() and len(form) > 3 else None)
    if place is not None:
        found.append("cityalso" if place.other_spelling else f"city{min(len(str(place.people)), 4)}")
    if form in regions():
        found.append("large subdivision" if regions()[form][1] else "subdivision")
    return tuple(found)


def known(form: str) -> Known | None:
    """Look a form up in our own lists; words in capitals are tried in title case too."""
    names = known_names()
    listed = names.get(form)
    if listed is None and form.isupper() and len(form) > 3:
        titled = form.title().replace(" Of ", " of ").replace(" And ", " and ").replace(" The ", " the ")
        listed = names.get(titled.replace("’S", "’s").replace("'S", "'s"))
    if listed is None and "’" in form:
        listed = names.get(form.replace("’", "'"))
    return listed
