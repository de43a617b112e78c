"""Closing clusters: the surest links first; a link that would join contradicting members is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .decision import Comparison

CHECKED = 24
"""Most members of a cluster that a link to another cluster is checked against."""


@dataclass(frozen=True, slots=True)
class Link:
    """A pair of members (positions) with what their comparison said; `forced` where a user or a list decided."""

    a: int
    b: int
    comparison: Comparison
    forced: bool = False


def close_clusters(
    size: int, links: Iterable[Link], clash: Callable[[int, int], Comparison | None]
) -> tuple[list[list[int]], list[tuple[Link, Comparison]]]:
    """Join members into clusters.

    Parameters
    ----------
    size : int
        Number of members.
    links : iterable of Link
        Links between members that are the same; forced ones are joined first, the others by falling score.
    clash : callable
        Gives the comparison that forbids two members in one cluster, or None.

    Returns
    -------
    clusters : list of list of int
        Every member once; sorted.
    cut : list of (Link, Comparison)
        Links that were not followed, with the contradiction.
    """
    cluster_of = list(range(size))
    clusters = {i: [i] for i in range(size)}
    cut: list[tuple[Link, Comparison]] = []
    for link in sorted(links, key=lambda link: (not link.forced, -link.comparison.score, link.a, link.b)):
        a, b = cluster_of[link.a], cluster_of[link.b]
        if a == b:
            continue
        against = None if link.forced else _contradiction(clusters[a], clusters[b], clash)
        if against is not None:
            cut.append((link, against))
            continue
        if len(clusters[a]) < len(clusters[b]):
            a, b = b, a
        for member in clusters[b]:
            cluster_of[member] = a
        clusters[a] += clusters.pop(b)
    return sorted(sorted(cluster) for cluster in clusters.values()), cut


def _contradiction(a: list[int], b: list[int], clash: Callable[[int, int], Comparison | None]) -> Comparison | None:
    for one in sorted(a)[:CHECKED]:
        for other in sorted(b)[:CHECKED]:
            found = clash(one, other)
            if found is not None:
                return found
    return None
