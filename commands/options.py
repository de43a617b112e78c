"""Options and output that several commands share: --store, --format, --min-confidence, and the one table printer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "csv", "json", "jsonl")
MAX_CELL = 60


def store_option(command: F) -> F:
    """Add `--store URI`: a file of the embedded engine, or a Neo4j URI."""
    return click.option(
        "--store",
        "store_uri",
        envvar="BILATERAL_STORE",
        default="bilateral.kgl",
        show_default=True,
        metavar="URI",
        help="A file path (embedded engine) or a Neo4j URI such as bolt://localhost:7687.",
    )(command)


def format_option(command: F) -> F:
    """Add `--format table|csv|json|jsonl`."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="Output format.",
    )(command)


def min_confidence_option(command: F) -> F:
    """Add `--min-confidence X`."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="Leave out relations less certain than this.",
    )(command)


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], output_format: str) -> None:
    """Print rows on stdout in one of the four formats; the bytes depend on the rows alone.

    Parameters
    ----------
    columns : sequence of str
        Column names.
    rows : sequence of sequences
        Values, one per column: scalars, lists or dictionaries.
    output_format : str
        `table`, `csv`, `json` or `jsonl`.
    """
    click.echo(format_rows(columns, rows, output_format), nl=False)


def format_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], output_format: str) -> str:
    """Render rows as text in one of the four formats (see `write_rows`)."""
    if output_format == "jsonl":
        return "".join(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
    if output_format == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    if output_format == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_flat(value) for value in row] for row in rows)
        return buffer.getvalue()
    from tabulate import tabulate

    cells = [[_clip(_flat(value)) for value in row] for row in rows]
    return str(tabulate(cells, headers=list(columns), disable_numparse=True)) + "\n"


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _clip(text: str) -> str:
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= MAX_CELL else line[: MAX_CELL - 1] + "…"
