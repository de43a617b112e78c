"""Word documents (.docx): paragraphs by their styles, table rows, footnotes and endnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...errors import BadInput
from .assembly import Assembly
from .files import LONGEST_LINE
from .source import BlockKind, Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_UNPACKED = 300_000_000  # bytes


def read_docx(content: bytes, name: str) -> Source:
    """Read a Word document.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        For messages.

    Returns
    -------
    Source
        The text is that of paragraphs and table rows in their order; the offsets point into it.

    Raises
    ------
    BadInput
        The file is truncated, no Word document, packs a text beyond measure, or holds no text.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise BadInput(f"{name}: unpacks to {unpacked:,} bytes; split the document")
        document = docx.Document(io.BytesIO(content))
        source = _read(document)
    except BadInput:
        raise
    except Exception as error:  # python-docx, zipfile and lxml raise many kinds for a damaged package
        raise BadInput(
            f"{name}: not a whole Word document ({type(error).__name__}); open it in Word and save anew"
        ) from error
    if not source.blocks:
        raise BadInput(f"{name}: the Word document holds no text")
    if any(end - start > LONGEST_LINE for block in source.blocks for start, end in block.pieces):
        raise BadInput(f"{name}: a paragraph of more than {LONGEST_LINE:,} characters is not prose; break it up")
    return source


def _read(document: WordDocument) -> Source:
    from docx.table import Table

    notes, numbers = _notes(document)
    assembly = Assembly()
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                assembly.add(" | ".join(" ".join(_words(cell, numbers)[0].split()) for cell in cells), "row")
        else:
            text, markers = _words(part._p, numbers)
            assembly.add(text, _kind(part), markers)
    return assembly.source(
        notes, "" if any(b.kind == "heading" for b in assembly.blocks) else document.core_properties.title or ""
    )


def _kind(paragraph: Any) -> BlockKind:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style.startswith(("Heading", "Title")):
        return "heading"
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    return "item" if style.startswith("List") or numbered else "text"


def _words(element: Any, numbers: dict[tuple[str, str], int]) -> tuple[str, list[tuple[int, int, int]]]:
    parts: list[str] = []
    markers: list[tuple[int, int, int]] = []
    for node in element.iter():
        tag = str(node.tag).removeprefix(_W)
        if tag == "t":
            parts.append(node.text or "")
        elif tag in ("tab", "br", "cr"):
            parts.append(" ")
        elif tag == "noBreakHyphen":
            parts.append("-")
        elif tag == "p" and parts:
            parts.append(" ")
        elif tag in ("footnoteReference", "endnoteReference"):
            number = numbers.get((tag[:-9], node.get(f"{_W}id", "")))
            if number is not None:
                start = sum(map(len, parts))
                parts.append(f"[{number}]")
                markers.append((start, start + len(parts[-1]), number))
    return "".join(parts), markers


def _notes(document: WordDocument) -> tuple[dict[int, str], dict[tuple[str, str], int]]:
    """Footnotes, then endnotes, numbered as Word does: in the order of their parts, separators left out."""
    from docx.oxml import parse_xml

    notes: dict[int, str] = {}
    numbers: dict[tuple[str, str], int] = {}
    for kind in ("footnote", "endnote"):
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}s"):
                root = parse_xml(relation.target_part.blob)  # its parser resolves no entities
                for note in _real_notes(root, kind):
                    number = len(notes) + 1
                    numbers[kind, note.get(f"{_W}id", "")] = number
                    notes[number] = _words(note, {})[0].strip()
    return notes, numbers


def _real_notes(root: Any, kind: str) -> Iterator[Any]:
    for note in root.iter(f"{_W}{kind}"):
        if note.get(f"{_W}type") in (None, "normal"):
            yield note
