"""What the graph is made of: its labels, edge types and their properties."""

from __future__ import annotations

from collections.abc import Iterator

from ..loader.store import Store
from ..loader.store.schema import EDGE_TYPES, LABELS

COLUMNS = ("element", "name", "count", "properties")
NODE_LABELS = ("Entity", *LABELS.values(), "Document")
RELATIONSHIP_TYPES = (*EDGE_TYPES.values(), "MENTIONS")
_SAMPLE = 1000
"""How many nodes or edges of a sort are looked at for their properties."""


def read_schema(store: Store) -> Iterator[tuple[str, str, int, list[str]]]:
    """Read the labels and edge types of a graph, with their counts and the properties found on a sample of each.

    Yields
    ------
    tuple of str, str, int, list of str
        "node" or "edge", its label or type, how many there are, and the names of their properties.
    """
    for sort, names, pattern in (
        ("node", NODE_LABELS, "(x:{})"),
        ("edge", RELATIONSHIP_TYPES, "()-[x:{}]->()"),
    ):
        for name in names:
            match = f"MATCH {pattern.format(name)}"
            [(count,)] = store.read(f"{match} RETURN count(x) AS number").rows
            if count:
                yield sort, name, count, property_names(store, match)


def property_names(store: Store, match: str) -> list[str]:
    """List the properties of what a MATCH clause calls `x`, from a sample."""
    rows = store.read(f"{match} WITH x LIMIT {_SAMPLE} RETURN x AS element").rows
    return sorted({key for (element,) in rows for key in element})
