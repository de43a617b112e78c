"""Plain text, first pass: the lines of the body, apart from footnotes and page furniture.

Footnotes are told from the body by what they are made of: a number and a source ("[Electronic resource]", "URL",
"– P. 52"), in lines without blanks between them. A line of spaces or underscores opens the notes of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f]*(?:[\n\f]|\Z)")
_PAGE_NUMBER = re.compile(r"[-–—\[(]?\s?\d{1,4}\s?[-–—\])]?|[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,3} ?/ ?\d{1,3}")
_NOTE_START = re.compile(r"[\[(]?(\d{1,4})[\])]?\s?[.)]?\s?(?=[^\W\d_a-z]|[“\"«„\[]|https?:)")
_SOURCE = re.compile(r"\[(?:Electronic|electronic|Online) |\bURL\b|https?://|www\.|[–—-]\s[PpСсS]\.\s?\d|//")
_MEDIUM = re.compile(r"\s?\[(?:Electronic|electronic) resource\]")
_RULE = re.compile(r" {20,}|[_–—=-]{5,}\s*")
_NOTE_REACH = 8  # lines of a note in which its source is looked for
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


@dataclass(slots=True)
class _Raw:
    start: int
    text: str
    stripped: str
    page: int
    breaks: int


def body_lines(text: str) -> tuple[list[Line], list[tuple[int | None, str]]]:
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
    rows = list(_rows(text))
    notes: list[tuple[int | None, str]] = []
    furniture = _note_rows(rows, notes) | _page_rows(rows)
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
        gap += row.breaks
    return lines, notes


def _rows(text: str) -> Iterator[_Raw]:
    page = 0
    for match in _LINE.finditer(text):
        line = match[0]
        yield _Raw(match.start(), line, line.strip(), page, line.endswith("\n"))
        page += line.endswith("\f")


def _note_rows(rows: list[_Raw], notes: list[tuple[int | None, str]]) -> set[int]:
    """Indices of the rows that belong to footnotes; the notes themselves are appended to `notes`."""
    found: set[int] = set()
    index = 0
    while index < len(rows):
        row = rows[index]
        opens = index + 1 < len(rows) and bool(_RULE.fullmatch(row.text.rstrip("\n")))
        if opens and _is_note(rows, index + 1, after_rule=True):
            found.add(index)
            index += 1
        elif not (row.stripped and _is_note(rows, index, after_rule=False)):
            index += 1
            continue
        end = _note_end(rows, index)
        _collect([row.stripped for row in rows[index:end]], notes)
        found.update(range(index, end))
        index = end
    return found


def _is_note(rows: list[_Raw], index: int, after_rule: bool) -> bool:
    """Say whether a footnote, or the rest of one that began a page before, starts at this row."""
    head = rows[index].stripped
    if _MEDIUM.match(head) or "[Electronic resource]" in head:
        return True
    numbered = _NOTE_START.match(head)
    if not (after_rule or numbered):
        return False
    if numbered and not after_rule and index and rows[index - 1].stripped and rows[index - 1].stripped[-1] in ",-–":
        return False
    near = []
    for row in rows[index : index + _NOTE_REACH]:
        if not row.stripped:
            break
        near.append(row.stripped)
    if not near or len(head) > 300:
        return False
    return bool(_SOURCE.search("\n".join(near))) or (after_rule and _is_address(head))


def _is_address(line: str) -> bool:
    return " " not in line and ("-" in line or "/" in line) and len(line) > 15


def _note_end(rows: list[_Raw], index: int) -> int:
    """Index of the row after the notes: a blank row, a new page, or the single space that opens a page of body text."""
    indented = rows[index].text.startswith(" ")
    end = index + 1
    while end < len(rows):
        row = rows[end]
        if not row.stripped or row.page != rows[index].page:
            break
        if not indented and row.text[0] == " " and row.text[1] != " ":
            break
        if indented and end == index + 1 and _MEDIUM.match(rows[index].stripped):
            indented = row.text.startswith(" ")
        end += 1
    return end


def _collect(lines: list[str], notes: list[tuple[int | None, str]]) -> None:
    number: int | None = None
    words: list[str] = []
    for line in lines:
        start = _NOTE_START.match(line)
        if start and _follows(int(start[1]), number, notes):
            _close(number, words, notes)
            number, words = int(start[1]), [line[start.end() :]]
        else:
            words.append(line)
    _close(number, words, notes)


def _follows(number: int, open_number: int | None, notes: list[tuple[int | None, str]]) -> bool:
    last = open_number if open_number is not None else next((n for n, _ in reversed(notes) if n is not None), None)
    return last is None or last < number <= last + 5


def _close(number: int | None, words: list[str], notes: list[tuple[int | None, str]]) -> None:
    if number is not None:
        notes.append((number, "\n".join(words)))
    elif words and notes:
        last, before = notes[-1]
        notes[-1] = (last, "\n".join([before, *words]))


def _page_rows(rows: list[_Raw]) -> set[int]:
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


def _is_edge(rows: list[_Raw], index: int, step: int) -> bool:
    neighbour = index + step
    return not 0 <= neighbour < len(rows) or not rows[neighbour].stripped or rows[neighbour].page != rows[index].page


def _running_heads(rows: list[_Raw]) -> set[int]:
    pages: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.stripped:
            pages.setdefault(row.page, []).append(index)
    edges = [index for page in pages.values() for index in {page[0], page[-1]}]
    shape = {index: re.sub(r"\d+", "#", rows[index].stripped) for index in edges}
    counts = Counter(shape.values())
    return {index for index in edges if counts[shape[index]] >= _REPEATS or shape[index] == "#"}
