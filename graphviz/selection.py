"""Choosing a part of the graph: by type, kind, country, status, instrument, date and confidence, or around parties."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from ..errors import BadInput
from ..loader.model import Entity, Relation
from .graph import country_of, entities_of

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep. An empty field keeps everything.

    Attributes
    ----------
    types, statuses, instruments : collections of str
        Values of the deal's own fields (instruments regardless of case).
    kinds : collection of str
        Kinds of party; both parties must be of one.
    countries : collection of str
        Country names; at least one party must belong to one.
    since, until : str
        YYYY, YYYY-MM or YYYY-MM-DD, inclusive; a deal dated by year or month counts if any day of it fits.
        `until` alone is the graph as of that date.
    dated_only : bool
        Leave out deals without a date, which the two dates otherwise keep.
    min_confidence : float
        The least confidence, 0 to 1.
    """

    types: Collection[str] = ()
    kinds: Collection[str] = ()
    countries: Collection[str] = ()
    statuses: Collection[str] = ()
    instruments: Collection[str] = ()
    since: str = ""
    until: str = ""
    dated_only: bool = False
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date:
                check_date(date)


def select(graph: nx.MultiDiGraph[str], selection: Selection) -> nx.MultiDiGraph[str]:
    """Keep the deals that fit a selection, and the parties that they tie.

    Returns
    -------
    networkx.MultiDiGraph
        A new graph in the same order; all parties stay when the selection is empty.
    """
    if selection == Selection():
        return graph
    entities = entities_of(graph)
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    edges = [
        (head, tail, key, data)
        for head, tail, key, data in graph.edges(keys=True, data=True)
        if _fits(data["relation"], entities[head], entities[tail], selection)
    ]
    tied = {end for head, tail, _, _ in edges for end in (head, tail)}
    kept.add_nodes_from((node, {"entity": entity}) for node, entity in entities.items() if node in tied)
    for head, tail, key, data in edges:
        kept.add_edge(head, tail, key=key, **data)
    return kept


def around(graph: nx.MultiDiGraph[str], centres: Iterable[str], depth: int) -> nx.MultiDiGraph[str]:
    """Keep what lies within `depth` ties of the given parties, and all the ties among it."""
    near = set(centres)
    edge = near
    for _ in range(depth):
        edge = {other for node in edge for other in nx.all_neighbors(graph, node)} - near
        near |= edge
    return induced(graph, near)


def induced(graph: nx.MultiDiGraph[str], nodes: Collection[str]) -> nx.MultiDiGraph[str]:
    """Copy the parties named and the ties among them, in the graph's own order."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    for head, tail, key, data in graph.edges(keys=True, data=True):
        if head in kept and tail in kept:
            kept.add_edge(head, tail, key=key, **data)
    return kept


def mentioned(graph: nx.MultiDiGraph[str], rows: Iterable[Any]) -> set[str]:
    """Find the parties that the rows of a query speak of: by id, by name, or as the two ends of a deal's id.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph that the query was asked of.
    rows : iterable
        Rows of plain values; lists and dictionaries in them are searched too.
    """
    names: dict[str, set[str]] = {}
    for node, entity in entities_of(graph).items():
        names.setdefault(node, set()).add(node)
        names.setdefault(entity.name, set()).add(node)
    for head, tail, key in graph.edges(keys=True):
        names.setdefault(key, set()).update((head, tail))
    found: set[str] = set()
    waiting: list[Any] = list(rows)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found |= names.get(value, set())
        elif isinstance(value, dict):
            waiting.extend([value["id"]] if value.get("id") in names else value.values())
        elif isinstance(value, list | tuple):
            waiting.extend(value)
    return found


def check_date(date: str) -> str:
    """Return the date, or raise `BadInput` if it is not YYYY, YYYY-MM or YYYY-MM-DD."""
    if not _DATE.fullmatch(date):
        raise BadInput(f"'{date}' is not a date; give YYYY, YYYY-MM or YYYY-MM-DD")
    return date


def first_day(date: str) -> str:
    """Give the first day of a year, month or day, as YYYY-MM-DD."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """Give a day not before the last of a year, month or day, as YYYY-MM-DD that compares as text."""
    return date + "-12-31"[len(date) - 4 :]


def _fits(relation: Relation, head: Entity, tail: Entity, selection: Selection) -> bool:
    return (
        (not selection.types or relation.type in selection.types)
        and (not selection.kinds or (head.kind in selection.kinds and tail.kind in selection.kinds))
        and (not selection.countries or any(_belongs(party, selection.countries) for party in (head, tail)))
        and (not selection.statuses or relation.status in selection.statuses)
        and (
            not selection.instruments or relation.instrument.casefold() in {i.casefold() for i in selection.instruments}
        )
        and relation.confidence >= selection.min_confidence
        and _in_time(relation.date, selection)
    )


def _belongs(party: Entity, countries: Collection[str]) -> bool:
    return country_of(party).casefold() in {country.casefold() for country in countries}


def _in_time(date: str, selection: Selection) -> bool:
    if not date:
        return not selection.dated_only
    after = not selection.since or last_day(date) >= first_day(selection.since)
    return after and (not selection.until or first_day(date) <= last_day(selection.until))
