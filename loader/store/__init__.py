"""Entities and relations into the embedded engine or Neo4j, and rows out of it."""

from __future__ import annotations

from ...errors import BadInput
from .base import DocumentRecord, LoadSummary, Store, Table
from .folder import load_folder
from .graph import GraphStore
from .paths import load_paths

__all__ = ["DocumentRecord", "GraphStore", "LoadSummary", "Store", "Table", "load_folder", "load_paths", "open_store"]


def open_store(uri: str, *, write: bool = False) -> GraphStore:
    """Open a graph store; use it as a context manager.

    Parameters
    ----------
    uri : str
        A file path (the embedded engine) or a Neo4j URI (`neo4j://`, `neo4j+s://`, `bolt://` …), for which
        `NEO4J_USERNAME`, `NEO4J_PASSWORD` and `NEO4J_DATABASE` are read.
    write : bool
        Open for writing; the store is made where it does not exist.

    Returns
    -------
    GraphStore

    Raises
    ------
    StoreUnavailable
        The store cannot be reached or opened, is being written by another process, or is not of this schema.
    BadInput
        The URI has an unknown scheme.
    """
    scheme, separator, _ = uri.partition("://")
    if not separator:
        from .embedded import EmbeddedStore

        return EmbeddedStore(uri, write)
    from .bolt import SCHEMES, Neo4jStore

    if scheme not in SCHEMES:
        raise BadInput(f"store '{uri}': unknown scheme '{scheme}'; give a file path or one of {', '.join(SCHEMES)}")
    return Neo4jStore(uri, write)
