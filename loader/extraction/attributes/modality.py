"""Say whether a trigger reports a deal that is done, one that is planned, or none at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from .lexicon import words

Modality = Literal["done", "planned", "none"]
REACH_LEFT, REACH_RIGHT = 90, 60
"""Characters around a trigger within which a cue can govern it."""

_BREAK = re.compile(
    r"[;:—()“”«»]|\s[–-]\s|[.!?]\s|,\s(?:and|but|while|whereas|although|though|which|who|where|when|so|after|before|as)\b|"
    r"\b(?:but|while|whereas|although|though)\b",
    re.IGNORECASE,
)


@cache
def _cues(kind: str, side: str) -> re.Pattern[str]:
    forms = words("modality", kind, side)
    return re.compile("|".join(rf"\b{f}\b" if f[0] != "n" or f != "n't" else f for f in forms), re.IGNORECASE)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause around a trigger."""
    left = max((m.end() for m in _BREAK.finditer(text, max(0, start - 200), start)), default=max(0, start - 200))
    right = _BREAK.search(text, end)
    return left, right.start() if right else len(text)


def modality(text: str, start: int, end: int) -> Modality:
    """Judge a trigger by the cues that govern it in its clause.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.

    Returns
    -------
    {"done", "planned", "none"}
        `none` where the deal is denied, only possible, wished for or talked about.
    """
    left, right = clause(text, start, end)
    before, after = text[max(left, start - REACH_LEFT) : start], text[end : min(right, end + REACH_RIGHT)]
    if _cues("done", "before").search(before):
        return "done"
    if _cues("negated", "before").search(before) or _cues("negated", "after").search(after):
        return "none"
    possible = _last(_cues("possible", "before"), before)
    planned = _last(_cues("planned", "before"), before)
    if possible > planned or _cues("possible", "after").search(after):
        return "none"
    if planned >= 0 or _cues("planned", "after").search(after):
        return "planned"
    return "done"


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
