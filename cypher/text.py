"""Reading Cypher text without a database: statements, comments, parameters and returned columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HIDDEN = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
_BETWEEN = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/|;)*", re.DOTALL)
_WRITES = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|LOAD\s+CSV|FOREACH)\b", re.IGNORECASE)
_PARAMETER = re.compile(r"\$(\w+)")
_RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?", re.IGNORECASE)
_AFTER_RETURN = re.compile(r"\b(ORDER\s+BY|SKIP|LIMIT|UNION)\b|;|\Z", re.IGNORECASE)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a script and the number of the line on which it starts, from 1."""

    text: str
    line: int


def blank(query: str) -> str:
    """Replace the inside of comments, texts and quoted names by spaces, so that every offset stays where it was."""
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), query)


def is_blank(query: str) -> bool:
    """Tell whether there is nothing to run: only white space, comments and semicolons."""
    return _BETWEEN.fullmatch(query) is not None


def is_complete(query: str) -> bool:
    """Tell whether a statement ends with its semicolon (not one inside a text or comment)."""
    return blank(query).rstrip().endswith(";")


def without_semicolon(query: str) -> str:
    """Cut off the closing semicolon and what follows it, so that no offset before it changes."""
    end = len(blank(query).rstrip())
    return query[: end - 1] if is_complete(query) else query


def statements(script: str) -> Iterator[Statement]:
    """Split a script at its semicolons; a line that starts with a colon, between statements, is a command of its own.

    Parameters
    ----------
    script : str
        Cypher statements and console commands.

    Yields
    ------
    Statement
        Without the closing semicolon, and without the blank lines and comments before it.
    """
    code = blank(script)
    position = 0
    while position < len(script):
        between = _BETWEEN.match(script, position)
        start = between.end() if between else position
        if start >= len(script):
            return
        end = code.find("\n" if script[start] == ":" else ";", start)
        end = len(script) if end < 0 else end
        yield Statement(script[start:end].rstrip(), script.count("\n", 0, start) + 1)
        position = end + 1


def parameters_of(query: str) -> list[str]:
    """List the parameters that a query uses, in order of first use, each once."""
    return list(dict.fromkeys(_PARAMETER.findall(blank(query))))


def writing_clause(query: str) -> str:
    """Name the first clause that would write to the graph; empty where there is none."""
    found = _WRITES.search(blank(query))
    return found.group().upper() if found else ""


def columns_of(query: str) -> list[str]:
    """List the columns that a query's last RETURN gives; an unnamed one is its expression.

    Examples
    --------
    >>> columns_of("MATCH (a) RETURN a.name AS name, count(*)")
    ['name', 'count(*)']
    """
    code = blank(query)
    returns = list(_RETURN.finditer(code))
    if not returns:
        return []
    start = returns[-1].end()
    stop = _AFTER_RETURN.search(code, start)
    end = stop.start() if stop else len(code)
    columns, depth, first = [], 0, start
    for position in range(start, end + 1):
        character = code[position] if position < end else ","
        depth += (character in "([{") - (character in ")]}")
        if character == "," and (depth == 0 or position == end):
            item = query[first:position].strip()
            named = _ALIAS.search(item)
            columns.append(named.group(1) if named else item)
            first = position + 1
    return columns
