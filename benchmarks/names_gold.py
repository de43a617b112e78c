"""The annotated names: documents with every distinct form of a name, its kind and canonical name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bilateral.loader.model import Document
from bilateral.loader.reading import parse_text
from split import is_closed

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Annotated:
    """A document with its annotated names as (text, kind, canonical name)."""

    document: Document
    names: tuple[tuple[str, str, str], ...]

    @property
    def sentences(self) -> list[str]:
        """The clean texts of the sentences."""
        return [sentence.text for sentence in self.document.sentences]

    @property
    def forms(self) -> list[tuple[str, str]]:
        """The forms with their kind, longest first."""
        kinds: dict[str, str] = {}
        for text, kind, _ in self.names:
            kinds.setdefault(text, kind)
        return sorted(kinds.items(), key=lambda item: (-len(item[0]), item))


def read_folder(texts: Path, names: Path) -> list[Annotated]:
    """Read a folder of texts and the folder of their names."""
    found = []
    for path in sorted(names.glob("*.jsonl")):
        text = texts / f"{path.stem}.txt"
        lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        entries = tuple((line["text"], line["kind"], line["name"]) for line in lines)
        found.append(Annotated(parse_text(text.read_text(encoding="utf-8"), text.name), entries))
    return found


def corpora() -> dict[str, list[Annotated]]:
    """The annotated documents: practice texts (all beside the repository, else the open ones in it) and articles."""
    practice = SHARED / "practice" if (SHARED / "practice").is_dir() else ROOT / "data" / "training"
    places = {
        "practice": (practice / "texts", practice / "names"),
        "articles": (SHARED / "corpus", SHARED / "gold" / "names"),
    }
    return {name: read_folder(*folders) for name, folders in places.items() if folders[1].is_dir()}


def read_annotated(folders: list[Path], closed: bool = False) -> list[Annotated]:
    """The open (or closed) documents of the given folders, or of those beside the repository."""
    if folders:
        return [item for folder in folders for item in read_folder(folder / "texts", folder / "names")]
    return [item for items in corpora().values() for item in items if is_closed(Path(item.document.id).stem) == closed]
