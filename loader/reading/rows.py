"""Plain text as rows, before anything is known about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class Row:
    """A line of a text: where it starts, its words with and without the space around them, its page, its line end."""

    start: int
    text: str
    stripped: str
    page: int
    ends_line: bool


def text_rows(text: str) -> Iterator[Row]:
    """Yield the rows of a text; a line feed ends a row, a form feed ends a row and turns the page."""
    start = page = 0
    for line in text.replace("\f", "\n").split("\n"):
        end = start + len(line)
        turns = text[end : end + 1] == "\f"
        yield Row(start, line, line.strip(), page, not turns)
        start = end + 1
        page += turns
