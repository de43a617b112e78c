"""Find which formal instrument a deal was made by."""

from __future__ import annotations

import re
from functools import cache

from .clauses import plain
from .lexicon import alternatives, table, words


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(table('instruments', 'instruments', str))})(?:s|es)?\b")


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("instruments", "weak", "terms"))


def instrument(text: str, start: int, end: int) -> str:
    """Return the instrument nearest to a trigger, by its usual name; empty where the sentence names none.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    """
    best, best_cost = "", float("inf")
    for match in _terms().finditer(plain(text)):
        term = match[1]
        gap = match.start() - end if match.start() >= end else start - match.end() + 15
        cost = max(gap, 0) + (60 if term in _weak() else 0)
        if cost < best_cost:
            best, best_cost = table("instruments", "instruments", str)[term], cost
    if best:
        return best
    verbs: dict[str, str] = table("instruments", "verbs", str)
    return verbs.get(text[start:end].lower(), "")
