"""The folder that resolution writes: entities.jsonl, relations.jsonl and, where there is one, documents.jsonl."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from ...errors import BadInput
from ..model import KINDS, Entity, Relation
from ..relations_file import read_relations
from .base import DocumentRecord

T = TypeVar("T")
FILES = ("entities.jsonl", "relations.jsonl", "documents.jsonl")


@dataclass(frozen=True, slots=True)
class ResolvedFolder:
    """A resolved graph on the disk. Each method reads its file anew, line by line.

    Attributes
    ----------
    folder : Path
        Holds entities.jsonl and relations.jsonl, and documents.jsonl where documents were read.
    on_bad_line : callable, optional
        Called with the one-line report of each bad line, which is then skipped. Without it a bad line raises.
    """

    folder: Path
    on_bad_line: Callable[[str], None] | None = None

    def entities(self) -> Iterator[Entity]:
        """Read the entities."""
        return self._read("entities.jsonl", _entity)

    def relations(self) -> Iterator[Relation]:
        """Read the resolved relations."""
        return read_relations(self.folder / "relations.jsonl", self.on_bad_line)

    def documents(self) -> Iterator[DocumentRecord]:
        """Read the documents; none where the folder has no documents.jsonl."""
        return self._read("documents.jsonl", _document) if (self.folder / "documents.jsonl").exists() else iter(())

    def fingerprint(self) -> tuple[str, int]:
        """Hash the bytes of all the files; return the hash and the number of lines."""
        digest, lines = blake2b(digest_size=16), 0
        for name in FILES:
            digest.update(name.encode())
            path = self.folder / name
            if path.exists():
                with path.open("rb") as file:
                    for line in file:
                        digest.update(line)
                        lines += 1
        return digest.hexdigest(), lines

    def _read(self, name: str, make: Callable[[dict[str, Any]], T]) -> Iterator[T]:
        path = self.folder / name
        try:
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if not line.strip():
                        continue
                    try:
                        yield make(json.loads(line))
                    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                        report = f"{path}:{number}: bad line: {error}"
                        if self.on_bad_line is None:
                            raise BadInput(f"{report}; mend the line or pass --skip-bad-lines") from error
                        self.on_bad_line(report)
        except OSError as error:
            raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error


def load_folder(folder: Path, on_bad_line: Callable[[str], None] | None = None) -> ResolvedFolder:
    """Open a folder that `bilateral resolve` or `build` wrote.

    Raises
    ------
    BadInput
        The folder lacks entities.jsonl or relations.jsonl.
    """
    for name in FILES[:2]:
        if not (folder / name).is_file():
            raise BadInput(f"{folder}: there is no {name}; give a folder that `bilateral resolve` wrote")
    return ResolvedFolder(folder, on_bad_line)


def _entity(item: dict[str, Any]) -> Entity:
    kind = item.get("kind") or ""
    if kind and kind not in KINDS:
        raise ValueError(f"kind '{kind}' is not one of {', '.join(KINDS)}")
    aliases = item.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError("'aliases' is not a list of texts")
    return Entity(_text(item, "id"), _text(item, "name"), kind, str(item.get("country") or ""), aliases)


def _document(item: dict[str, Any]) -> DocumentRecord:
    return DocumentRecord(_text(item, "id"), str(item.get("title") or ""), str(item.get("sha256") or ""))


def _text(item: dict[str, Any], key: str) -> str:
    if not isinstance(item.get(key), str) or not item[key]:
        raise ValueError(f"'{key}' is missing or not a text")
    return str(item[key])
