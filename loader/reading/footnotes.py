"""Plain text: which rows are footnotes.

They are told from the body by what they are made of: a number and a source ("[Electronic resource]", "URL",
"– P. 52"), in rows without blanks between them. A row of spaces or underscores opens the notes of a page. Notes cut off
at a page's end, and their rests on the next page, are found by the sequence of the numbers and by bare addresses.
"""

from __future__ import annotations

import itertools
import re

from .rows import Row

Note = tuple[int | None, str]

_NOTE_START = re.compile(r"[\[(]?([\d⁰¹²³⁴-⁹]{1,4})[\])]?\s?[.)]?\s?(?=[^\W\d_a-z]|[“\"«„](?! )|\[|https?:)")
_SOURCE = re.compile(r"\[(?:Electronic|electronic|Online)\b|\bURL\b|https?://|www\.|[–—-]\sP\.\s?\d|//")
_BIBLIOGRAPHY = re.compile(r"// ?[\[A-Z]|^/ [A-Z]\. ?[A-Z]|[–—] P\. \d|Academic Publishing")
_PAGES = re.compile(r"[–—-]\sP\.\s?\d")
_RULE_SIGNS = (" ", "_", "–", "—", "=", "-")
_RULE = re.compile(r" {20,}|[_–—=-]{5,}\s*")
_NOTE_REACH = 8  # rows of a note in which its source is looked for
_LONGEST_NOTE_LINE = 300  # characters
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FURTHEST_STEP = 5  # notes that may be missing between two


def note_number(digits: str) -> int:
    """Read the digits of a note's number, raised ones included."""
    return int(digits.translate(_RAISED))


def note_rows(rows: list[Row], notes: list[Note]) -> set[int]:
    """Find the rows that belong to footnotes.

    Parameters
    ----------
    rows : list of Row
        A text.
    notes : list of (int or None, str)
        The footnotes are appended to it in order: number (`None` where the start of the note is lost) and words, with
        line breaks.

    Returns
    -------
    set of int
        Indices of the rows.
    """
    found: set[int] = set()
    index = 0
    while index < len(rows):
        row = rows[index]
        opens = row.text[:1] in _RULE_SIGNS and _RULE.fullmatch(row.text) is not None
        if opens and index + 1 < len(rows) and _is_note(rows, index + 1, notes, after_rule=True):
            found.add(index)
            index += 1
        elif not (row.stripped and _is_note(rows, index, notes, after_rule=False)):
            index += 1
            continue
        end = _note_end(rows, index, notes)
        found.update(range(index, end))
        index = end
    return found | _imprints(rows, found)


def _imprints(rows: list[Row], found: set[int]) -> set[int]:
    """Indices of rows left over of notes whose start is lost: they end in the pages of a book ("– P. 52")."""
    more: set[int] = set()
    for index, row in enumerate(rows):
        if " P. " in row.text and index not in found and _PAGES.search(row.stripped):
            for above in range(index, max(-1, index - _NOTE_REACH // 2), -1):
                if not rows[above].stripped or above in found:
                    break
                more.add(above)
    return more


def _is_note(rows: list[Row], index: int, notes: list[Note], after_rule: bool) -> bool:
    """Say whether a footnote, or the rest of one that began a page before, starts at this row."""
    head = rows[index].stripped
    if "[Electronic resource]" in head:
        return True
    numbered = _NOTE_START.match(head)
    if not (after_rule or numbered):
        return False
    if numbered and after_rule and notes and 0 < note_number(numbered[1]) - _last_number(notes) <= _FURTHEST_STEP:
        return True
    near = list(itertools.takewhile(bool, (row.stripped for row in rows[index : index + _NOTE_REACH])))
    if not near or len(head) > _LONGEST_NOTE_LINE:
        return False
    return _SOURCE.search("\n".join(near)) is not None or (after_rule and _is_address(head))


def _is_address(line: str) -> bool:
    return " " not in line and ("-" in line or "/" in line) and len(line) > 15


def _note_end(rows: list[Row], index: int, notes: list[Note]) -> int:
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
        if row.stripped.isdigit() and rows[end + 1 : end + 2] and rows[end + 1].page != row.page:
            break  # the number of the page
        start = _NOTE_START.match(row.stripped)
        last = _last_number(notes) if number is None else number
        follows = start is not None and (not last or 0 < note_number(start[1]) - last <= _FURTHEST_STEP or end == index)
        if (
            end > index
            and row.text[:1] == " "
            and row.text[1:2] != " "
            and not (follows or _is_address(row.stripped) or "[Electronic resource]" in row.text)
        ):
            break
        if start and follows:
            _close(number, words, notes)
            number, words = note_number(start[1]), [row.stripped[start.end() :]]
        elif row.stripped:
            words.append(row.stripped)
        end += 1
    _close(number, words, notes)
    return end


def _last_number(notes: list[Note]) -> int:
    return next((number for number, _ in reversed(notes) if number is not None), 0)


def _close(number: int | None, words: list[str], notes: list[Note]) -> None:
    if number is not None:
        notes.append((number, "\n".join(words)))
    elif words and notes:
        last, before = notes[-1]
        notes[-1] = (last, "\n".join([before, *words]))
