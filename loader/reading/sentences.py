"""Cutting a paragraph into sentences, by punctuation and word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .lexicon import lexicon
from .source import Span

LONGEST = 4000
"""Characters after which a sentence without any full stop is cut at a space, so that later stages stay linear."""

_CLOSERS = r"(?:[.!?…*]|[”»’)\]]|\s[”»]|\s?[\"'](?=\s|$|[.,;]))*+"
_END = re.compile(
    r"[.!?…](?<![.!?…]{2})" + _CLOSERS + r"\s+(?=[“\"«„(\[‘'*]{0,2}+[^\W_a-z]|[“«„] [A-Z]|\((?:[a-h]|[ivx]{1,4})\) )"
)
_NEXT_WORD = re.compile(r"[^\w]*(\w+(?:[-’']\w+)*)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_ROMAN = re.compile(r"[IVXL]+$")
_ORDINAL_HEAD = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_REACH = 24  # characters before a stop in which an abbreviation is looked for


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield the spans of the sentences of a paragraph, without the white space between them.

    Parameters
    ----------
    text : str
        A paragraph: line ends joined, footnote markers removed.

    Yields
    ------
    (int, int)
        Start and end of a sentence in `text`; together they hold everything but white space.
    """
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match.start() >= start and _is_end(text, start, match):
            yield from _bounded(text, start, len(text[start : match.end()].rstrip()) + start)
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        yield from _bounded(text, start, end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match.start()
    # "!", "?", "…" and a stop before a closing quote end a sentence; a stop before a bracket may be an abbreviation's.
    if text[stop] != "." or not (text[stop + 1].isspace() or text[stop + 1] in ")]"):
        return True
    word = text[max(start, stop - _REACH) : stop].rpartition(" ")[2].lstrip("(“\"«„'‘[–-")
    if not word:
        return True
    following = _NEXT_WORD.match(text, match.end())
    after = following[1] if following else ""
    never, may, starters, continuations = _lists()
    if after in continuations:
        return False
    if stop - start <= 5 and _ORDINAL_HEAD.match(text[start:stop]):
        return False
    lower = word.lower()
    if lower in never:
        return False if lower not in ("no", "p", "may") or after[:1].isdigit() else after in starters
    if lower in may or (_INITIAL.match(word) and not _ROMAN.match(word)):
        return after in starters
    return True


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon()
    return (
        frozenset(words["abbreviations"]),
        frozenset(words["abbreviations_that_may_end"]),
        frozenset(words["sentence_starters"]),
        frozenset(words["continuations"]),
    )


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        stop = start + len(text[start:cut].rstrip())
        if stop > start:
            yield start, stop
        start = cut + len(text[cut : cut + LONGEST]) - len(text[cut : cut + LONGEST].lstrip())
    if start < end:
        yield start, end
