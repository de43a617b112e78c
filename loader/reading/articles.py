"""Splitting a text that holds many articles at their titles; a single article must never be split."""

from __future__ import annotations

import re

from .layout import read_layout
from .source import Block, Source

_SEPARATOR = re.compile(r"\n[ \t]*(?:={5,}|\*{3,}|\*[ \t]\*[ \t]\*|_{5,}|-{5,}|~{5,}|#{3,})[ \t]*\n")
_TITLE_MARK = re.compile(r"(?:\A|\n)#[ \t]+\Z")
_LEAST_WORDS_UNDER_RULE = 40
_LEAST_WORDS_MARKED = 60
_LEAST_WORDS = 250


def read_articles(text: str) -> list[Source]:
    """Read a plain text by its layout, split at the titles of its articles.

    A title is told from a heading inside an article by one of three signs, and only where the text opens with a title:
    a rule above it ("=====", "* * *"); a `#` before it, with an article below each `#`; or, in double-spaced text,
    more space below it than between lines, with an article below each.

    Parameters
    ----------
    text : str
        A plain text.

    Returns
    -------
    list of Source
        The articles, whose texts together are the text; one where there is one article.
    """
    whole = read_layout(text)
    blocks = whole.blocks
    if not blocks or blocks[0].kind != "heading":
        return [whole]
    for is_title, least in (
        (_under_rule, _LEAST_WORDS_UNDER_RULE),
        (_marked, _LEAST_WORDS_MARKED),
        (_set_apart, _LEAST_WORDS),
    ):
        starts = [0] + [
            blocks[index].pieces[0][0]
            for index in range(1, len(blocks) - 1)
            if blocks[index].kind == "heading" and _words(text, blocks[index]) >= 3 and is_title(text, blocks, index)
        ]
        if len(starts) > 1 and is_title(text, blocks, 0):
            starts = [0, *(_line_start(text, start) for start in starts[1:])]
            articles = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
            if all(len(article.split()) >= least for article in articles):
                return [read_layout(article) for article in articles]
    return [whole]


def _under_rule(text: str, blocks: list[Block], index: int) -> bool:
    between = text[blocks[index - 1].pieces[-1][1] : blocks[index].pieces[0][0]]
    return index == 0 or _SEPARATOR.search(between) is not None


def _marked(text: str, blocks: list[Block], index: int) -> bool:
    start = blocks[index].pieces[0][0]
    return _TITLE_MARK.search(text, max(0, start - 6), start) is not None


def _set_apart(text: str, blocks: list[Block], index: int) -> bool:
    below = blocks[index + 1].pieces
    gap = text.count("\n", blocks[index].pieces[-1][1], below[0][0])
    spacing = text.count("\n", below[0][1], below[1][0]) if len(below) > 1 else 0
    return spacing == 2 and gap > spacing


def _words(text: str, block: Block) -> int:
    return len(text[block.pieces[0][0] : block.pieces[-1][1]].split())


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1
