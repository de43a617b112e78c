"""The catalogue of canned queries: one `.cypher` file each, described by the comments at its head.

    // title: What two parties signed
    // question: What have two parties signed with each other, in order of time?
    // category: agreements
    // parameter: party (entity, default "Belarus", example "Belarus"): the party: name, other name or id
    // columns: date, instrument, relation
    // :param party => "Belarus"

Everything is checked when it is read, without a database.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import BadInput, NothingFound
from .parameters import TYPES, fits
from .text import columns_of, parameters_of, statements, writing_clause

SHIPPED = Path(__file__).parent / "queries"
CATEGORIES = (
    "parties",
    "agreements",
    "supplies",
    "sister cities",
    "joint ventures",
    "countries",
    "time",
    "paths",
    "sources and evidence",
    "data quality",
)
"""The categories of the shipped queries, in the order in which they are listed; a user's own come after them."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARAMETER = re.compile(r"(\w+) \((\w+), (.+?)\): (.+)")
_SETTING = re.compile(r":param (\w+) => (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a canned query. `default` is the value that asks for nothing special, `example` a telling one."""

    name: str
    type: str
    default: Any
    example: Any
    description: str


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A canned query: `text` is the whole file, which pastes into Neo4j Browser as it stands."""

    name: str
    title: str
    question: str
    category: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    path: Path

    @property
    def examples(self) -> dict[str, Any]:
        """The example of every parameter."""
        return {parameter.name: parameter.example for parameter in self.parameters}


def load_catalogue(folder: Path | None = None) -> dict[str, CannedQuery]:
    """Read the shipped queries and a user's own, which win over shipped ones of the same name.

    Parameters
    ----------
    folder : Path, optional
        A folder of `.cypher` files of the same form.

    Returns
    -------
    dict of str to CannedQuery
        By name, in order of category and name.

    Raises
    ------
    BadInput
        The folder does not exist, or a file is not of the form; the message says where.
    """
    if folder is not None and not folder.is_dir():
        raise BadInput(f"{folder}: there is no such folder of queries")
    queries = [
        read_query(path) for place in (SHIPPED, folder) if place is not None for path in sorted(place.glob("*.cypher"))
    ]
    rank = {category: index for index, category in enumerate(CATEGORIES)}
    by_name = {query.name: query for query in queries}
    return dict(
        sorted(by_name.items(), key=lambda item: (rank.get(item[1].category, len(rank)), item[1].category, item[0]))
    )


def find_query(catalogue: dict[str, CannedQuery], name: str) -> CannedQuery:
    """Take a query by its name.

    Raises
    ------
    NothingFound
        There is none of that name; the message says which come close.
    """
    if query := catalogue.get(name.removesuffix(".cypher").replace("_", "-")):
        return query
    from rapidfuzz import process

    near = [found for found, _, _ in process.extract(name, list(catalogue), limit=3, score_cutoff=60)]
    hint = f"did you mean {', '.join(near)}?" if near else "list them with: bilateral query"
    raise NothingFound(f"there is no query named '{name}'; {hint}")


def search(catalogue: dict[str, CannedQuery], words: str) -> list[CannedQuery]:
    """Find the queries that have every word in their name, title, question, category, parameters or columns."""
    wanted = words.casefold().split()
    return [query for query in catalogue.values() if all(word in _searched(query) for word in wanted)]


def listing(queries: Iterable[CannedQuery], flat: bool) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Describe queries as one row each: name, title, category, parameters, columns.

    Parameters
    ----------
    queries : iterable of CannedQuery
        In the order to list.
    flat : bool
        Write each parameter as `name=example` rather than as an object of all that is declared of it.
    """
    rows = [
        (
            query.name,
            query.title,
            query.category,
            [f"{p.name}={p.example}" if flat else asdict(p) for p in query.parameters],
            list(query.columns),
        )
        for query in queries
    ]
    return ("name", "title", "category", "parameters", "columns"), rows


def read_query(path: Path) -> CannedQuery:
    """Read and check one file.

    Raises
    ------
    BadInput
        The file cannot be read or is not of the form.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return parse_query(path, text)


def parse_query(path: Path, text: str) -> CannedQuery:
    """Make a canned query of the text of its file, and check it; `path` names it.

    Raises
    ------
    BadInput
        The text is not of the form.
    """
    try:
        query = _parse(path, text)
        _check(query)
    except ValueError as error:
        raise BadInput(f"{path}: {error}") from error
    return query


def _parse(path: Path, text: str) -> CannedQuery:
    head = list(_head(text))
    fields = {}
    for key in ("title", "question", "category", "columns"):
        values = [line.removeprefix(f"{key}:").strip() for line in head if line.startswith(f"{key}:")]
        if len(values) != 1 or not values[0]:
            raise ValueError(f"needs exactly one line '// {key}: …' at its head")
        fields[key] = values[0]
    parameters = tuple(
        _parameter(line.removeprefix("parameter:").strip()) for line in head if line.startswith("parameter:")
    )
    columns = tuple(column.strip() for column in fields.pop("columns").split(","))
    return CannedQuery(path.stem, **fields, parameters=parameters, columns=columns, text=text, path=path)


def _check(query: CannedQuery) -> None:
    if not _NAME.fullmatch(query.name):
        raise ValueError("the file's name must be lower-case words joined by hyphens")
    if len(list(statements(query.text))) != 1:
        raise ValueError("must hold exactly one statement")
    if clause := writing_clause(query.text):
        raise ValueError(f"must only read, but holds {clause}")
    declared, used = {parameter.name for parameter in query.parameters}, set(parameters_of(query.text))
    if declared != used:
        raise ValueError(f"declares the parameters {_names(declared)} but uses {_names(used)}")
    returned = tuple(columns_of(query.text))
    if returned != query.columns:
        raise ValueError(f"declares the columns {', '.join(query.columns)} but returns {', '.join(returned)}")
    settings = {
        found.group(1): _value(found.group(2)) for line in _head(query.text) if (found := _SETTING.fullmatch(line))
    }
    if settings != query.examples:
        raise ValueError("needs one line '// :param name => value' for each parameter, with its example")


def _head(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("//"):
            return
        yield line.removeprefix("//").strip()


def _parameter(line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        raise ValueError(f"'{line}' is not of the form 'name (type, default VALUE, example VALUE): description'")
    name, kind, values, description = found.groups()
    default, separator, example = values.removeprefix("default ").partition(", example ")
    if kind not in TYPES:
        raise ValueError(f"parameter {name}: type '{kind}' is not one of {', '.join(TYPES)}")
    if not values.startswith("default ") or not separator:
        raise ValueError(f"parameter {name} needs 'default VALUE, example VALUE'")
    parameter = Parameter(name, kind, _value(default), _value(example), description)
    for value in (parameter.default, parameter.example):
        if not fits(kind, value):
            raise ValueError(f"parameter {name}: {value!r} is not of type {kind}")
    return parameter


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueError(f"'{text}' is not a JSON value") from error


def _searched(query: CannedQuery) -> str:
    names = [parameter.name for parameter in query.parameters]
    parts = [query.name, query.title, query.question, query.category, *names, *query.columns]
    return " ".join(parts).casefold()


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
