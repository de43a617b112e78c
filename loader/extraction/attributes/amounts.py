"""Choose, among the amounts around a trigger, the one that is the deal's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import RelationType
from .clauses import clause
from .products import goods_ahead
from .quantities import Amount, find_amounts

ELSEWHERE = 100
"""Characters of distance that a clause boundary counts for."""

_SHARES = re.compile(r"\b(\d\d)\s?[:/–-]\s?(\d\d)\b(?!\.)")


def choose_amount(
    text: str, start: int, end: int, type: RelationType, dates: Sequence[tuple[int, int]] = ()
) -> Amount | None:
    """Return the amount of a deal: of a venture the partners' shares, else money, a measure or counted goods.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    type : str
        The relation type.
    dates : sequence of (int, int)
        Offsets of date expressions, the numbers of which are no amounts.
    """
    if type == "joint_venture":
        shares = next((m for m in _SHARES.finditer(text) if int(m[1]) + int(m[2]) == 100), None)
        if shares:
            return Amount(*shares.span(), shares[0], float(shares[1]), "%", money=False)
    left, right = clause(text, start, end)

    def cost(amount: Amount) -> int:
        gap = max(amount.start - end, start - amount.end, 0)
        return gap + (0 if left <= amount.start < right else ELSEWHERE)

    found = [_with_goods(a, text) for a in find_amounts(text) if not any(s < a.end and a.start < e for s, e in dates)]
    wanted = [amount for amount in found if amount.unit and (amount.unit != "%" or type == "joint_venture")]
    return min(wanted, key=cost, default=None)


def _with_goods(amount: Amount, text: str) -> Amount:
    """Give a bare number the goods that it counts as its unit: "85 heavy trucks"."""
    if amount.unit:
        return amount
    goods = goods_ahead(text, amount.end)
    if not goods:
        return amount
    start, end = goods
    return replace(amount, end=end, text=text[amount.start : end], unit=text[start:end])
