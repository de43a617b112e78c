"""Choose, among the dates and amounts around a trigger, the one that belongs to the deal."""

from __future__ import annotations

from ...model import RelationType, Status
from .modality import clause
from .quantities import Amount, find_amounts
from .timeline import Dated, Moment, Timeline

OTHER_CLAUSE = 60
"""Characters of distance that a clause boundary between date and trigger counts for."""


def choose_date(
    timeline: Timeline, sentence: int, start: int, end: int, type: RelationType, status: Status
) -> Moment | None:
    """Return the date of the deal that a trigger announces, or `None` where the text does not date it."""
    text = timeline.document.sentences[sentence].text
    left, right = clause(text, start, end)

    def cost(dated: Dated) -> float:
        mention = dated.mention
        gap = max(mention.start - end, start - mention.end, 0)
        outside = 0 if left <= mention.start < right else OTHER_CLAUSE
        deadline = 0 if mention.role in ("point", "since") or status == "planned" else 80
        return gap + outside + deadline

    candidates = [d for d in timeline.dates(sentence) if d.moment and d.mention.role not in ("period", "until")]
    if candidates:
        return min(candidates, key=cost).moment
    return None


def choose_amount(text: str, start: int, end: int, type: RelationType) -> Amount | None:
    """Return the amount of the deal that a trigger announces: money first for instruments, quantity for supplies."""
    left, right = clause(text, start, end)
    candidates = [a for a in find_amounts(text) if a.unit and a.unit != "%" and left <= a.start < right]
    if not candidates:
        return None
    return min(candidates, key=lambda a: (max(a.start - end, start - a.end, 0), not a.money))
