"""Loading from the disk: folders that resolution wrote, and plain relations files, which are resolved first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..relations_file import read_relations
from . import statements
from .base import LoadSummary
from .find import read_entities
from .folder import ResolvedFolder, load_folder
from .graph import GraphStore


def load_paths(
    store: GraphStore, paths: Sequence[Path], on_bad_line: Callable[[str], None] | None = None
) -> LoadSummary:
    """Load folders as they are; resolve files, all together, against the parties that the store holds, and load them.

    Parameters
    ----------
    store : GraphStore
        Open for writing.
    paths : sequence of Path
        Folders with entities.jsonl and relations.jsonl, and relations files.
    on_bad_line : callable, optional
        Called with the one-line report of each bad line, which is then skipped. Without it a bad line raises.

    Returns
    -------
    LoadSummary
        The sum over all paths.
    """
    from ..resolution import resolve

    summary = LoadSummary()
    files = []
    for path in paths:
        if path.is_dir():
            summary += _load_folder(store, load_folder(path, on_bad_line))
        else:
            files.append(path)
    if files:
        relations = [relation for path in files for relation in read_relations(path, on_bad_line)]
        resolution = resolve(relations, known=read_entities(store))
        ends = {end for relation in resolution.relations for end in (relation.head_id, relation.tail_id)}
        summary += store.load((e for e in resolution.entities if e.id in ends), resolution.relations)
    return summary


def _load_folder(store: GraphStore, folder: ResolvedFolder) -> LoadSummary:
    """Load a folder, unless it is to the byte the one that the store took in last and nothing has changed since."""
    fingerprint, lines = folder.fingerprint()

    def state() -> str:
        return " ".join([fingerprint, *(str(store.read(query).rows[0][0]) for query in statements.COUNTS)])

    if store.read(statements.LOADED).rows == [(state(),)]:
        return LoadSummary(unchanged=lines)
    summary = store.load(folder.entities(), folder.relations(), folder.documents())
    store.write(statements.SET_LOADED, {"loaded": state()})
    return summary
