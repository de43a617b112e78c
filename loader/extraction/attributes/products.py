"""Find what a supply delivers: a list of noun phrases near its trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .clauses import clause
from .lexicon import alternatives, words

MAX_WORDS = 6
"""A product's name is no longer than this."""

_NOUN_TRIGGER = re.compile(
    r"(?:suppl(?:y|ies)|deliver(?:y|ies)|exports?|imports?|shipments?|sales?|purchases?|orders?|consignments?|batch(?:es)?|contract|production)$",
    re.IGNORECASE,
)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(
        rf"[;:.()“”«»|—?!]|\s[–-]\s|\b(?:{alternatives(words('products', 'words', 'stop'))})\b", re.IGNORECASE
    )


@cache
def _front() -> frozenset[str]:
    return frozenset(words("products", "words", "front"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(words("products", "words", "empty"))


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
        Noun phrases as the sentence has them, without articles and numbers.
    """
    left, right = clause(text, start, end)
    after = re.match(r"\s*(?:of|in)\s|\s+", text[end:right])
    at = end + (after.end() if after else 0)
    found = _phrases(text[at : _end(text, at, right, parties)])
    if found:
        return found
    # Passive and nominal compounds put the goods first: "tractors are supplied to", "wheat exports".
    before = [e for s, e in parties if e <= start]
    return _phrases(text[max([left, *before]) : start])


def _end(text: str, at: int, right: int, parties: Sequence[tuple[int, int]]) -> int:
    stop = _stop().search(text, at, right)
    ends = [s for s, _ in parties if s > at]
    return min([right, *ends, *([stop.start()] if stop else [])])


def _phrases(stretch: str) -> list[str]:
    """Split a list into its noun phrases and strip articles, numbers and measures off each."""
    found = []
    for part in re.split(r",\s*(?:and\s|or\s|as well as\s)?|\s(?:and|or|as well as|&)\s", stretch):
        tokens = part.strip(" ,.'’").split()
        while tokens and (
            tokens[0].lower() in _front() or not any(c.isalpha() for c in tokens[0]) or tokens[0][0].isdigit()
        ):
            tokens.pop(0)
        while tokens and (_stop().fullmatch(tokens[-1]) or tokens[-1].lower() in ("of", "the", "a")):
            tokens.pop()
        name = " ".join(tokens)
        if tokens and len(tokens) <= MAX_WORDS and name.lower() not in _empty() and name not in found:
            found.append(name)
    return found
