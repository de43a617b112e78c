"""The clause around a trigger and the trigger's tense, as far as word forms and punctuation show them."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import words

LONGEST = 200
"""A clause reaches no further back than this many characters."""

_BREAK = re.compile(
    r"[;:—()]|\s[–-]\s|[.!?]\s|,\s(?:and|but|while|whereas|although|though|which|who|where|when|so|after|before|as)\b|"
    r"\b(?:but|while|whereas|although|though)\b",
    re.IGNORECASE,
)
_HELPER = re.compile(r"\b(is|are|was|were|has|have|had|will|be|been|being|to)\b", re.IGNORECASE)
_TENSE = {"is": "present", "are": "present", "was": "past", "were": "past", "had": "past"}
_TENSE |= {"has": "perfect", "have": "perfect", "been": "perfect"}
_IRREGULAR = frozenset(words("modality", "tense", "irregular"))


@lru_cache(maxsize=32)
def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause around a trigger."""
    floor = max(0, start - LONGEST)
    left = max((m.end() for m in _BREAK.finditer(text, floor, start)), default=floor)
    right = _BREAK.search(text, end)
    return left, right.start() if right else len(text)


def tense(text: str, start: int, end: int, left: int) -> str:
    """Name the tense of a trigger: by the helping verb close before it, else by its ending.

    Returns
    -------
    str
        `aux present`, `aux past`, `aux perfect`, `aux will` … or `past`, `ing`, `s`, `plain`.
    """
    helpers = _HELPER.findall(text, max(left, start - 25), start)
    if helpers:
        word = helpers[-1].lower()
        return f"aux {_TENSE.get(word, word)}"
    word = text[start:end].lower()
    if word.endswith("ed") or word in _IRREGULAR:
        return "past"
    return "ing" if word.endswith("ing") else "s" if word.endswith("s") else "plain"


def plain(text: str) -> str:
    """Lower a text without moving a character, so that offsets hold."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
