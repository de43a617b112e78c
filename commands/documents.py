"""Documents to graph: extract, build, and the demonstration of the whole road."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import format_option, min_confidence_option, store_option, write_rows
from .progress import Watch

if TYPE_CHECKING:
    from ..loader.model import Relation
    from ..loader.pipeline import Extraction

DEMO = (
    (
        "Read the sample documents (text, Markdown, HTML, PDF, Word), extract who signed, supplies, twins and founds\n"
        "with whom, find out which names are one party, and load the graph.",
        "build {samples} -o {folder} --store {store}",
    ),
    (
        "Look a party up: its ties by type and partner country, newest first.",
        "lookup {party} --since 2021 --store {store}",
    ),
    (
        "See the sentences behind a tie, and the sources that they cite.",
        "lookup Azerbaijan --with Belarus --type signed --evidence --store {store}",
    ),
    (
        "Ask one of the canned queries (`bilateral query` lists them).",
        "query product-ranking -p limit=8 --store {store}",
    ),
    (
        "Rank the parties by how many shortest chains pass through them.",
        "rank --by betweenness --limit 8 --store {store}",
    ),
    ("Draw the map: one HTML file that needs no network.", "map --store {store} -o {folder}/map.html"),
    (
        "Score what was extracted against what a reader found in the same documents.",
        "evaluate {samples}/gold {folder}/extracted.jsonl",
    ),
)
"""What the demonstration says and runs, step by step."""


def workers_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--workers N`."""
    return click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="Processes to share the work; the result is the same for any.  [default: one per core]",
    )(command)


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command("extract")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.jsonl",
    help="Write there instead of to stdout.",
)
@workers_option
@min_confidence_option
def extract_command(paths: tuple[str, ...], output: Path | None, workers: int | None, min_confidence: float) -> None:
    """Read documents and write the relations they tell, one JSON line each, with the sentences behind them.

    PATH is a file (.txt, .md, .html, .pdf, .docx), a folder, or a pattern. A document that cannot be read is named on
    stderr, the others are still done, and the exit code is 2.

    \b
    Example:
      bilateral extract texts/ -o found.jsonl
    """
    import json

    from ..loader.pipeline import extract_documents
    from ..loader.relations_file import relation_to_json, write_relations

    with Watch("Extracting") as watch:
        found = extract_documents(
            paths,
            workers=workers or _cores(),
            min_confidence=min_confidence,
            on_problem=watch.problem,
            on_progress=watch.progress,
        )
        tally = _Tally()
        relations = tally.relations(found)
        if output:
            write_relations(output, relations)
        else:
            for relation in relations:
                click.echo(json.dumps(relation_to_json(relation), ensure_ascii=False))
    click.echo(f"{tally.documents} documents: {tally.told} relations", err=True)
    _exit_on(watch.problems)


@click.command("build")
@paths_argument
@store_option
@click.option(
    "-o",
    "--output",
    "folder",
    default=Path("resolved"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of what the build found, for `review`, `load` and `evaluate`.",
)
@workers_option
@min_confidence_option
@format_option
def build_command(
    paths: tuple[str, ...],
    store_uri: str,
    folder: Path,
    workers: int | None,
    min_confidence: float,
    output_format: str,
) -> None:
    """Read documents, extract and resolve their relations, and load the graph; count what was found.

    PATH is a file (.txt, .md, .html, .pdf, .docx), a folder, or a pattern. What the store holds from other documents
    stays; the same documents again replace themselves, which also applies what `bilateral review` decided. A document
    that cannot be read is named on stderr, the others are still done, and the exit code is 2.

    \b
    Example:
      bilateral build texts/ --store news.kgl -o news
    """
    from ..loader.pipeline import build

    with Watch("Building") as watch:
        built = build(
            paths,
            store_uri,
            folder,
            workers=workers or _cores(),
            min_confidence=min_confidence,
            on_problem=watch.problem,
            on_progress=watch.progress,
        )
    graph = built.resolution
    click.echo(
        f"{len(built.documents)} documents: {built.told} relations told, {len(graph.relations)} deals between "
        f"{len(graph.entities)} parties, {len(graph.candidates)} pairs of names to review, written to {folder}",
        err=True,
    )
    click.echo(f"{store_uri}: {built.loaded}", err=True)
    write_rows(("by", "value", "count"), list(built.counts()), output_format)
    _exit_on(watch.problems)


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    default=Path("demo"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for all that the demonstration writes.",
)
@click.option("--store", metavar="URI", help="A file path or a Neo4j URI.  [default: graph.kgl in DIR]")
@click.pass_context
def demo_command(context: click.Context, folder: Path, store: str | None) -> None:
    """Run the whole road on the sample documents, and show what can be asked.

    \b
    Example:
      bilateral demo -o demo
    """
    from ..data import DATA

    places = {
        "samples": os.path.relpath(DATA / "samples") if DATA.is_relative_to(Path.cwd()) else str(DATA / "samples"),
        "folder": str(folder),
        "store": store or str(folder / "graph.kgl"),
        "party": "Minsk Tractor Plant",
    }
    bilateral = context.find_root().command
    for number, (explanation, command) in enumerate(DEMO, 1):
        arguments = [part.format(**places) for part in command.split()]
        click.secho(f"\n{number}. {explanation}", bold=True)
        click.secho(f"$ bilateral {shlex.join(arguments)}\n", fg="cyan")
        bilateral.main(arguments, prog_name="bilateral", standalone_mode=False)
    click.secho(f"\nOpen {folder / 'map.html'} in a browser. Then your own documents:", bold=True)
    click.secho("$ bilateral build path/to/documents && bilateral map --open", fg="cyan")


class _Tally:
    """Count documents and relations as they pass."""

    def __init__(self) -> None:
        self.documents = self.told = 0

    def relations(self, found: Iterator[Extraction]) -> Iterator[Relation]:
        for extraction in found:
            self.documents += 1
            self.told += len(extraction.relations)
            yield from extraction.relations


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _exit_on(problems: int) -> None:
    if problems:
        click.echo(f"bilateral: {problems} left out, named above", err=True)
        sys.exit(2)
