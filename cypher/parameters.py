"""The parameters of queries: their types, and values from what is typed after `-p`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from ..errors import BadInput

_DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")


def split_assignments(assignments: Iterable[str]) -> dict[str, str]:
    """Split `key=value` texts at the first equals sign.

    Raises
    ------
    BadInput
        One has no equals sign or no key.
    """
    pairs = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key.strip():
            raise BadInput(f"parameter '{assignment}' is not of the form key=value")
        pairs[key.strip().removeprefix("$")] = value
    return pairs


def free_value(text: str) -> Any:
    """Read a value whose type nobody declared: JSON where it is JSON (`5`, `true`, `["a"]`, `"5"`), else the text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def typed_value(kind: str, text: str) -> Any:
    """Read a value of a declared type.

    Parameters
    ----------
    kind : str
        A key of `TYPES`.
    text : str
        What was typed.

    Raises
    ------
    BadInput
        The text is not of that type.
    """
    try:
        return TYPES[kind](text)
    except ValueError as error:
        raise BadInput(f"'{text}' is not {_SAID[kind]}") from error


def fits(kind: str, value: Any) -> bool:
    """Tell whether a JSON value may stand as the default or example of a declared type."""
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    if kind == "date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    wanted = {"text": str, "entity": str, "integer": int, "number": int | float, "list": list}[kind]
    return isinstance(value, wanted)


def _date(text: str) -> str:
    if not _DATE.fullmatch(text.strip()):
        raise ValueError(text)
    return text.strip()


def _boolean(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("true", "false"):
        raise ValueError(text)
    return word == "true"


def _list(text: str) -> list[Any]:
    value = free_value(text)
    return value if isinstance(value, list) else [part.strip() for part in text.split(",") if part.strip()]


TYPES: dict[str, Callable[[str], Any]] = {
    "text": str,
    "entity": str.strip,
    "date": _date,
    "integer": int,
    "number": float,
    "boolean": _boolean,
    "list": _list,
}
"""Type of a parameter → how its text is read. An `entity` is a party's name, other name or id."""

_SAID = {
    "text": "a text",
    "entity": "the name of a party",
    "date": "a date; give YYYY, YYYY-MM or YYYY-MM-DD",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "list": "a list; give values separated by commas",
}
