"""Centrality of the parties: one table of measures, computed by NetworkX, or by igraph where NetworkX would be slow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

import networkx as nx

from ..errors import BadInput
from . import centrality_networkx
from .graph import flow_graph, relations_of, simple_graph

Backend = Literal["auto", "networkx", "igraph"]
Scores = dict[str, float]

NETWORKX_WORK = 300_000
"""Parties times pairs up to which NetworkX takes a measure that costs as much (about a second)."""
EXACT_WORK = 200_000_000
"""Parties times pairs up to which igraph's betweenness is exact (a few seconds); above it is sampled."""
SAMPLE_WORK = 100_000_000
"""Sources times pairs of a sample, so that it takes as long whatever the graph; at least `FEWEST_SOURCES` are drawn."""
FEWEST_SOURCES = 256


@dataclass(frozen=True, slots=True)
class Ranking:
    """The scores of one measure.

    Attributes
    ----------
    measure : str
        Name of the measure.
    scores : dict
        Entity id → score.
    margin : float
        Absolute error of sampled scores, the same for every party; 0 where they are exact.
    method : str
        One line: how they were computed.
    """

    measure: str
    scores: Scores
    method: str
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it says, and whether its cost grows with parties times pairs."""

    title: str
    heavy: bool = False


MEASURES: dict[str, Measure] = {
    "degree": Measure("number of partners"),
    "deals": Measure("number of deals (weighted degree)"),
    "supplies-out": Measure("number of deals in which the party supplies"),
    "supplies-in": Measure("number of deals in which the party is supplied"),
    "betweenness": Measure("share of shortest chains between others that pass through the party", heavy=True),
    "closeness": Measure("nearness to all others, in ties", heavy=True),
    "eigenvector": Measure("ties to well-tied parties; the greatest is 1", heavy=True),
    "pagerank": Measure("share of a random walk along ties, supplies from supplier to recipient"),
    "hubs": Measure("HITS: supplies the most supplied"),
    "authorities": Measure("HITS: supplied by the greatest suppliers"),
    "core": Measure("the k of the densest core that the party is in"),
    "cut": Measure("pieces that its part of the graph falls into without it"),
}


def rank(
    graph: nx.MultiDiGraph[str],
    measure: str = "degree",
    *,
    backend: Backend = "auto",
    samples: int | None = None,
    seed: int = 0,
) -> Ranking:
    """Score every party by one measure.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph, or a selection of it.
    measure : str
        A key of `MEASURES`.
    backend : str
        `networkx`, `igraph`, or `auto`: NetworkX while it takes about a second, igraph above.
    samples : int, optional
        Sources to sample for betweenness; by default it is exact up to `EXACT_WORK`.
    seed : int
        Seed of the sample.

    Returns
    -------
    Ranking
        The two backends agree to 1e-6.

    Raises
    ------
    BadInput
        There is no such measure.
    """
    if measure not in MEASURES:
        raise BadInput(f"there is no measure '{measure}'; choose one of {', '.join(MEASURES)}")
    counted = _COUNTS.get(measure)
    if counted:
        return Ranking(measure, counted(graph), "counted")
    view = _view(graph, measure)
    work = view.number_of_nodes() * view.number_of_edges()
    if measure == "betweenness" and (samples or work > EXACT_WORK):
        from .centrality_igraph import sampled_betweenness

        sources = samples or max(FEWEST_SOURCES, SAMPLE_WORK // view.number_of_edges())
        scores, margin = sampled_betweenness(view, sources, seed)
        method = f"igraph, sampled from {min(sources, len(view))} of {len(view)} sources, error at most ±{margin:.2g}"
        return Ranking(measure, scores, method, margin)
    fast = backend == "igraph" or (backend == "auto" and MEASURES[measure].heavy and work > NETWORKX_WORK)
    engine = _igraph_engine() if fast and measure != "cut" else centrality_networkx
    scores = getattr(engine, measure)(view) if len(view) else {}
    return Ranking(measure, scores, f"{'igraph' if engine is not centrality_networkx else 'NetworkX'}, exact")


def _view(graph: nx.MultiDiGraph[str], measure: str) -> nx.Graph[str]:
    if measure == "pagerank":
        return flow_graph(graph)
    return flow_graph(graph, supplies_only=True) if measure in ("hubs", "authorities") else simple_graph(graph)


def _igraph_engine() -> ModuleType:
    from . import centrality_igraph

    return centrality_igraph


def _partners(graph: nx.MultiDiGraph[str]) -> Scores:
    return {node: float(degree) for node, degree in simple_graph(graph).degree()}


def _deals(graph: nx.MultiDiGraph[str]) -> Scores:
    return {node: float(degree) for node, degree in simple_graph(graph).degree(weight="weight")}


def _supplies(end: Literal["head_id", "tail_id"]) -> Callable[[nx.MultiDiGraph[str]], Scores]:
    def count(graph: nx.MultiDiGraph[str]) -> Scores:
        scores = dict.fromkeys(graph, 0.0)
        for relation in relations_of(graph):
            if relation.type == "supplies":
                scores[getattr(relation, end)] += 1
        return scores

    return count


_COUNTS: dict[str, Callable[[nx.MultiDiGraph[str]], Scores]] = {
    "degree": _partners,
    "deals": _deals,
    "supplies-out": _supplies("head_id"),
    "supplies-in": _supplies("tail_id"),
}
