"""Building a `Source` block by block, for formats whose structure is known."""

from __future__ import annotations

import re

from .source import Block, BlockKind, Source

_EDGES = re.compile(r"\s*(?:\|\s*)*")
_RUNS = re.compile(r"[^\S\n]+|\s*\n\s*")


class Assembly:
    """Blocks and the text that they make, a blank line between them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str, kind: BlockKind, markers: list[tuple[int, int, int]] | None = None) -> None:
        """Append a block.

        Parameters
        ----------
        text : str
            Its words; runs of white space become one space. A text of nothing else is left out.
        kind : {"text", "heading", "item", "row"}
            What it is.
        markers : list of (int, int, int), optional
            Note references in `text`: start, end, number.
        """
        pieces: list[str] = []
        moved: list[tuple[int, int, int]] = []
        position = length = 0
        for start, end, number in [*(markers or []), (len(text), len(text), -1)]:
            words = _RUNS.sub(" ", text[position:start])
            if not length:
                words = words[_EDGES.match(words).end() :]  # type: ignore[union-attr]  # it matches the empty string
            mark = text[start:end]
            pieces += [words, mark]
            length += len(words)
            if number >= 0:
                moved.append((self._length + length, self._length + length + len(mark), number))
            length += len(mark)
            position = end
        joined = "".join(pieces).rstrip(" |")
        if not joined:
            return
        self.blocks.append(
            Block(
                [(self._length, self._length + len(joined))],
                kind,
                [(s - self._length, e - self._length, n) for s, e, n in moved],
            )
        )
        self._parts.append(joined)
        self._length += len(joined) + 2

    def source(self, notes: dict[int, str], title: str = "") -> Source:
        """Give the source built so far."""
        return Source("\n\n".join(self._parts), self.blocks, notes, title)
