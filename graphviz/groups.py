"""Groups of parties (communities, cores, components, countries), the ties between them, and what parts them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import networkx as nx

from .centrality_igraph import to_igraph
from .graph import country_of, entities_of, relations_of, simple_graph

Method = Literal["louvain", "multilevel", "core", "component", "country"]
METHODS: tuple[Method, ...] = get_args(Method)
LOUVAIN_LIMIT = 20_000
"""Pairs of parties up to which Louvain by NetworkX takes about a second; the map uses igraph's multilevel above."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of parties: its name, and its members with the best tied first."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupTie:
    """What ties two groups: the deals between them, and the parties of others that deal with both."""

    first: str
    second: str
    deals: int
    shared_partners: int


def find_groups(graph: nx.MultiDiGraph[str], method: Method = "louvain", seed: int = 0) -> list[Group]:
    """Divide the parties into groups, the largest first.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph, or a selection of it.
    method : str
        `louvain` (Blondel et al. 2008, NetworkX), `multilevel` (the same method in igraph), `core` (equal core number),
        `component` (connected parts) or `country`.
    seed : int
        Seed of the two community methods; the same seed gives the same groups.

    Returns
    -------
    list of Group
        Named after their best tied member; by country or core number where that is the method.
    """
    simple, entities = simple_graph(graph), entities_of(graph)
    strength = dict(simple.degree(weight="weight"))
    sets: dict[str, list[str]] = {}
    if method == "country":
        for node, entity in entities.items():
            sets.setdefault(country_of(entity) or "no country known", []).append(node)
    elif method == "core":
        for node, number in nx.core_number(simple).items():
            sets.setdefault(f"core {number}", []).append(node)
    else:
        for members in _divide(simple, method, seed):
            sets[min(members, key=lambda node: (-strength[node], node))] = members
    names = Counter(entities[key].name for key in sets if key in entities)
    groups = []
    for key, nodes in sets.items():
        name = entities[key].name if key in entities else key
        best_first = tuple(sorted(nodes, key=lambda n: (-strength[n], n)))
        groups.append(Group(f"{name} ({key})" if names[name] > 1 else name, best_first))
    return sorted(groups, key=lambda group: (-len(group.members), group.members))


def group_ties(graph: nx.MultiDiGraph[str], groups: Sequence[Group]) -> list[GroupTie]:
    """Project the graph on groups: for every two groups the deals between them and the partners that they share.

    With groups by country this is the country–country projection. A tie of a group with itself counts its inner deals.
    """
    group = {node: number for number, g in enumerate(groups) for node in g.members}
    deals = Counter(
        tuple(sorted((group[relation.head_id], group[relation.tail_id])))
        for relation in relations_of(graph)
        if relation.head_id in group and relation.tail_id in group
    )
    shared: Counter[tuple[int, ...]] = Counter()
    simple = simple_graph(graph)
    for node in simple:
        reached = sorted({group[other] for other in simple[node] if other in group} - {group.get(node, -1)})
        shared.update((a, b) for i, a in enumerate(reached) for b in reached[i + 1 :])
    return [
        GroupTie(groups[a].name, groups[b].name, deals[a, b], shared[a, b])
        for a, b in sorted(deals.keys() | shared.keys(), key=lambda pair: (-deals[pair], -shared[pair], pair))
    ]


def modularity(graph: nx.MultiDiGraph[str], groups: Sequence[Group]) -> float:
    """Newman's modularity of a division, weighted by deals; 0 for a graph without ties."""
    simple = simple_graph(graph)
    if not simple.number_of_edges():
        return 0.0
    return float(nx.community.modularity(simple, [set(group.members) for group in groups], weight="weight"))


def country_assortativity(graph: nx.MultiDiGraph[str]) -> float | None:
    """Newman's assortativity by country: 1 if ties stay within countries, 0 if by chance, below if they avoid it.

    Returns
    -------
    float or None
        None where it is not defined: no ties, or all parties of one country.
    """
    simple, entities = simple_graph(graph), entities_of(graph)
    known = simple.subgraph([node for node in simple if country_of(entities[node])]).copy()
    for node in known:
        known.nodes[node]["country"] = country_of(entities[node])
    if not known.number_of_edges() or len({country for _, country in known.nodes(data="country")}) < 2:
        return None
    return float(nx.attribute_assortativity_coefficient(known, "country"))


def bridges(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, int]]:
    """Find the pairs whose ties alone hold two parts together: ids of both ends, and the size of the lesser part.

    Returns
    -------
    list of tuple
        The bridges that cut off most first.
    """
    simple = simple_graph(graph)
    found: list[tuple[str, str]] = [(a, b) for a, b in map(tuple, nx.bridges(simple))]
    # In the forest of bridges between 2-edge-connected blocks, a bridge cuts off the sum of the blocks below it.
    rest = simple.copy()
    rest.remove_edges_from(found)
    block = {node: number for number, part in enumerate(nx.connected_components(rest)) for node in part}
    sizes = Counter(block.values())
    forest: nx.Graph[int] = nx.Graph()
    forest.add_nodes_from(sizes)
    forest.add_edges_from((block[a], block[b]) for a, b in found)
    below = dict(sizes)
    total: dict[int, int] = {}
    parent: dict[int, int] = {}
    for tree in list(nx.connected_components(forest)):
        order = list(nx.dfs_edges(forest, min(tree)))
        for up, down in reversed(order):
            parent[down] = up
            below[up] += below[down]
        total.update(dict.fromkeys(tree, below[min(tree)]))
    result = []
    for a, b in found:
        child = block[a] if parent.get(block[a]) == block[b] else block[b]
        result.append((min(a, b), max(a, b), min(below[child], total[child] - below[child])))
    return sorted(result, key=lambda bridge: (-bridge[2], bridge[0], bridge[1]))


def _divide(simple: nx.Graph[str], method: Method, seed: int) -> list[list[str]]:
    if method == "component":
        return [sorted(part) for part in nx.connected_components(simple)]
    if method == "louvain":
        return [sorted(part) for part in nx.community.louvain_communities(simple, weight="weight", seed=seed)]
    import igraph  # type: ignore[import-untyped]

    nodes = list(simple)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311  # for repeatability, not secrecy
    division = to_igraph(simple).community_multilevel(weights="weight")
    return [sorted(nodes[i] for i in part) for part in division]
