"""Where in a query an engine's complaint points to."""

from __future__ import annotations

import re

from ..errors import BadInput
from .text import blank

MAX_MESSAGE = 240
_PLACE = re.compile(r"\(?(?:at )?line (\d+), col(?:umn)? (\d+)(?: \(offset: \d+\)\))?:? ?")
_NAMED = re.compile(r"['`](\w+)['`]|function: (\w+)|parameter(?:\(s\))?: \$?(\w+)", re.IGNORECASE)
_TRAILING = re.compile(r'Pattern parse error: unexpected trailing input after pattern: \w+\("(.+?)"\) \(in "(.*)"\)')
_PREAMBLE = re.compile(r"^the query cannot be run: |(?:Cypher )?(?:syntax|execution|type) error:? |Schema error: ")


class QueryFault(BadInput):
    """A query that the engine refuses.

    Attributes
    ----------
    query : str
        The query as it was given.
    line, column : int
        The place in it, both from 1; 0 where the engine does not say and the message names no word of the query.
    reason : str
        What the engine says, in one line.
    """

    def __init__(self, query: str, line: int, column: int, reason: str) -> None:
        place = f"line {line}, column {column}: " if line else ""
        super().__init__(f"the query cannot be run: {place}{reason}")
        self.query, self.line, self.column, self.reason = query, line, column, reason

    def picture(self) -> str:
        """Show the line of the query with a caret under the place; empty where the place is not known."""
        if not self.line:
            return ""
        source = self.query.splitlines()[self.line - 1]
        shown = "".join(c if c.isprintable() else " " for c in source)
        return f"{shown}\n{' ' * (self.column - 1)}^\n"


def fault_of(error: BadInput, query: str) -> QueryFault:
    """Read the place out of a store's complaint about a query.

    Parameters
    ----------
    error : BadInput
        What the store raised; kglite says "line 1, col 5", Neo4j "(line 1, column 5 (offset: 4))".
    query : str
        The query that was run.
    """
    message = _with_word(str(error), query)
    found = _PLACE.search(message)
    line, column = (int(found.group(1)), int(found.group(2))) if found else _place_of_word(message, query)
    lines = query.splitlines() or [""]
    if line and line <= len(lines):
        column = min(max(column, 1), len(lines[line - 1]) + 1)
        message = _without_echo(message, lines[line - 1])
    else:
        line, column = 0, 0
    reason = " ".join(_PREAMBLE.sub("", _PLACE.sub("", message)).split()) or "syntax error"
    return QueryFault(query, line, column, reason if len(reason) <= MAX_MESSAGE else reason[: MAX_MESSAGE - 1] + "…")


def _with_word(message: str, query: str) -> str:
    """Find the word that kglite met after a pattern: it names it with all white space taken out, and not its place."""
    trailing = _TRAILING.search(message)
    if not trailing:
        return message
    offsets = [offset for offset, character in enumerate(query) if not character.isspace()]
    squeezed = "".join(query[offset] for offset in offsets)
    rest, pattern = trailing.groups()
    start = squeezed.find(pattern)
    if start < 0 or not pattern.endswith(rest):
        return message
    offset = offsets[start + len(pattern) - len(rest)]
    word = re.match(r"\w+|\S", query[offset:])
    line, column = query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)
    return f"line {line}, col {column}: unexpected '{word.group() if word else rest}' after the pattern"


def _place_of_word(message: str, query: str) -> tuple[int, int]:
    code = blank(query)
    for quoted, function, parameter in _NAMED.findall(message):
        word = re.search(rf"\${parameter}\b" if parameter else rf"\b{quoted or function}\b", code)
        if word:
            before = code[: word.start()]
            return before.count("\n") + 1, word.start() - before.rfind("\n")
    return 0, 0


def _without_echo(message: str, source: str) -> str:
    """Cut off the engine's own picture of the place: the source line and a caret."""
    echo = " ".join(source.split())
    for picture in (f'"{echo}" ^', f"{echo} ^"):
        message = message.removesuffix(picture)
    return message
