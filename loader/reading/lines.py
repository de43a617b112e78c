"""Plain text, first pass: the lines of the body, apart from footnotes and page furniture.

Footnotes are told from the body by what they are made of: a number and a source ("[Electronic resource]", "URL",
"– P. 52"), in lines without blanks between them. A line of spaces or underscores opens the notes of a page.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f]*(?:[\n\f]|\Z)")
_PAGE_NUMBER = re.compile(r"[-–—\[(]?\s?\d{1,4}\s?[-–—\])]?|[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,3} ?/ ?\d{1,3}")
_NOTE_START = re.compile(r"[\[(]?(\d{1,4})[\])]?\s?[.)]?\s?(?=[^\W\d_a-z]|[“\"«„](?! )|\[|https?:)")
_SOURCE = re.compile(r"\[(?:Electronic|electronic|Online)\b|\bURL\b|https?://|www\.|[–—-]\s[PpСсS]\.\s?\d|//")
_BIBLIOGRAPHY = re.compile(r"// ?[\[A-Z]|^/ [A-Z]\. ?[A-Z]|[–—] P\. \d|Academic Publishing")
_PAGES = re.compile(r"[–—-]\sP\.\s?\d")
_RULE_SIGNS = (" ", "_", "–", "—", "=", "-")
_RULE = re.compile(r" {20,}|[_–—=-]{5,}\s*")
_NOTE_REACH = 8  # lines of a note in which its source is looked for
_LONGEST_NOTE_LINE = 300
_FURTHEST_STEP = 5  # notes that may be missing between two
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
        opens = row.text[:1] in _RULE_SIGNS and _RULE.fullmatch(row.text.rstrip("\n")) is not None
        if opens and index + 1 < len(rows) and _is_note(rows, index + 1, _last_number(notes), after_rule=True):
            found.add(index)
            index += 1
        elif not (row.stripped and _is_note(rows, index, _last_number(notes), after_rule=False)):
            index += 1
            continue
        end = _note_end(rows, index, notes)
        found.update(range(index, end))
        index = end
    return found | _imprints(rows, found)


def _imprints(rows: list[_Raw], found: set[int]) -> set[int]:
    """Indices of rows left over of notes whose start is lost: they end in the pages of a book ("– P. 52")."""
    more: set[int] = set()
    for index, row in enumerate(rows):
        if " P. " in row.text and index not in found and _PAGES.search(row.stripped):
            for above in range(index, max(-1, index - _NOTE_REACH // 2), -1):
                if not rows[above].stripped or above in found:
                    break
                more.add(above)
    return more


def _is_note(rows: list[_Raw], index: int, last: int, after_rule: bool) -> bool:
    """Say whether a footnote, or the rest of one that began a page before, starts at this row."""
    head = rows[index].stripped
    if "[Electronic resource]" in head:
        return True
    numbered = _NOTE_START.match(head)
    if not (after_rule or numbered):
        return False
    if numbered and after_rule and last and 0 < int(numbered[1]) - last <= _FURTHEST_STEP:
        return True
    near = list(itertools.takewhile(bool, (row.stripped for row in rows[index : index + _NOTE_REACH])))
    if not near or len(head) > _LONGEST_NOTE_LINE:
        return False
    return _SOURCE.search("\n".join(near)) is not None or (after_rule and _is_address(head))


def _is_address(line: str) -> bool:
    return " " not in line and ("-" in line or "/" in line) and len(line) > 15


def _note_end(rows: list[_Raw], index: int, notes: list[tuple[int | None, str]]) -> int:
    """Collect the notes from a row on; return the index of the row after them.

    They end at a blank row, a new page, or a row with the single space that opens a page of body text; but a book's
    notes run on over such rows where these hold the next note, an address or the rest of a title.
    """
    number: int | None = None
    words: list[str] = []
    end = index
    while end < len(rows) and rows[end].page == rows[index].page:
        row = rows[end]
        if not row.stripped and not (end + 1 < len(rows) and _BIBLIOGRAPHY.search(rows[end + 1].stripped)):
            break
        start = _NOTE_START.match(row.stripped)
        last = _last_number(notes) if number is None else number
        follows = start is not None and (not last or 0 < int(start[1]) - last <= _FURTHEST_STEP or end == index)
        if (
            end > index
            and row.text[:1] == " "
            and row.text[1:2] != " "
            and not (follows or _is_address(row.stripped) or "[Electronic resource]" in row.text)
        ):
            break
        if start and follows:
            _close(number, words, notes)
            number, words = int(start[1]), [row.stripped[start.end() :]]
        elif row.stripped:
            words.append(row.stripped)
        end += 1
    _close(number, words, notes)
    return end


def _last_number(notes: list[tuple[int | None, str]]) -> int:
    return next((number for number, _ in reversed(notes) if number is not None), 0)


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
