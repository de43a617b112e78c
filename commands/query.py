"""Commands that ask the graph: the canned queries, one free Cypher query, and the console."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import BadInput
from .completing import complete_parameter, complete_query
from .options import format_option, min_confidence_option, store_option, write_rows

if TYPE_CHECKING:
    from ..loader.store import GraphStore, Table

queries_option = click.option(
    "--queries",
    type=click.Path(path_type=Path),
    envvar="BILATERAL_QUERIES",
    metavar="DIR",
    help="A folder of your own .cypher files, in the form of the shipped ones.",
)


@click.command("query")
@click.argument("name", required=False, shell_complete=complete_query)
@click.option(
    "-p",
    "assignments",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=complete_parameter,
    help="Set a parameter; one that is not set takes its documented example.",
)
@click.option("--search", metavar="WORDS", help="List only the queries that have all these words.")
@click.option("--show", is_flag=True, help="Print the query's file, which pastes into Neo4j Browser.")
@queries_option
@min_confidence_option
@store_option
@format_option
def query_command(
    name: str | None,
    assignments: tuple[str, ...],
    search: str | None,
    show: bool,
    queries: Path | None,
    min_confidence: float,
    store_uri: str,
    output_format: str,
) -> None:
    """List the canned queries, or run the one called NAME.

    \b
    Example:
      bilateral query --search supplies
      bilateral query supplies-of-party -p party="Minsk Tractor Plant"
    """
    from ..cypher import catalogue as canned

    catalogue = canned.load_catalogue(queries)
    if name is None:
        if assignments or show:
            raise BadInput("name the query; list them with: bilateral query")
        found = canned.search(catalogue, search or "")
        write_rows(*canned.listing(found, flat=output_format in ("table", "csv")), output_format)
        sys.exit(0 if found else 1)
    query = canned.find_query(catalogue, name)
    if show:
        click.echo(query.text, nl=False)
        return
    from ..cypher.parameters import split_assignments
    from ..cypher.runner import run_canned
    from ..loader.store import open_store

    with open_store(store_uri) as store:
        answer = run_canned(store, query, split_assignments(assignments), min_confidence)
    for note in answer.notes:
        click.echo(f"bilateral: {note}", err=True)
    write_rows(answer.table.columns, answer.table.rows, output_format)


@click.command("cypher")
@click.argument("query")
@click.option(
    "-p",
    "assignments",
    multiple=True,
    metavar="KEY=VALUE",
    help="Set a parameter: JSON (5, true, [1, 2]) or else a text.",
)
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@store_option
@format_option
def cypher_command(query: str, assignments: tuple[str, ...], write: bool, store_uri: str, output_format: str) -> None:
    """Run one Cypher QUERY ("-" reads it from stdin). It may only read, unless --write is given.

    \b
    Example:
      bilateral cypher 'MATCH (a:City) WHERE a.country = $country RETURN a.name' -p country=Belarus
    """
    from ..cypher.parameters import free_value, split_assignments
    from ..cypher.runner import run_cypher
    from ..loader.store import open_store

    text = _stdin() if query == "-" else query
    parameters = {key: free_value(value) for key, value in split_assignments(assignments).items()}
    with open_store(store_uri, write=write) as store:
        table = run_cypher(store, text, parameters, write=write)
    write_rows(table.columns, table.rows, output_format)


@click.command("console")
@click.option("--write", is_flag=True, help="Let statements change the graph.")
@queries_option
@store_option
@format_option
def console_command(write: bool, queries: Path | None, store_uri: str, output_format: str) -> None:
    """Open the interactive Cypher console, or run a script from stdin. Type :help in it.

    \b
    Example:
      bilateral console
      echo 'MATCH (a:City) RETURN a.name ORDER BY a.name;' | bilateral console --format csv
    """
    from ..cypher.catalogue import load_catalogue
    from ..cypher.console import Console, run_script
    from ..loader.store import open_store
    from .options import format_rows

    interactive = sys.stdin.isatty()
    with open_store(store_uri, write=write) as store:
        console = Console(
            store,
            load_catalogue(queries if queries is None or queries.is_dir() else None),
            format_rows,
            emit=_page if interactive and sys.stdout.isatty() else _print,
            note=_remark if interactive else _silent,
            draw=lambda table, file: _draw(store, table, file),
            write=write,
            queries_folder=queries,
            output_format=output_format,
        )
        if not interactive:
            run_script(console, _stdin())
            return
        from ..cypher.session import run_session

        click.echo(f"{store_uri}, {'for writing' if write else 'read only'}; :help shows the commands", err=True)
        run_session(console)


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"stdin: not UTF-8 text: {error}") from error


def _print(text: str) -> None:
    click.echo(text, nl=False)


def _page(text: str) -> None:
    """Show a text that is longer than the terminal through the pager."""
    if text.count("\n") < shutil.get_terminal_size().lines:
        _print(text)
    else:
        click.echo_via_pager(text)


def _remark(text: str) -> None:
    click.echo(text, err=True)


def _silent(text: str) -> None:
    """In a script stdout and stderr say nothing but rows and errors."""


def _draw(store: GraphStore, table: Table, file: str) -> str:
    from .map import map_of_rows

    return str(map_of_rows(store, table.rows, Path(file)))
