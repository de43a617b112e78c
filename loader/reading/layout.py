"""Plain text, second pass: lines are joined to paragraphs, headings and list items."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from .lines import Line, body_lines
from .source import Block, BlockKind, Source, Span

_FINISHED = re.compile(r"[.!?:;…](?:[”»’\"')\]]|\s[”»\"])*(?:\s\d{1,3}[.,]?)?(?:\s?[”»\"])?$|[”»\"’]\s?\d{1,3}\.?$")
_OPEN_END = re.compile(r"(?:[,(\-–—]|\b(?:and|or|of|the|to|in|for|a|an|with|at|on|by|from|as|its|their|into))$")
_GOES_ON = re.compile(r"[a-z),;.:»”%]|[–—-]\s[a-z]")
_BULLET = re.compile(r"[-–—•●▪◦‣*·]\s+|o\s{2,}")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|Art(?:icle|\.)\s\d")
_HEADING_MARK = re.compile(r"(?:#{1,6}\s+|={2,6}\s*)")
_LIST_SIGN = re.compile(r"\s[|–—-]\s")
_RULE = re.compile(r"[\W_]+")
_WIDEST_WRAP = 160
_LONGEST_HEADING = 160
_SHORT = 0.6  # share of the wrap width below which a line may be a heading
_FULL = 0.8  # share of the wrap width from which a line counts as full: letters are not equally wide


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How the lines of a text are wrapped: width in characters (0: not wrapped), line breaks between its lines."""

    width: int
    spacing: int


def read_layout(text: str) -> Source:
    """Read a plain text by its layout.

    Parameters
    ----------
    text : str
        The text: hard-wrapped or one line a paragraph, with or without page numbers and footnotes.

    Returns
    -------
    Source
        Its blocks and footnotes; the spans point into `text` unchanged.
    """
    lines, notes = body_lines(text)
    wrapping = _wrapping(lines)
    paragraphs = _paragraphs(lines, wrapping)
    kinds = _kinds(paragraphs, wrapping)
    blocks = [Block(_pieces(paragraph, kind), kind) for paragraph, kind in zip(paragraphs, kinds, strict=True)]
    return Source(text, blocks, {number: words for number, words in notes if number is not None})


