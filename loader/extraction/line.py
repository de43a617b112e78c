"""A sentence as a row of slots: each mention one slot, each other word or sign one slot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .mention import Mention

_TOKEN = re.compile(r"\w+(?:[’'\-‑]\w+)*|[^\w\s]")


@dataclass(slots=True)
class Line:
    """One sentence, tokenised around its mentions.

    Attributes
    ----------
    text : str
        The sentence's clean text.
    words : list of str
        Lower-case token of each slot; the mention's text for a mention.
    starts, ends : list of int
        Character offsets of each slot into `text`.
    owner : list of int
        Index into `mentions` for a mention's slot, -1 for any other.
    mentions : sequence of Mention
        The sentence's mentions in order.
    slot_of : list of int
        Slot of each mention.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    owner: list[int]
    mentions: Sequence[Mention]
    slot_of: list[int]


def make_line(text: str, mentions: Sequence[Mention]) -> Line:
    """Tokenise a sentence so that no token crosses a mention's border.

    Parameters
    ----------
    text : str
        Clean text of one sentence.
    mentions : sequence of Mention
        Its mentions, sorted and not overlapping.

    Returns
    -------
    Line
    """
    line = Line(text, [], [], [], [], mentions, [])
    position = 0
    for index, mention in enumerate(mentions):
        _add_tokens(line, position, mention.start)
        line.slot_of.append(len(line.words))
        _add(line, mention.text.lower(), mention.start, mention.end, index)
        position = mention.end
    _add_tokens(line, position, len(text))
    return line


def _add_tokens(line: Line, start: int, end: int) -> None:
    for match in _TOKEN.finditer(line.text, start, end):
        _add(line, match.group().lower(), match.start(), match.end(), -1)


def _add(line: Line, word: str, start: int, end: int, owner: int) -> None:
    line.words.append(word)
    line.starts.append(start)
    line.ends.append(end)
    line.owner.append(owner)
