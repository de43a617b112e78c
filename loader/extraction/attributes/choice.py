"""Choose, among the amounts around a trigger, that one which belongs to the deal."""

from __future__ import annotations

from ...model import RelationType
from .clauses import clause
from .quantities import Amount, find_amounts


def choose_amount(text: str, start: int, end: int, type: RelationType) -> Amount | None:
    """Return the amount of the deal that a trigger announces: money first for instruments, quantity for supplies."""
    left, right = clause(text, start, end)
    candidates = [a for a in find_amounts(text) if a.unit and a.unit != "%" and left <= a.start < right]
    if not candidates:
        return None
    return min(candidates, key=lambda a: (max(a.start - end, start - a.end, 0), not a.money))