def _wrapping(lines: list[Line]) -> _Wrapping:
    lengths: list[int] = []
    gaps = {1: 0, 2: 0, 3: 0}
    for before, line in itertools.pairwise(lines):
        if line.text[0].islower() and not line.page_turned and not _is_finished(before.text):
            lengths.append(len(before.text))
            gaps[min(line.gap, 3)] += 1
    if len(lengths) < 3 or len(lengths) < len(lines) / 6:
        return _Wrapping(0, 1)
    width = sorted(lengths)[len(lengths) * 9 // 10]
    return _Wrapping(width if width <= _WIDEST_WRAP else 0, max(gaps, key=gaps.__getitem__))


def _paragraphs(lines: list[Line], wrapping: _Wrapping) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    broken = True
    for line, following in itertools.zip_longest(lines, lines[1:]):
        if _RULE.fullmatch(line.text):
            broken = True
            continue
        stands_out = following is not None and _stands_out(line, following, wrapping)
        if broken or not _continues(paragraphs[-1], line, wrapping, stands_out):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
        broken = False
    return paragraphs


def _continues(paragraph: list[Line], line: Line, wrapping: _Wrapping, stands_out: bool) -> bool:
    """Say whether a line goes on with the paragraph above it."""
    before = paragraph[-1]
    finished = _is_finished(before.text)
    goes_on = not finished and _GOES_ON.match(line.text) is not None
    if _HEADING_MARK.match(line.text) or _HEADING_MARK.match(before.text):
        return False
    if not wrapping.width:
        return goes_on and line.gap == 1 and len(before.text) >= 30 and not _starts_item(line.text)
    if _starts_item(line.text) and (finished or _starts_item(paragraph[0].text)) and not goes_on:
        return False
    if line.gap > wrapping.spacing and not line.page_turned:
        return goes_on
    full = len(before.text) + 1 + len(line.text.partition(" ")[0]) > wrapping.width * _FULL
    if finished and (stands_out or (line.gap < wrapping.spacing and not line.page_turned)):
        return False
    if line.page_turned:
        if not finished:
            return len(paragraph) > 1 or not _is_short(before, line, wrapping)
        return full and line.indent <= before.indent and len(paragraph) > 1
    if full:
        return not (finished and line.indent > before.indent + 2)
    if line.gap < wrapping.spacing and not finished:
        return True
    return not finished and (goes_on or len(paragraph) > 3 or _OPEN_END.search(before.text) is not None)


def _stands_out(line: Line, following: Line, wrapping: _Wrapping) -> bool:
    """Say whether a line, between a finished sentence and a new one, is a title or heading.

    It is if it is much shorter than the text and has no full stop, or if, in double-spaced text, the next line of the
    title is closer to it than lines of text are.
    """
    if not line.text[0].isupper() or _is_finished(line.text) or not wrapping.width:
        return False
    return _is_short(line, following, wrapping) or (following.gap < wrapping.spacing and not following.page_turned)


def _is_short(line: Line, following: Line, wrapping: _Wrapping) -> bool:
    short = len(line.text) < wrapping.width * _SHORT and not _OPEN_END.search(line.text)
    return short and following.text[0].isupper()


def _is_finished(text: str) -> bool:
    """Say whether a line ends with a full stop, a colon or a semicolon, a closing quote or a marker behind it."""
    last = text[-1]
    return not (last.isalpha() or last == ",") and _FINISHED.search(text, max(0, len(text) - 8)) is not None


def _starts_item(text: str) -> bool:
    return _BULLET.match(text) is not None or _ORDINAL.match(text) is not None


def _kinds(paragraphs: list[list[Line]], wrapping: _Wrapping) -> list[BlockKind]:
    """Tell headings and list items from running text."""
    kinds: list[BlockKind] = []
    for index, paragraph in enumerate(paragraphs):
        first = paragraph[0]
        if _HEADING_MARK.match(first.text) and len(first.text) <= _LONGEST_HEADING:
            kinds.append("heading")
        elif _BULLET.match(first.text):
            kinds.append("item")
        elif _looks_like_heading(paragraph, first_of_all=index == 0, wrapping=wrapping) and (
            index + 1 < len(paragraphs) and _heads(paragraphs, index, kinds, wrapping)
        ):
            kinds.append("heading")
        else:
            kinds.append("item" if _ORDINAL.match(first.text) else "text")
    return kinds


def _looks_like_heading(paragraph: list[Line], first_of_all: bool, wrapping: _Wrapping) -> bool:
    if len(paragraph) > 4:
        return False
    last, length = paragraph[-1].text, sum(len(line.text) + 1 for line in paragraph)
    if length > (_LONGEST_HEADING if first_of_all or wrapping.width else 100) or last[-1] in ".,;…)":
        return False
    first = paragraph[0].text[0]
    if not (first.isupper() or first.isdigit() or first in '“"«¿'):
        return False
    if last[-1] == ":" and len(paragraph[0].text.split()) > 3:
        return False  # "Chiclayo is twinned with:" leads in a list, and names a party of it
    return first_of_all or last[-1].isalnum() or (last[-1] in '?!”»"’%:' and length <= 80 and not wrapping.width)


def _heads(paragraphs: list[list[Line]], index: int, kinds: list[BlockKind], wrapping: _Wrapping) -> bool:
    """A heading has something longer or listed below it; a short line among short lines is a row of a list."""
    paragraph, following = paragraphs[index], paragraphs[index + 1]
    text, below = paragraph[0].text, following[0].text
    if index and paragraph[0].gap == 1 and not wrapping.width and not text.startswith("Art"):
        above = paragraphs[index - 1][-1].text
        in_list = kinds[-1] == "item" or (kinds[-1] == "text" and not _is_finished(above))
        if in_list or _starts_item(text) or ": " in text:
            return False
    if following[0].gap == 1 and len(following) == 1 and index:
        if _LIST_SIGN.search(text) and _LIST_SIGN.search(below):
            return False
        return _starts_item(below) or _is_finished(below) or len(below) > 100
    return True


def _pieces(paragraph: list[Line], kind: BlockKind) -> list[Span]:
    spans = [(line.start, line.end) for line in paragraph]
    first = paragraph[0]
    mark = _HEADING_MARK.match(first.text) or _BULLET.match(first.text)
    if mark and mark.end() < len(first.text):
        end = first.start + len(first.text.rstrip("= ")) if kind == "heading" else first.end
        spans[0] = (first.start + mark.end(), max(end, first.start + mark.end() + 1))
    return spans
