"""Where each party stands on the map: by force, by country, on a circle. The same seed gives the same picture."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from .centrality_igraph import to_igraph
from .graph import simple_graph
from .groups import Group

Layout = Literal["force", "country", "geographic", "circular"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
Points = NDArray[np.float64]
Position = tuple[float, float]

SPACING = 64.0
"""Distance that neighbours aim at, in map units; a party's radius is 6 to 34."""
GAP = 14.0
"""Least room between two parties' rims."""
_ASPECT = 1.55
"""Width to height of the picture that group discs are packed into."""


@dataclass(frozen=True, slots=True)
class Disc:
    """The round area that a group takes on the map."""

    name: str
    x: float
    y: float
    radius: float
    size: int


def grouped_layout(
    graph: nx.MultiDiGraph[str], groups: Sequence[Group], radii: Mapping[str, float], seed: int = 0
) -> tuple[dict[str, Position], list[Disc]]:
    """Lay each group out by force in a disc of its own, and pack the discs with tied ones close together.

    One force layout of a graph around a hub is a hairball; groups laid out apart can be told apart at first sight.
    Inside a group igraph's Fruchterman–Reingold places the parties; then overlaps are pushed apart.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        The graph to draw.
    groups : sequence of Group
        A division of its parties: communities or countries.
    radii : mapping
        Entity id → radius in map units.
    seed : int
        Seed of the force layouts.

    Returns
    -------
    positions : dict
        Entity id → (x, y) in map units, y downwards.
    discs : list of Disc
        One per group.
    """
    simple = simple_graph(graph)
    inner = {group.members: _inner_layout(simple, group, radii, seed) for group in groups}
    reach = np.array(
        [
            max(np.hypot(*point) + radii[node] for node, point in zip(g.members, inner[g.members], strict=True))
            for g in groups
        ]
    )
    number = {node: i for i, group in enumerate(groups) for node in group.members}
    pulls: nx.Graph[int] = nx.Graph()
    pulls.add_nodes_from(range(len(groups)))
    for head, tail in simple.edges():
        if number[head] != number[tail]:
            weight = pulls.get_edge_data(number[head], number[tail], {"weight": 0})["weight"]
            pulls.add_edge(number[head], number[tail], weight=weight + 1)
    centres = _pack(reach + GAP, pulls)
    positions: dict[str, Position] = {}
    for i, group in enumerate(groups):
        points = _turned(simple, group, inner[group.members], centres, number) + centres[i]
        positions.update((node, (float(x), float(y))) for node, (x, y) in zip(group.members, points, strict=True))
    discs = [
        Disc(group.name, float(x), float(y), float(r), len(group.members))
        for group, (x, y), r in zip(groups, centres, reach, strict=True)
    ]
    return positions, discs


def circular_layout(groups: Sequence[Group], radii: Mapping[str, float]) -> dict[str, Position]:
    """Stand the parties on one circle, group by group, each with the room that its size needs."""
    order = [node for group in groups for node in group.members]
    room = np.array([2 * radii[node] + GAP for node in order])
    around = room.sum()
    angles = 2 * np.pi * (np.cumsum(room) - room / 2) / around
    radius = max(around / (2 * np.pi), SPACING)
    return {
        node: (float(radius * np.sin(a)), float(-radius * np.cos(a))) for node, a in zip(order, angles, strict=True)
    }


def push_apart(points: Points, radii: Points, rounds: int = 80) -> Points:
    """Move overlapping circles apart, each the less the larger it is, until none overlap or the rounds are over."""
    from scipy.spatial import cKDTree

    points = points.copy()
    search = 2 * radii.max() + GAP
    for _ in range(rounds):
        pairs = cKDTree(points).query_pairs(search, output_type="ndarray")
        if not len(pairs):
            break
        a, b = pairs[:, 0], pairs[:, 1]
        between = points[b] - points[a]
        distance = np.hypot(between[:, 0], between[:, 1])
        # Two at one place part along a direction of their own, so that the result does not depend on chance.
        same = distance < 1e-9
        angle = (a * 2.399963 + b) % (2 * np.pi)
        between[same] = np.column_stack([np.cos(angle), np.sin(angle)])[same]
        lacking = radii[a] + radii[b] + GAP - distance
        close = lacking > 0.5
        if not close.any():
            break
        a, b = a[close], b[close]
        step = between[close] / np.maximum(distance, 1.0)[close, None] * lacking[close, None] * 0.6
        share = (radii[b] ** 2 / (radii[a] ** 2 + radii[b] ** 2))[:, None]
        np.subtract.at(points, a, step * share)
        np.add.at(points, b, step * (1 - share))
    return points


