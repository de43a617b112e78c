"""Plain text, first pass: the lines of the body, apart from footnotes, page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .footnotes import Note, note_rows
from .rows import Row, text_rows

_PAGE_NUMBER = re.compile(r"[-–—\[(]?\s?\d{1,4}\s?[-–—\])]?|[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,3} ?/ ?\d{1,3}")
_REPEATS = 3  # pages that must carry a line at the same edge for it to be a running head


@dataclass(slots=True)
class Line:
    """A line of the body: its stripped span, indent, line breaks since the line before, and whether a page turned."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    page_turned: bool


def body_lines(text: str) -> tuple[list[Line], list[Note]]:
    """Split a plain text into the lines of its body and its footnotes.

    Parameters
    ----------
    text : str
        The text; a form feed turns the page.

    Returns
    -------
    list of Line
        The body, without blank lines, page numbers, running heads and footnotes.
    list of (int or None, str)
        The footnotes in order: number (`None` where the start of the note is lost) and words, with line breaks.
    """
    rows = list(text_rows(text))
    notes: list[Note] = []
    furniture = note_rows(rows, notes) | _page_rows(rows)
    lines: list[Line] = []
    gap, turned, page = 0, False, 0
    for index, row in enumerate(rows):
        if index in furniture:
            turned = True
        elif row.stripped:
            start = row.start + len(row.text) - len(row.text.lstrip())
            turned = turned or row.page != page
            lines.append(Line(start, start + len(row.stripped), row.stripped, start - row.start, max(gap, 1), turned))
            gap, turned, page = 0, False, row.page
        gap += row.ends_line
    return lines, notes


def _page_rows(rows: list[Row]) -> set[int]:
    """Indices of page numbers standing alone and of running heads and feet."""
    found: set[int] = set()
    for index, row in enumerate(rows):
        if len(row.stripped) <= 16 and row.stripped and _PAGE_NUMBER.fullmatch(row.stripped):
            alone = _is_edge(rows, index, -1) and _is_edge(rows, index, 1)
            digits = re.sub(r"\D", "", row.stripped)
            if alone and not (len(digits) == 4 and digits[:2] in ("19", "20")):
                found.add(index)
    if rows and rows[-1].page:
        found |= _running_heads(rows)
    return found


def _is_edge(rows: list[Row], index: int, step: int) -> bool:
    neighbour = index + step
    return not 0 <= neighbour < len(rows) or not rows[neighbour].stripped or rows[neighbour].page != rows[index].page


def _running_heads(rows: list[Row]) -> set[int]:
    pages: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.stripped:
            pages.setdefault(row.page, []).append(index)
    edges = [index for page in pages.values() for index in {page[0], page[-1]}]
    shape = {index: re.sub(r"\d+", "#", rows[index].stripped) for index in edges}
    counts = Counter(shape.values())
    return {index for index in edges if counts[shape[index]] >= _REPEATS or shape[index] == "#"}
