"""Spans that hold two names ("… Institute in Delhi and Manipal University") or half a bracket are cut."""

from __future__ import annotations

from .lexicon import word_lists
from .page import Page
from .spans import Span

_JOINTS = frozenset({"and", ",", "/", "&"})
_HEADED = frozenset({"university", "organisation"})


def cut(page: Page, tagged: list[list[Span]]) -> list[list[Span]]:
    """Cut tagged spans at a joint with a head noun on either side, and before a bracket that does not close.

    Parameters
    ----------
    page : Page
    tagged : list of list of Span
        One list per sentence.

    Returns
    -------
    list of list of Span
    """
    return [
        [part for span in row for part in _cut(words.text, span)] for words, row in zip(page.words, tagged, strict=True)
    ]


def _cut(words: list[str], span: Span) -> list[Span]:
    first, last, label = span
    for at in range(first + 1, last):
        if words[at] == "(" and ")" not in words[at:last]:
            return [(first, at, label)]
    if label in _HEADED:
        for at in range(first + 1, last - 1):
            if words[at] in _JOINTS and _has_head(words[first:at]) and _has_head(words[at + 1 : last]):
                return [(first, at, label), *_cut(words, (at + 1, last, label))]
    return [span]


def _has_head(words: list[str]) -> bool:
    heads = word_lists().heads
    return any(word[0].isupper() and _HEADED & heads.get(word.lower(), frozenset()) for word in words)