def _inner_layout(simple: nx.Graph[str], group: Group, radii: Mapping[str, float], seed: int) -> Points:
    """Place the members of one group around (0, 0)."""
    size = np.array([radii[node] for node in group.members])
    if len(group.members) == 1:
        return np.zeros((1, 2))
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(group.members)
    # Not simple.subgraph(…).edges(): its order hangs on the hashes of the ids.
    part.add_edges_from((a, b) for a in group.members for b in simple[a] if a < b and b in part)
    points = _force(to_igraph(part), seed, rounds=max(50, min(500, 200_000 // len(part))))
    points = points - points.mean(axis=0)
    spread = np.sqrt((points**2).sum(axis=1).mean()) or 1.0
    wanted = 0.6 * np.sqrt(len(part)) * (SPACING * 0.55 + size.mean())
    points = push_apart(points / spread * wanted, size + GAP / 2)
    return np.asarray(points - (points.max(axis=0) + points.min(axis=0)) / 2)


def _force(network: Any, seed: int, rounds: int) -> Points:
    import igraph  # type: ignore[import-untyped]

    start = np.random.default_rng(seed).normal(size=(network.vcount(), 2)) * np.sqrt(network.vcount())
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311  # for repeatability, not secrecy
    grid = network.vcount() > 1000
    layout = network.layout_fruchterman_reingold(seed=start.tolist(), niter=rounds, grid=grid)
    return np.array(layout.coords)


def _pack(radii: Points, pulls: nx.Graph[int]) -> Points:
    """Place discs without overlap: the largest in the middle, each next as near as it can be to what it is tied to."""
    order = sorted(range(len(radii)), key=lambda i: (-radii[i], i))
    centres = np.zeros((len(radii), 2))
    placed: list[int] = []
    for i in order:
        if placed:
            others, r = centres[placed], radii[placed]
            ties = np.array([pulls.get_edge_data(i, j, {"weight": 0})["weight"] for j in placed], dtype=float)
            centres[i] = _best_place(others, r, ties, radii[i])
        placed.append(i)
    return centres


def _best_place(others: Points, radii: Points, ties: Points, radius: float) -> Points:
    """Of the places touching a placed disc take the free one nearest to the middle and to the discs tied to it."""
    turns = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    rim = np.column_stack([np.cos(turns), np.sin(turns)])
    places = (others[:, None, :] + rim[None] * (radii + radius + 2)[:, None, None]).reshape(-1, 2)
    cost = np.hypot(places[:, 0] / _ASPECT, places[:, 1])
    if ties.any():
        weight = np.sqrt(ties) / np.sqrt(ties).sum()
        apart = np.hypot(places[:, None, 0] - others[None, :, 0], places[:, None, 1] - others[None, :, 1])
        cost = 0.6 * cost + 0.8 * apart @ weight
    for start in range(0, len(places), 256):
        chosen = np.argsort(cost, kind="stable")[start : start + 256]
        gaps = np.hypot(places[chosen, None, 0] - others[None, :, 0], places[chosen, None, 1] - others[None, :, 1])
        free = (gaps >= radii[None] + radius).all(axis=1)
        if free.any():
            return np.asarray(places[chosen[int(np.argmax(free))]])
    raise AssertionError("beyond the outermost disc there is always room")


def _turned(simple: nx.Graph[str], group: Group, points: Points, centres: Points, number: Mapping[str, int]) -> Points:
    """Turn a group about its middle so that its members face the groups that they are tied to."""
    own = number[group.members[0]]
    cross = dot = 0.0
    for node, (x, y) in zip(group.members, points, strict=True):
        for other in simple[node]:
            if number[other] != own:
                dx, dy = centres[number[other]] - centres[own]
                dot += x * dx + y * dy
                cross += x * dy - y * dx
    angle = np.arctan2(cross, dot)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(points @ turn)
