"""The comparators: each looks at one thing in two names and gives findings, none looks at the whole.

A finding is a feature, how much of it there is, and a reason in words. The weights of the features are in
data/models/resolution_weights.json; `decision` adds them up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .alignment import Alignment, stands_for
from .lexicon import fold, lexicon
from .name import Name, Word, spelled_out

LINES = frozenset({"soft", "trade", "field", "branch"})
"""Classes of words that say in what line of business or science a party is."""
PLACES = frozenset({"country", "region", "city"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparator saw: a feature of the weights file, its amount, and the reason to show."""

    feature: str
    amount: float
    reason: str


def spellings(alignment: Alignment) -> Iterator[Finding]:
    """Words that answer each other, but not letter by letter."""
    for a, b, close in alignment.respelt:
        yield Finding("spelling", 1 - close, f"'{a}' ~ '{b}'")


def extra_words(a: Name, b: Name, alignment: Alignment, kind: str) -> Iterator[Finding]:
    """Words that only one name has, by class.

    Beside a shared head (university, ministry, plant …) a line of business or a second head is a specialty or a part;
    a country weighs by how loosely it hangs on, a level of places by whether the place has it anyway; whom the other
    name honours does not count.
    """
    shared = {word.kind for word, _ in alignment.shared}
    if any(word.key in lexicon().scholarly for word, _ in alignment.shared):
        shared.add("scholarly")
    for only, other in ((alignment.only_a, b), (alignment.only_b, a)):
        for word in only:
            if fold(word.text) in other.honours:
                continue
            if word.kind == "level":
                feature = _level_of_place(word, other, kind)
            elif word.kind == "country" and "name" in shared and any(w.kind in ("soft", "trade") for w in only):
                feature = "country_of"
            else:
                feature = _sort_of_extra(word, shared)
            yield Finding(f"extra_{feature}", 1, f"'{word.text}' in one name only")


def _sort_of_extra(word: Word, shared: set[str]) -> str:
    if word.kind in ("soft", "trade", "field") and "head" in shared and ("name" not in shared or "scholarly" in shared):
        return "specialty"
    if word.kind == "head" and ("head" in shared or not shared & {"name", "place", "country"}):
        return "second_head"
    if word.kind == "country":
        if "country" in shared:
            return "second_country"
        if word.of:
            return "country_of" if "name" in shared else "country_of_many"
    if word.kind == "place" and word.of and {"name", "scholarly"} <= shared and "place" not in shared:
        return "seat"
    return word.kind


def _level_of_place(word: Word, other: Name, kind: str) -> str:
    """Say whether "region" or "city" adds nothing to the other name: that of a place which has this level anyway."""
    if other.level or any(w.kind not in ("place", "name", "country", "qualifier") for w in other.words):
        return "level"
    city = kind == "city" or (kind != "region" and other.words[0].key in lexicon().cities)
    return "level_implied" if city == (word.key == "city") else "level"


def bare_place(a: Name, b: Name) -> Iterator[Finding]:
    """A place against something named after it."""
    if bool(a.place) != bool(b.place) and any(word.kind in ("head", "qualifier") for word in a.words + b.words):
        yield Finding("conflict_sort", 1, "a place against what is named after it")


def conflicts(alignment: Alignment) -> Iterator[Finding]:
    """Words of one class, different in the two names: two heads, two countries, two numbers."""
    for kind in ("name", "head", "country", "place", "number", "level", "qualifier"):
        words_a = [word.text for word in alignment.only_a if word.kind == kind]
        words_b = [word.text for word in alignment.only_b if word.kind == kind]
        if words_a and words_b:
            yield Finding(f"conflict_{kind}", 1, f"'{words_a[0]}' against '{words_b[0]}'")
    lines = [[word.text for word in only if word.kind in LINES] for only in (alignment.only_a, alignment.only_b)]
    if all(lines):
        yield Finding("conflict_line", 1, f"'{lines[0][0]}' against '{lines[1][0]}'")


def nothing_shared(alignment: Alignment) -> Iterator[Finding]:
    """No word but those that many names have in common."""
    if not any(word.kind not in ("filler", "soft") for word, _ in alignment.shared):
        yield Finding("nothing_shared", 1, "no telling word in common")


def legal_forms(a: Name, b: Name) -> Iterator[Finding]:
    """Legal forms of two families, such as a stock company and a limited one."""
    if a.form and b.form and a.form != b.form:
        yield Finding("conflict_form", 1, f"legal forms differ: {a.form}, {b.form}")


def roles(a: Name, b: Name) -> Iterator[Finding]:
    """Two countries in another order: the embassy of one in the other."""
    first, second = ([word.key for word in name.words if word.kind == "country"] for name in (a, b))
    if len(first) > 1 and first != second and sorted(first) == sorted(second):
        yield Finding("conflict_roles", 1, "countries in another order")


def own_abbreviations(a: Name, b: Name) -> Iterator[Finding]:
    """Both names give their abbreviation, and not the same one."""
    if a.short and b.short and a.short.lower() != b.short.lower():
        yield Finding("conflict_short", 1, f"'{a.short}' against '{b.short}'")


def honours(a: Name, b: Name) -> Iterator[Finding]:
    """Both are "named after" somebody, and not the same one."""
    if a.honours and b.honours and not a.honours & b.honours:
        yield Finding("conflict_honours", 1, "named after different people")


def kinds(kind_a: str, kind_b: str) -> Iterator[Finding]:
    """A place against an organisation, or two kinds of place; company, organisation and university are one here."""
    if kind_a and kind_b and kind_a != kind_b and (kind_a in PLACES or kind_b in PLACES):
        yield Finding("conflict_kind", 1, f"kinds differ: {kind_a}, {kind_b}")


def homes(a: Name, b: Name, country_a: str, country_b: str) -> Iterator[Finding]:
    """The parties are known to be of two countries; less telling where they have a name of their own."""
    if country_a and country_b and country_a != country_b and not (a.country or b.country):
        own = any(word.kind == "name" for word in a.words) and any(word.kind == "name" for word in b.words)
        yield Finding("conflict_home", 0.4 if own else 1.0, f"countries differ: {country_a}, {country_b}")


def abbreviation(a: Name, b: Name) -> str:
    """Give the reason where one name is the abbreviation of the other; empty where not."""
    for short, full in ((a, b), (b, a)):
        letters = short.abbreviation.lower()
        if not letters or full.abbreviation:
            continue
        if letters == full.short.lower():
            return f"'{short.text}' is the abbreviation that '{full.text}' gives"
        if len(full.words) > 1 or full.tail:
            for words in (full.words, spelled_out(full.text)):
                if letters[0] in _first_letters(words[0]) and _initials_match(letters, words):
                    return f"'{short.text}' abbreviates '{full.text}'"
    return ""


def _first_letters(word: Word) -> str:
    return word.text[0] + lexicon().initials.get(word.key, "")


def _initials_match(letters: str, words: tuple[Word, ...]) -> bool:
    if stands_for(letters, words):
        return True
    without_country = tuple(word for word in words if word.kind != "country")
    return len(without_country) > 1 and stands_for(letters, without_country)
