"""The finder's word lists, read once from data/lexicons and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ....data import DATA
from ....errors import BadInput
from ...model import Kind

_FOLDER = DATA / "lexicons"
_FORMS = ("legal", "titles", "speech", "company_words", "links", "plurals")


@dataclass(frozen=True, slots=True)
class WordLists:
    """Lower-case words: `heads` by the kind they mark, the rest as sets."""

    heads: dict[str, frozenset[Kind]]
    legal: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    company_words: frozenset[str]
    links: frozenset[str]
    plurals: frozenset[str]
    cues: dict[str, frozenset[str]]
    """For each subject (`twin`, `trade` …) the words that betray it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a list knows: its kind, canonical name and country ("" where it has none)."""

    kind: Kind
    name: str
    country: str
    demonym: bool = False


@cache
def word_lists() -> WordLists:
    """Load names_words.toml."""
    path = _FOLDER / "names_words.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    heads: dict[str, set[Kind]] = {}
    for kind in get_args(Kind):
        for word in tables["heads"].get(kind, "").split():
            heads.setdefault(word, set()).add(kind)
    forms = {key: frozenset(value.lower().split()) for key, value in tables["forms"].items()}
    missing = set(_FORMS) - forms.keys()
    if missing:
        raise BadInput(f"{path}: [forms] lacks {', '.join(sorted(missing))}")
    return WordLists(
        heads={word: frozenset(kinds) for word, kinds in heads.items()},
        cues={key: frozenset(value.split()) for key, value in tables["cues"].items()},
        **{key: forms[key] for key in _FORMS},
    )


@cache
def given_names() -> frozenset[str]:
    """Load the given names of persons."""
    text = (_FOLDER / "names_given.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def country_codes() -> dict[str, str]:
    """Map ISO codes to usual short names."""
    return {code: short for short, code, _, _ in rows("names_countries.tsv", 4)}


@cache
def known_names() -> dict[str, Known]:
    """Map every listed surface form of countries, demonyms, regions above or inside them, blocs and companies."""
    known: dict[str, Known] = {}
    for name, kind, country, others in rows("names_known.tsv", 4):
        if kind not in get_args(Kind):
            raise BadInput(f"{_FOLDER / 'names_known.tsv'}: {name}: unknown kind {kind!r}")
        for form in (name, *_parts(others)):
            known[form] = Known(kind, name, country)  # type: ignore[arg-type]
    for name, country, others, adjectives in rows("names_regions.tsv", 4):
        for form in (name, *_parts(others)):
            known[form] = Known("region", name, country)
        for form in _parts(adjectives):
            known[form] = Known("country", name, country, demonym=True)
    for name, _, others, adjectives in rows("names_countries.tsv", 4):
        for form in (name, *_parts(others)):
            known[form] = Known("country", name, name)
        for form in _parts(adjectives):
            known[form] = Known("country", name, name, demonym=True)
    return known


def rows(file: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated lexicon; lines that start with # are remarks.

    Raises
    ------
    BadInput
        A row has another number of columns than `columns`.
    """
    path = _FOLDER / file
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise BadInput(f"{path}:{number}: {len(cells)} columns where {columns} are needed")
        yield cells


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
