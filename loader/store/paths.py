"""Loading from the disk: folders that resolution wrote, and plain relations files, which are resolved first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..relations_file import read_relations
from .base import LoadSummary
from .find import read_entities
from .folder import load_folder
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
            folder = load_folder(path, on_bad_line)
            summary += store.load(folder.entities(), folder.relations(), folder.documents())
        else:
            files.append(path)
    if files:
        relations = [relation for path in files for relation in read_relations(path, on_bad_line)]
        resolution = resolve(relations, known=read_entities(store))
        ends = {end for relation in resolution.relations for end in (relation.head_id, relation.tail_id)}
        summary += store.load((e for e in resolution.entities if e.id in ends), resolution.relations)
    return summary
