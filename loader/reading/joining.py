"""Joining the lines of a block to one string that remembers where its parts came from."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import lexicon
from .source import Span

_WORD = re.compile(r"[a-z]+")


def join_lines(text: str, pieces: list[Span]) -> tuple[str, list[Span]]:
    """Join the pieces of a block to one string.

    A word broken over a line end is mended only where its second part is a fragment that is no word ("agree-ment");
    any other hyphen or dash at a line end is kept ("all-weather", "2023–2025").

    Parameters
    ----------
    text : str
        The source's text.
    pieces : list of (int, int)
        Spans of it.

    Returns
    -------
    str
        The joined text.
    list of (int, int)
        For each piece: where it starts in the joined text, and where in the source's text.
    """
    if len(pieces) == 1:
        start, end = pieces[0]
        return text[start:end], [(0, start)]
    parts: list[str] = []
    offsets: list[Span] = []
    length = 0
    for index, (start, end) in enumerate(pieces):
        part = text[start:end]
        offsets.append((length, start))
        if index + 1 < len(pieces):
            following = pieces[index + 1][0]
            if text.find("\n", end, following) < 0 and text.find("\f", end, following) < 0:
                pass  # one line, out of which markup was cut
            elif part[-1] in "-–—\u00ad/" and part[-2:-1].strip():
                if part[-1] == "\u00ad" or (part[-1] == "-" and _is_fragment(text, following)):
                    part = part[:-1]
            else:
                part += " "
        parts.append(part)
        length += len(part)
    return "".join(parts), offsets


def _is_fragment(text: str, position: int) -> bool:
    word = _WORD.match(text, position)
    return word is not None and word[0] in _fragments()


@cache
def _fragments() -> frozenset[str]:
    return frozenset(lexicon()["hyphenation_fragments"])
