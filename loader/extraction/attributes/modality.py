"""Say whether a trigger reports a deal that is done, one that is planned, or none at all.

Cues in the trigger's clause decide (data/lexicons/attributes_modality.toml). A logistic regression over the same cues
was tried for done against planned: as good on some documents, worse on others, so the cues decide alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ...model import RelationType, Status
from .clauses import clause, tense
from .lexicon import words

Modality = Literal["done", "planned", "none"]
REACH_LEFT, REACH_RIGHT = 90, 60
"""Characters around a trigger within which a cue can govern it."""
REACH_LATER = 140
"""The same after a noun for words that come back to the deal."""
REACH_PAST = 22
"""The same before a verb in a past tense: room for "was not" and "would have been"."""
PAST = frozenset({"past", "aux past", "aux perfect"})


@cache
def _cues(kind: str, side: str) -> re.Pattern[str]:
    forms = words("modality", kind, side)
    return re.compile("|".join(rf"\b{form}(?!\w)" for form in forms), re.IGNORECASE)


def modality(text: str, start: int, end: int, type: RelationType = "signed") -> Modality:
    """Judge a trigger by the cues that govern it.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    type : str
        The relation type.

    Returns
    -------
    {"done", "planned", "none"}
        `none` where the deal is denied, only possible, wished for or talked about.
    """
    return "none" if unreal(text, start, end) else status(text, start, end, type)


def unreal(text: str, start: int, end: int) -> bool:
    """Say whether a deal is denied, or only possible, wished for or talked about."""
    before, after, reported = _around(text, start, end)
    if _cues("done", "before").search(before):
        return False
    if any(_cues(kind, "before").search(before) for kind in ("negated", "doubted")):
        return True
    if _cues("negated", "after").search(after) or (not reported and _said_later("negated", text, end)):
        return True
    possible, planned = (_last(_cues(kind, "before"), before) for kind in ("possible", "planned"))
    return 0 <= possible >= planned or (not reported and bool(_cues("possible", "after").search(after)))


def status(text: str, start: int, end: int, type: RelationType) -> Status:
    """Say whether a deal is done or planned, taking for granted that it is one of them."""
    before, after, reported = _around(text, start, end)
    if _cues("done", "before").search(before):
        return "done"
    if type == "supplies" and _cues("ordered", "trigger").fullmatch(text, start, end):
        return "planned"
    kinds = ("planned", "ordered") if type == "supplies" else ("planned",)
    if any(_cues(kind, "before").search(before) or _cues(kind, "after").search(after) for kind in kinds):
        return "planned"
    if type != "supplies" and not reported and _said_later("planned", text, end):
        return "planned"
    return "done"


def _said_later(kind: str, text: str, end: int) -> bool:
    """Say whether the sentence comes back to the deal: "the agreement, long awaited, was never signed"."""
    return bool(_cues(kind, "later").search(text[end : end + REACH_LATER].split(";")[0]))


def _around(text: str, start: int, end: int) -> tuple[str, str, bool]:
    """Return the words that can govern a trigger, and whether it is a verb in a past tense, which few can reach."""
    left, right = clause(text, start, end)
    reported = tense(text, start, end, left) in PAST
    before = text[max(left, start - (REACH_PAST if reported else REACH_LEFT)) : start]
    after = text[end : min(right, end + (0 if reported else REACH_RIGHT))]
    return before, after, reported


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
