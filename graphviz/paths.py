"""The shortest chains of ties between two parties."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from ..loader.model import Entity, Relation
from .graph import simple_graph


@dataclass(frozen=True, slots=True)
class Step:
    """One tie of a chain: the two parties, and every deal between them."""

    party: Entity
    partner: Entity
    deals: tuple[Relation, ...]


def shortest_chains(graph: nx.MultiDiGraph[str], start: str, end: str, limit: int = 5) -> list[tuple[Step, ...]]:
    """Find the shortest chains of ties between two parties, whatever the direction of supplies.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph, or a selection of it.
    start, end : str
        Ids of the two parties.
    limit : int
        The most chains to return.

    Returns
    -------
    list of tuple of Step
        Chains of equal length in order of their parties' ids; empty where the two are not connected.
    """
    if start not in graph or end not in graph or start == end:
        return []
    simple = simple_graph(graph)
    try:
        # Enough to sort by without counting chains that may be exponentially many.
        chains = sorted(islice(nx.all_shortest_paths(simple, start, end), 20 * limit))
    except nx.NetworkXNoPath:
        return []
    return [tuple(_step(graph, a, b) for a, b in pairwise(chain)) for chain in chains[:limit]]


def _step(graph: nx.MultiDiGraph[str], party: str, partner: str) -> Step:
    found = [
        data["relation"]
        for head, tail in ((party, partner), (partner, party))
        for data in (graph.get_edge_data(head, tail) or {}).values()
    ]
    deals = tuple(sorted(found, key=lambda deal: (deal.date or "9999", deal.id)))
    return Step(graph.nodes[party]["entity"], graph.nodes[partner]["entity"], deals)
