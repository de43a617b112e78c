"""What could come next while a query is typed: pure functions of the text before the cursor and a vocabulary."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from ..data import DATA
from ..loader.store import Store
from ..loader.store.find import read_entities
from . import schema
from .catalogue import CannedQuery
from .console import FORMATS, Console
from .console_commands import COMMANDS
from .text import blank

MAX_NAMES = 50
_WORD = re.compile(r"[\w-]*\Z")
_OPEN_TEXT = re.compile(r"(['\"])((?:\\.|(?!\1)[^\\\n])*)\Z")


@cache
def cypher_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the keywords and the functions of Cypher that are completed."""
    words = tomllib.loads((DATA / "lexicons" / "cypher_words.toml").read_text(encoding="utf-8"))
    return tuple(words["keywords"]), tuple(f"{name}(" for name in words["functions"])


class Suggestion(NamedTuple):
    """A text to put in place of the last `replaces` characters, and what sort of thing it is."""

    text: str
    replaces: int
    sort: str


@dataclass
class Vocabulary:
    """The words that a console knows; those that live in the graph are read when first wanted."""

    console: Console

    @property
    def catalogue(self) -> dict[str, CannedQuery]:
        """The canned queries, with those saved since the start."""
        return self.console.catalogue

    @property
    def parameters(self) -> list[str]:
        """The parameters that are set."""
        return sorted(self.console.parameters)

    @cached_property
    def names(self) -> list[str]:
        """The names and other names of the parties, in order."""
        return sorted({name for entity in read_entities(self._store) for name in (entity.name, *entity.aliases)})

    @cached_property
    def properties(self) -> list[str]:
        """The properties of parties, documents and deals."""
        matches = ("MATCH (x:Entity)", "MATCH (x:Document)", "MATCH (:Entity)-[x]->(:Entity)")
        return sorted({name for match in matches for name in schema.property_names(self._store, match)})

    @property
    def _store(self) -> Store:
        return self.console.store


def suggest(before: str, vocabulary: Vocabulary) -> Iterator[Suggestion]:
    """Suggest what could come next.

    Parameters
    ----------
    before : str
        The text from the start of the statement to the cursor.
    vocabulary : Vocabulary
        What there is to suggest.

    Yields
    ------
    Suggestion
        In the order to show.
    """
    if before.lstrip().startswith(":"):
        yield from _command_words(before.lstrip(), vocabulary)
        return
    code = blank(before)
    if opened := _OPEN_TEXT.search(before, _after_last_text(before, code)):
        quote, start = opened.groups()
        escaped = (name.replace("\\", "\\\\").replace(quote, f"\\{quote}") for name in vocabulary.names)
        yield from _starting(escaped, start, "party", closing=quote)
        return
    found = _WORD.search(code)
    word = found.group() if found else ""
    lead = code[: len(code) - len(word)].rstrip(" ") if word else code
    if lead.endswith(":") or lead.endswith("|"):
        inside = lead.rfind("[") > lead.rfind("(")
        names = schema.RELATIONSHIP_TYPES if inside else schema.NODE_LABELS
        yield from _starting(names, word, "edge type" if inside else "label")
    elif lead.endswith("$"):
        yield from _starting(vocabulary.parameters, word, "parameter")
    elif lead.endswith("."):
        yield from _starting(vocabulary.properties, word, "property")
    elif word:
        keywords, functions = cypher_words()
        yield from _starting(keywords, word, "keyword")
        yield from _starting(functions, word, "function")


def _command_words(before: str, vocabulary: Vocabulary) -> Iterator[Suggestion]:
    command, space, rest = before.removeprefix(":").partition(" ")
    if not space:
        yield from _starting(COMMANDS, command, "command")
        return
    word = rest.rsplit(" ", 1)[-1]
    if command == "format":
        yield from _starting(FORMATS, word, "format")
    elif command == "param":
        yield from _starting(vocabulary.parameters, word, "parameter")
    elif command == "explain":
        yield from suggest(rest, vocabulary)
    elif command == "query" and " " not in rest:
        yield from _starting(vocabulary.catalogue, word, "query")
    elif command == "query" and (query := vocabulary.catalogue.get(rest.split(" ", 1)[0])):
        if opened := re.search(r"(\w+)=(['\"])([^'\"]*)\Z", rest):
            yield from _starting(vocabulary.names, opened.group(3), "party", closing=opened.group(2))
        elif "=" in word:
            value = word.partition("=")[2]
            for suggestion in _starting(vocabulary.names, value, "party"):
                yield suggestion._replace(text=f'"{suggestion.text}"' if " " in suggestion.text else suggestion.text)
        else:
            for parameter in query.parameters:
                yield from _starting([f"{parameter.name}="], word, "parameter")


def _starting(choices: Iterable[str], word: str, sort: str, closing: str = "") -> Iterator[Suggestion]:
    folded = word.casefold()
    fitting = (choice for choice in choices if choice.casefold().startswith(folded))
    for _, choice in zip(range(MAX_NAMES), fitting, strict=False):
        yield Suggestion(choice + closing, len(word), sort)


def _after_last_text(before: str, code: str) -> int:
    """Give the offset after the last closed text or comment: `blank` has emptied all that are closed."""
    emptied = [i for i, (old, new) in enumerate(zip(before, code, strict=True)) if old != new and not old.isspace()]
    return emptied[-1] + 1 if emptied else 0
