"""Find which formal instrument a deal was made by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .clauses import plain
from .lexicon import alternatives, table, words

BEFORE, WEAK = 15, 60
"""Characters of distance added for a term before the trigger, and for one that seldom means an instrument."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument by its usual name, and where the sentence names it."""

    name: str
    start: int
    end: int


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(table('instruments', 'instruments', str))})(?:s|es)?\b")


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("instruments", "weak", "terms"))


def find_instrument(text: str, start: int, end: int) -> Instrument | None:
    """Return the instrument nearest to a trigger, or `None` where the sentence names none.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    """

    def cost(match: re.Match[str]) -> int:
        gap = match.start() - end if match.start() >= end else start - match.end() + BEFORE
        return max(gap, 0) + (WEAK if match[1] in _weak() else 0)

    nearest = min(_terms().finditer(plain(text)), key=cost, default=None)
    if nearest:
        return Instrument(table("instruments", "instruments", str)[nearest[1]], *nearest.span())
    name = table("instruments", "verbs", str).get(text[start:end].lower())
    return Instrument(name, start, end) if name else None
