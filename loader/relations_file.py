"""The relations file: UTF-8 JSON lines, one relation a line. The durable record, and the door for other extractors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from ..errors import BadInput
from .files import atomic_write
from .model import KINDS, RELATION_TYPES, STATUSES, Citation, Evidence, Relation

_FIELDS = {f.name for f in fields(Relation)} - {"extra", "evidence"}
_STRINGS = _FIELDS - {"products", "confidence"}
_ALWAYS = {"type", "head", "tail", "status", "confidence", "evidence", "document"}


def relation_from_json(item: Any) -> Relation:
    """Check one decoded line and make a `Relation` of it.

    Parameters
    ----------
    item : object
        A decoded JSON value: an object with at least `type`, `head` and `tail`.

    Returns
    -------
    Relation

    Raises
    ------
    ValueError
        A key is missing or holds a value of the wrong type; the message says which.
    """
    if not isinstance(item, dict):
        raise ValueError("not a JSON object")
    for key in ("type", "head", "tail"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise ValueError(f"'{key}' is missing or not a text")
    if item["type"] not in RELATION_TYPES:
        raise ValueError(f"type '{item['type']}' is not one of {', '.join(RELATION_TYPES)}")
    for key in _STRINGS & item.keys():
        if item[key] is None:
            item = {**item, key: ""}
        elif not isinstance(item[key], str):
            raise ValueError(f"'{key}' is not a text")
    for key in ("head_kind", "tail_kind"):
        if item.get(key) and item[key] not in KINDS:
            raise ValueError(f"{key} '{item[key]}' is not one of {', '.join(KINDS)}")
    if item.get("status") and item["status"] not in STATUSES:
        raise ValueError(f"status '{item['status']}' is not one of {', '.join(STATUSES)}")
    known = {key: item[key] for key in _FIELDS & item.keys() if item[key] not in ("", None)}
    known["products"] = _texts(item.get("products") or [], "products")
    known["confidence"] = _confidence(item.get("confidence", 1.0))
    document = item.get("document") or ""
    known["evidence"] = [_evidence(entry, document) for entry in _as_list(item.get("evidence") or [])]
    return Relation(**known, extra={k: v for k, v in item.items() if k not in _FIELDS and k != "evidence"})


def relation_to_json(relation: Relation) -> dict[str, Any]:
    """Turn a relation into the object of one line: empty fields left out, unknown keys kept, key order fixed."""
    item = asdict(relation)
    extra = item.pop("extra")
    kept = {key: value for key, value in item.items() if key in _ALWAYS or value not in ("", [], None)}
    for evidence in kept["evidence"]:
        for key in ("start", "end"):
            if evidence[key] is None:
                del evidence[key]
    return {**kept, **extra}


def read_relations(path: Path, on_bad_line: Callable[[str], None] | None = None) -> Iterator[Relation]:
    """Read a relations file line by line.

    Parameters
    ----------
    path : Path
        The JSON-lines file.
    on_bad_line : callable, optional
        Called with the one-line report of each bad line, which is then skipped. Without it a bad line raises.

    Yields
    ------
    Relation

    Raises
    ------
    BadInput
        The file cannot be read, or holds a bad line and `on_bad_line` was not given.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield relation_from_json(json.loads(line))
                except (ValueError, RecursionError) as error:
                    report = f"{path}:{number}: bad relation: {error}"
                    if on_bad_line is None:
                        raise BadInput(f"{report}; mend the line or pass --skip-bad-lines") from error
                    on_bad_line(report)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error


def write_json_lines(path: Path, items: Iterable[dict[str, Any]]) -> int:
    """Write objects as JSON lines, atomically; return how many."""
    count = 0
    with atomic_write(path) as file:
        for item in items:
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_relations(path: Path, relations: Iterable[Relation]) -> int:
    """Write a relations file atomically; return the number of relations."""
    return write_json_lines(path, map(relation_to_json, relations))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: Any, key: str) -> list[str]:
    items = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(part, str) for part in items):
        raise ValueError(f"'{key}' is not a list of texts")
    return items


def _confidence(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("'confidence' is not a number between 0 and 1")
    return float(value)


def _evidence(entry: Any, document: str) -> Evidence:
    if isinstance(entry, str):
        return Evidence(document=document, text=entry)
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise ValueError("an evidence is neither a text nor an object with 'text'")
    citations = [_citation(c) for c in _as_list(entry.get("citations") or [])]
    start, end = (entry.get(key) if isinstance(entry.get(key), int) else None for key in ("start", "end"))
    return Evidence(str(entry.get("document") or document), entry["text"], start, end, citations)


def _citation(value: Any) -> Citation:
    if not isinstance(value, dict):
        raise ValueError("a citation is not an object")
    number, year = value.get("number"), value.get("year")
    return Citation(
        number=number if isinstance(number, int) else None,
        title=str(value.get("title") or ""),
        year=year if isinstance(year, int) else None,
        url=str(value.get("url") or ""),
    )
