"""Score predicted relations against a gold standard: read both, match document by document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ...errors import BadInput
from ..model import Relation
from ..relations_file import read_relations
from .matching import Matching, match_document
from .names import read_aliases


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every gold document, matched; predicted documents that the gold does not have are named in `unjudged`."""

    documents: dict[str, Matching]
    unjudged: tuple[str, ...]


def evaluate(gold: Path, predicted: Path) -> Evaluation:
    """Match the predictions for every document of a gold standard.

    Parameters
    ----------
    gold : Path
        A folder of one relations file (`.jsonl`) per document; `aliases.json` beside or inside it is used.
    predicted : Path
        A folder of the same kind, or one relations file whose lines name their `document`.

    Raises
    ------
    BadInput
        A file cannot be read, the gold folder holds none, or no predicted document is in the gold.
    """
    if not gold.is_dir():
        raise BadInput(f"{gold}: not a folder; give a folder of one .jsonl file per document")
    wanted = _read_folder(gold)
    if not wanted:
        raise BadInput(f"{gold}: holds no .jsonl files; give a folder of one .jsonl file per document")
    given = _read_folder(predicted) if predicted.is_dir() else _read_file(predicted)
    if given and not given.keys() & wanted.keys():
        raise BadInput(f"{predicted}: no document in it is in {gold}; the names without extension must agree")
    names = read_aliases(gold)
    matched = {name: match_document(relations, given.get(name, []), names) for name, relations in wanted.items()}
    return Evaluation(matched, tuple(sorted(given.keys() - wanted.keys())))


def _read_folder(folder: Path) -> dict[str, list[Relation]]:
    return {path.stem: list(read_relations(path)) for path in sorted(folder.glob("*.jsonl"))}


def _read_file(path: Path) -> dict[str, list[Relation]]:
    documents: dict[str, list[Relation]] = {}
    for relation in read_relations(path):
        documents.setdefault(_stem(relation.document), []).append(relation)
    return documents


def _stem(document: str) -> str:
    """Reduce a document id (`news/a01.txt#2`) to the stem of its file (`a01`)."""
    return PurePosixPath(document.split("#", 1)[0]).stem
