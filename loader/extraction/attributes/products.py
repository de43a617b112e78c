"""Find what a supply delivers: the list of noun phrases that fits its trigger best.

A sentence is cut into lists of short noun phrases at the words and signs that no product's name holds. Lists are
weighed by how many of their phrases end in a word for goods, and by where they stand: right after the trigger, right
before it, or after the preposition that introduces goods ("supply of", "provide with", "contract for").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from .clauses import clause
from .lexicon import table, words

LONGEST = 5
"""A product's name has no more words than this."""
LEAST = 0.0
"""A list that weighs no more names no product."""
COUNTED = 3
"""More definite goods than this add nothing to the weight of a list."""
FARTHEST = 120
"""Characters from the trigger beyond which distance tells nothing more."""
NEXT, BEFORE = 5, 12
"""Characters between trigger and list that still make neighbours."""

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[^\w\s]")
_ADVERB_ENDING = "ly"
JOINERS = frozenset({",", "&", "and", "or"})
PASSED_OVER = frozenset({"of", "a", "an", "the", "its", "their"})


@dataclass(slots=True)
class PhraseList:
    """Noun phrases joined by commas and conjunctions; `before` is the word that stands before the first."""

    start: int
    end: int = 0
    before: str = ""
    numbered: bool = False
    phrases: list[list[str]] = field(default_factory=list)


@cache
def _set(key: str, entry: str) -> frozenset[str]:
    return frozenset(words("products", key, entry))


def products(text: str, start: int, end: int, parties: Sequence[tuple[int, int]]) -> list[str]:
    """List the products that a supply trigger governs.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    parties : sequence of (int, int)
        Offsets of the parties' names, which are never products.

    Returns
    -------
    list of str
        Noun phrases as the sentence has them, without articles, numbers and measures.
    """
    bounds = clause(text, start, end)
    weighed = [(_weight(found, start, end, bounds), found) for found in _lists(text, [*parties, (start, end)])]
    weight, best = max(weighed, key=lambda pair: pair[0], default=(LEAST, None))
    if best is None or weight <= LEAST:
        return []
    return list(dict.fromkeys(" ".join(phrase) for phrase in best.phrases))


def goods_ahead(text: str, position: int) -> tuple[int, int] | None:
    """Return the offsets of the goods that a number ending at `position` counts, or `None`."""
    first: int | None = None
    for number, match in enumerate(_TOKEN.finditer(text, position, position + 80)):
        word = match[0]
        capital = word[0].isupper() and word.isalpha()
        if number >= LONGEST or not (capital or word in _set("words", "front") or _fits(word, match.start())):
            return None
        first = match.start() if first is None else first
        if _head(word) and _head(_following(text, match.end())) == "":
            return first, match.end()
    return None


def _following(text: str, position: int) -> str:
    """Return the word right after a position; empty where a sign stands there."""
    match = re.compile(r"\s([^\W\d_][\w’'-]*)").match(text, position)
    return match[1] if match else ""


def _lists(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[PhraseList]:
    """Cut a sentence into lists; within one, numbers, measures and articles are passed over ("and 40 tons of rice")."""
    found: PhraseList | None = None
    phrase: list[str] = []
    before, numbered = "", False
    for match in _TOKEN.finditer(text):
        word, lower = match[0], match[0].lower()
        fits = _fits(word, match.start()) and not any(s <= match.start() < e for s, e in taken)
        if fits and (phrase or lower not in _set("words", "front")):
            found = found or PhraseList(match.start(), before=before, numbered=numbered)
            phrase.append(word)
        elif fits:
            numbered = True
        elif found and lower in JOINERS:
            _close(found, phrase, match.start())
            phrase = []
        elif not (found and not phrase and (word[0].isdigit() or lower in PASSED_OVER)):
            if found and _close(found, phrase, match.start()).phrases:
                yield found
            found, phrase = None, []
            numbered = word[0].isdigit() or (numbered and lower == "of")
            before = before if word[0].isdigit() else lower
    if found and _close(found, phrase, len(text)).phrases:
        yield found


def _fits(word: str, position: int) -> bool:
    """Say whether a word can be part of a product's name: lower case, or an abbreviation, and no stop word."""
    lower = word.lower()
    if not word[0].isalpha() or lower in _set("words", "stop") or lower in ("and", "or"):
        return False
    if word[0].isupper() and not word.isupper() and position > 0:
        return False
    return not (lower.endswith(_ADVERB_ENDING) and len(lower) > 5)


def _close(found: PhraseList, phrase: list[str], end: int) -> PhraseList:
    """End a phrase of a list, cutting it off after its last word for goods."""
    found.end = end
    heads = [number for number, word in enumerate(phrase, 1) if _head(word)]
    if heads:
        phrase = phrase[: heads[-1]]
    if phrase and len(phrase) <= LONGEST:
        found.phrases.append(phrase)
    return found


def _weight(found: PhraseList, start: int, end: int, bounds: tuple[int, int]) -> float:
    weights: dict[str, float] = table("products", "weights", float)
    heads = [_head(phrase[-1]) for phrase in found.phrases]
    follows = found.start >= end
    gap = found.start - end if follows else start - found.end
    signs = {
        "definite": min(heads.count("definite"), COUNTED),
        "general": "general" in heads,
        "numbered": found.numbered,
        "adjacent": follows and gap <= NEXT,
        "preceding": not follows and gap <= BEFORE,
        "introduced": follows and found.before in _set("words", "introducing"),
        "distance": min(max(gap, 0), FARTHEST),
        "elsewhere": not bounds[0] <= found.start < bounds[1],
    }
    return sum(weights[sign] * value for sign, value in signs.items())


def _head(word: str) -> str:
    """Say whether a word, or its singular, is a word for goods: `definite`, `general` or nothing."""
    lower = word.lower()
    forms = {lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.rsplit("-", 1)[-1]}
    if lower.endswith("ies"):
        forms.add(lower[:-3] + "y")
    if not forms & _set("goods", "heads"):
        return ""
    return "general" if forms & _set("goods", "general") else "definite"
