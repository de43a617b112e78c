"""How well the attributes of a found relation agree with the gold's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

from ..model import Relation
from .matching import Tie

NEAR = 80
"""Token-set ratio (0–100) from which two instruments or amounts count as the same."""

_DETAIL = {"signed": "instrument", "supplies": "products"}


def _values(relation: Relation, key: str) -> list[str]:
    """Return an attribute as texts; `detail` of older gold files stands for the instrument or the products."""
    value = getattr(relation, key)
    if not value and _DETAIL.get(relation.type) == key:
        value = str(relation.extra.get("detail") or "").split(", ")
    return [text for text in ([value] if isinstance(value, str) else value) if text]


def _stated(tie: Tie, key: str) -> list[str]:
    return [text for relation in tie.relations for text in _values(relation, key)]


def _near(gold: Iterable[str], found: Iterable[str]) -> float:
    pairs = ((one.lower(), other.lower()) for one in gold for other in found)
    return float(any(fuzz.token_set_ratio(*pair) >= NEAR for pair in pairs))


def _overlap(gold: Iterable[str], found: Iterable[str]) -> float:
    """F1 of the words."""
    one, other = (set(re.findall(r"\w+", " ".join(texts).lower())) for texts in (gold, found))
    return 2 * len(one & other) / (len(one) + len(other)) if one & other else 0.0


def _status(gold: Tie, found: Tie) -> float:
    return float(bool({r.status for r in gold.relations} & {r.status for r in found.relations}))


def _year(gold: Tie, found: Tie) -> float:
    return float(bool({r.date[:4] for r in gold.relations} & {r.date[:4] for r in found.relations}))


def _date(gold: Tie, found: Tie) -> float:
    return float(bool({r.date for r in gold.relations} & {r.date for r in found.relations}))


def _compare(
    key: str, agreement: Callable[[Iterable[str], Iterable[str]], float]
) -> Callable[[Tie, Tie], float | None]:
    def score(gold: Tie, found: Tie) -> float | None:
        wanted = _stated(gold, key)
        return agreement(wanted, _stated(found, key)) if wanted else None

    return score


SCORES: dict[str, Callable[[Tie, Tie], float | None]] = {
    "status": _status,
    "year": _year,
    "date": _date,
    "instrument": _compare("instrument", _near),
    "products": _compare("products", _overlap),
    "amount": _compare("amount", _near),
}
"""Attribute → agreement between 0 and 1; `None` where the gold says nothing about it.

A status, year or date agrees when any one stated for the tie does (no date is a statement too); products by F1 of their
words; the others by near spelling.
"""
