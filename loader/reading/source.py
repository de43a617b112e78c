"""What every format is brought to before sentences are cut: a text and its blocks, as spans of that text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["text", "heading", "item", "row"]
Span = tuple[int, int]


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or table row.

    Attributes
    ----------
    pieces : list of (int, int)
        Spans of the source's text, in order: its lines without the page furniture between them, or one span.
    kind : BlockKind
    markers : list of (int, int, int)
        Note references known from the markup: start, end, number. In plain text they are found later, by their numbers.
    """

    pieces: list[Span]
    kind: BlockKind = "text"
    markers: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """A text with its blocks; `notes` holds the words of each numbered footnote, `title` a title given by metadata."""

    text: str
    blocks: list[Block]
    notes: dict[int, str] = field(default_factory=dict)
    title: str = ""
