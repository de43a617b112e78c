"""Saving a query as a canned one: the same header that the shipped ones have, checked before it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..loader.files import atomic_write
from .catalogue import CannedQuery, parse_query
from .parameters import TYPES, fits
from .text import columns_of, parameters_of, statements


def save_query(folder: Path, name: str, title: str, query: str, parameters: Mapping[str, Any]) -> CannedQuery:
    """Write a query into a folder of one's own as NAME.cypher.

    Parameters
    ----------
    folder : Path
        The folder; it is made where it does not exist.
    name : str
        Lower-case words joined by hyphens.
    title : str
        Empty: the name serves.
    query : str
        One statement that only reads; comments before it are left out.
    parameters : mapping
        The values that its parameters had; they become the examples.

    Raises
    ------
    BadInput
        The name is taken or not of the form, or the query cannot be a canned one.
    """
    path = folder / f"{name}.cypher"
    if path.exists():
        raise BadInput(f"{path} exists already; choose another name")
    if not name or Path(name).name != name:
        raise BadInput("give a name of lower-case words joined by hyphens, as in: :save my-query")
    body = next(statements(query)).text
    used = {key: parameters[key] for key in parameters_of(body) if key in parameters}
    title = title.strip() or name.replace("-", " ").capitalize()
    head = [f"title: {title}", f"question: {title}", "category: own"]
    head += [_declaration(key, value) for key, value in used.items()]
    head += [f"columns: {', '.join(columns_of(body))}"]
    head += [f":param {key} => {json.dumps(value, ensure_ascii=False)}" for key, value in used.items()]
    text = "".join(f"// {' '.join(line.split())}\n" for line in head) + f"{body};\n"
    checked = parse_query(path, text)
    with atomic_write(path) as file:
        file.write(text)
    return checked


def _declaration(name: str, value: Any) -> str:
    kind = next((kind for kind in TYPES if fits(kind, value)), "text")
    shown = json.dumps(value, ensure_ascii=False)
    return f"parameter: {name} ({kind}, default {shown}, example {shown}): value of ${name}"
