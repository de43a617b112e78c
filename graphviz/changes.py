"""What changed in the graph between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import networkx as nx

from ..errors import BadInput
from ..loader.model import Relation
from .graph import relations_of
from .selection import check_date, last_day

Change = Literal["new party", "new tie", "further deal", "carried out"]


@dataclass(frozen=True, slots=True)
class ChangedDeal:
    """One dated deal of the period, and what it changed.

    `change` is "new party" when a party had no earlier dated deal, "carried out" when it does what the same two had
    planned by a deal of the same type before, "new tie" when the two had none before, else "further deal".
    """

    change: Change
    deal: Relation


def changes(graph: nx.MultiDiGraph[str], start: str, end: str) -> list[ChangedDeal]:
    """List what came to the graph after one date and up to another, in order of date.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph, or a selection of it. Deals without a date, which cannot be placed, are left out.
    start, end : str
        YYYY, YYYY-MM or YYYY-MM-DD. Deals of the period `start` itself belong to what was there before.

    Returns
    -------
    list of ChangedDeal

    Raises
    ------
    BadInput
        A date is malformed, or the first is not before the second.
    """
    if last_day(check_date(start)) >= last_day(check_date(end)):
        raise BadInput(f"--from {start} is not before --to {end}; give the earlier date first")
    dated = sorted((deal for deal in relations_of(graph) if deal.date), key=lambda deal: (last_day(deal.date), deal.id))
    parties: set[str] = set()
    pairs: set[frozenset[str]] = set()
    planned: set[tuple[str, frozenset[str]]] = set()
    found = []
    for deal in dated:
        if last_day(deal.date) > last_day(end):
            break
        ends = frozenset((deal.head_id, deal.tail_id))
        if last_day(deal.date) > last_day(start):
            found.append(ChangedDeal(_change(deal, ends, parties, pairs, planned), deal))
        parties |= ends
        pairs.add(ends)
        if deal.status == "planned":
            planned.add((deal.type, ends))
    return found


def _change(
    deal: Relation,
    ends: frozenset[str],
    parties: set[str],
    pairs: set[frozenset[str]],
    planned: set[tuple[str, frozenset[str]]],
) -> Change:
    if not ends <= parties:
        return "new party"
    if deal.status == "done" and (deal.type, ends) in planned:
        return "carried out"
    return "further deal" if ends in pairs else "new tie"
