"""The measures by NetworkX; each function is named as its measure and takes a simple view of the graph."""

from __future__ import annotations

from collections import Counter

import networkx as nx

Scores = dict[str, float]


def betweenness(graph: nx.Graph[str]) -> Scores:
    """Exact betweenness (Brandes 2001), as a share of the pairs of others."""
    return dict(nx.betweenness_centrality(graph, normalized=True))


def closeness(graph: nx.Graph[str]) -> Scores:
    """Closeness with Wasserman and Faust's correction for unconnected graphs."""
    return dict(nx.closeness_centrality(graph, wf_improved=True))


def eigenvector(graph: nx.Graph[str]) -> Scores:
    """Eigenvector centrality of the largest component, weighted by deals, greatest 1; 0 outside it."""
    scores = dict.fromkeys(graph, 0.0)
    part = largest_component(graph)
    if part.number_of_edges():
        found = nx.eigenvector_centrality(part, max_iter=10_000, tol=1e-9, weight="weight")
        top = max(found.values())
        scores.update((node, value / top) for node, value in found.items())
    return scores


def pagerank(graph: nx.DiGraph[str]) -> Scores:
    """PageRank with damping 0.85, weighted by deals."""
    return dict(nx.pagerank(graph, alpha=0.85, tol=1e-12, max_iter=1000, weight="weight"))


def hubs(graph: nx.DiGraph[str]) -> Scores:
    """HITS hub scores (Kleinberg 1999), weighted by deals; they sum to 1."""
    return _hits(graph)[0]


def authorities(graph: nx.DiGraph[str]) -> Scores:
    """HITS authority scores, weighted by deals; they sum to 1."""
    return _hits(graph)[1]


def core(graph: nx.Graph[str]) -> Scores:
    """Core number: the greatest k such that the party has k partners within the k-core."""
    return {node: float(number) for node, number in nx.core_number(graph).items()}


def cut(graph: nx.Graph[str]) -> Scores:
    """Pieces that a component falls into when the party is taken out: its number of blocks; 0 if it stays whole."""
    blocks: Counter[str] = Counter()
    for block in nx.biconnected_components(graph):
        blocks.update(block)  # type: ignore[arg-type]  # the stubs take a block for a list of sets
    return {node: float(blocks[node]) if blocks[node] > 1 else 0.0 for node in graph}


def largest_component(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Give the largest connected part; the first in the graph's order where two are as large."""
    parts = list(nx.connected_components(graph))
    largest = max(parts, key=len, default=set())
    part = graph.__class__()
    part.add_nodes_from(node for node in graph if node in largest)
    part.add_edges_from((a, b, data) for a, b, data in graph.edges(data=True) if a in largest)
    return part


def _hits(graph: nx.DiGraph[str]) -> tuple[Scores, Scores]:
    if graph.number_of_edges() == 0:
        return dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0.0)
    # Power iteration of our own: NetworkX takes a random singular vector of a repeated singular value.
    hub = dict.fromkeys(graph, 1.0)
    authority = dict.fromkeys(graph, 0.0)
    edges = [(head, tail, data["weight"]) for head, tail, data in graph.edges(data=True)]
    for _ in range(1000):
        authority = dict.fromkeys(graph, 0.0)
        for head, tail, weight in edges:
            authority[tail] += weight * hub[head]
        authority = _to_sum_one(authority)
        last, hub = hub, dict.fromkeys(graph, 0.0)
        for head, tail, weight in edges:
            hub[head] += weight * authority[tail]
        hub = _to_sum_one(hub)
        if sum(abs(hub[node] - last[node]) for node in hub) < 1e-12:
            break
    return hub, authority


def _to_sum_one(scores: Scores) -> Scores:
    total = sum(scores.values())
    return {node: value / total for node, value in scores.items()}
