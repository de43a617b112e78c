"""Refuses, on the embedded engine, the Cypher that it would answer wrongly without a word (data/dialect.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from ...data import DATA
from ...errors import BadInput

_QUIET = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_EDGE = re.compile(r"-\s*\[\s*(\w+)")
_DOCUMENT = re.compile(r"\(\s*(\w+)\s*:[^()]*\bDocument\b")
_KINDS = ("", "edge", "not edge", "document", "not document")


@dataclass(frozen=True, slots=True)
class Construct:
    """A way of writing that the engine takes and answers wrongly, and what to write instead."""

    name: str
    pattern: re.Pattern[str]
    instead: str
    kind: str = ""
    outside: re.Pattern[str] | None = None


@cache
def constructs() -> tuple[Construct, ...]:
    """Read the constructs.

    Raises
    ------
    ValueError
        The data file has an unknown key, kind or a pattern that is none.
    """
    table = tomllib.loads((DATA / "dialect.toml").read_text(encoding="utf-8"))["construct"]
    found = []
    for entry in table:
        if entry.get("kind", "") not in _KINDS or entry.keys() - {"name", "pattern", "instead", "kind", "outside"}:
            raise ValueError(f"dialect.toml: bad entry '{entry.get('name')}'")
        patterns = {
            key: re.compile(entry[key], re.DOTALL | re.IGNORECASE) for key in ("pattern", "outside") if key in entry
        }
        found.append(Construct(**{**entry, **patterns}))
    return tuple(found)


def check_dialect(query: str) -> None:
    """Refuse a query that the embedded engine would answer wrongly in silence.

    Raises
    ------
    BadInput
        One line: the construct, where it stands, what to write instead.
    """
    text = _QUIET.sub(lambda match: re.sub(r"\S", "_", match[0]), query)
    edges, documents = set(_EDGE.findall(text)), set(_DOCUMENT.findall(text))
    for construct in constructs():
        searched = construct.outside.sub(lambda match: " " * len(match[0]), text) if construct.outside else text
        for match in construct.pattern.finditer(searched):
            variable = match.groupdict().get("variable", "")
            bound = {"edge": variable in edges, "document": variable in documents}
            wanted = construct.kind.removeprefix("not ")
            if wanted and bound[wanted] == construct.kind.startswith("not "):
                continue
            line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
            raise BadInput(
                f"line {line}, column {column}: the embedded engine would answer wrongly: {construct.name}; "
                f"{construct.instead}, or take a Neo4j store"
            )
