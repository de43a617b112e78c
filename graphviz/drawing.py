"""What the map draws: parties with place, size and measures, and one line per pair and type that holds its deals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

import networkx as nx

from ..loader.model import SYMMETRIC, Relation
from .centrality import rank
from .geography import background_points, geographic_layout
from .graph import country_of, entities_of, relations_of, simple_graph
from .groups import Group, find_groups
from .layout import Layout, circular_layout, grouped_layout

ColourBy = Literal["kind", "country", "community"]
ALL_MEASURES_LIMIT = 2_000
"""Parties up to which the page carries all `PAGE_MEASURES` to size by; above, degree and the one asked for."""
PAGE_MEASURES = ("degree", "deals", "betweenness", "pagerank", "closeness")
SMALLEST, LARGEST = 6.0, 34.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The data of one map: `nodes` and `edges` for pyvis, and `page`, what else the page shows."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    page: dict[str, Any]


def draw(
    graph: nx.MultiDiGraph[str],
    *,
    layout: Layout = "force",
    size_by: str = "degree",
    colour_by: ColourBy = "kind",
    seed: int = 0,
    title: str = "Relations",
    note: str = "",
) -> Drawing:
    """Compute everything that the map of a graph shows.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        What to draw; nothing is cut here (see `cut`).
    layout : str
        `force` (communities apart), `country`, `geographic` or `circular`.
    size_by : str
        A measure of `centrality.MEASURES`; the reader may choose another of those that the page carries.
    colour_by : str
        `kind`, `country` or `community`, at first.
    seed : int
        Seed of communities, layout and sampling.
    title, note : str
        The page's title; a line on what was left out.

    Returns
    -------
    Drawing
    """
    entities = entities_of(graph)
    names = dict.fromkeys((size_by, *(PAGE_MEASURES if len(graph) <= ALL_MEASURES_LIMIT else ("degree",))))
    measures = {name: rank(graph, name, seed=seed).scores for name in names}
    radii = radii_of(measures[size_by])
    communities = find_groups(graph, "multilevel", seed)
    countries = find_groups(graph, "country")
    community = {node: number for number, group in enumerate(communities) for node in group.members}
    positions, discs = _positions(graph, layout, communities, countries, radii, seed)
    nodes = [
        {
            "id": node,
            "name": entity.name,
            "kind": entity.kind,
            "country": country_of(entity),
            "aliases": entity.aliases,
            "community": community[node],
            "x": round(positions[node][0], 1),
            "y": round(positions[node][1], 1),
            "measures": {name: _short(scores[node]) for name, scores in measures.items()},
        }
        for node, entity in entities.items()
    ]
    page = {
        "title": title,
        "note": note,
        "layout": layout,
        "sizeBy": size_by,
        "colourBy": colour_by,
        "measures": list(measures),
        "communities": [group.name for group in communities],
        "discs": [asdict(disc) for disc in discs if disc.size > 2],
        "background": [[round(x), round(y)] for x, y in background_points()] if layout == "geographic" else [],
        "radius": [SMALLEST, LARGEST],
    }
    return Drawing(nodes, bundles(graph), page)


def radii_of(scores: Mapping[str, float]) -> dict[str, float]:
    """Turn scores into radii whose area grows with the score: `SMALLEST` for 0, `LARGEST` for the greatest."""
    top = max(scores.values(), default=0.0) or 1.0
    return {node: SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(score, 0.0) / top) for node, score in scores.items()}


def bundles(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Gather the deals of each pair and type into one line; supplies keep their direction, self-ties are left out."""
    lines: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in sorted(relations_of(graph), key=lambda r: (r.date or "9999", r.id)):
        ends = (relation.head_id, relation.tail_id)
        if ends[0] != ends[1]:
            lines.setdefault((relation.type, *(sorted(ends) if relation.type in SYMMETRIC else ends)), []).append(
                relation
            )
    return [
        {"from": head, "to": tail, "type": type_, "deals": [_deal(relation) for relation in deals]}
        for (type_, head, tail), deals in sorted(lines.items())
    ]


def cut(graph: nx.MultiDiGraph[str], limit: int) -> tuple[nx.MultiDiGraph[str], str]:
    """Keep the `limit` parties with the most deals where there are more, and say what was left out.

    Returns
    -------
    graph : networkx.MultiDiGraph
        The graph itself where it is small enough.
    note : str
        One line; empty where nothing was left out.
    """
    from .selection import induced

    if len(graph) <= limit:
        return graph, ""
    deals: dict[str, float] = dict(simple_graph(graph).degree(weight="weight"))
    kept = induced(graph, set(sorted(graph, key=lambda node: (-deals[node], node))[:limit]))
    note = (
        f"Showing the {limit:,} parties with the most deals, of {len(graph):,}, and {kept.number_of_edges():,} "
        f"of {graph.number_of_edges():,} deals."
    )
    return kept, note


def _positions(
    graph: nx.MultiDiGraph[str],
    layout: Layout,
    communities: list[Group],
    countries: list[Group],
    radii: dict[str, float],
    seed: int,
) -> tuple[dict[str, tuple[float, float]], list[Any]]:
    if layout == "geographic":
        return geographic_layout(graph, radii), []
    if layout == "circular":
        return circular_layout(communities, radii), []
    return grouped_layout(graph, countries if layout == "country" else communities, radii, seed)


def _deal(relation: Relation) -> dict[str, Any]:
    fields = {
        "id": relation.id,
        "status": relation.status,
        "date": relation.date,
        "instrument": relation.instrument,
        "subject": relation.subject,
        "products": relation.products,
        "amount": relation.amount,
        "venture": relation.venture,
        "confidence": round(relation.confidence, 3),
        "evidence": [
            {
                "document": e.document,
                "text": e.text,
                "citations": [_filled({"title": c.title, "year": c.year, "url": c.url}) for c in e.citations],
            }
            for e in relation.evidence
        ],
    }
    return _filled(fields)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in ("", None, [])}


def _short(value: float) -> float:
    return float(f"{value:.4g}")
