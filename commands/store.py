"""The graph store: load into it, retract from it."""

from __future__ import annotations

from pathlib import Path

import click

from .options import store_option


@click.command("load")
@click.argument("paths", nargs=-1, required=True, metavar="DIR|FILE...", type=click.Path(exists=True, path_type=Path))
@store_option
@click.option("--skip-bad-lines", is_flag=True, help="Report bad lines on stderr and go on.")
def load_command(paths: tuple[Path, ...], store_uri: str, skip_bad_lines: bool) -> None:
    """Load resolved relations into the graph store; what is there already is not written again.

    DIR is a folder that `resolve` or `build` wrote. FILE is a relations file: its names are resolved first, against
    the parties that the store holds.

    \b
    Example:
      bilateral load resolved --store demo.kgl
    """
    from ..loader.store import load_paths, open_store

    def report(line: str) -> None:
        click.echo(f"bilateral: {line}", err=True)

    with open_store(store_uri, write=True) as store:
        summary = load_paths(store, paths, report if skip_bad_lines else None)
    click.echo(f"{store_uri}: {summary}", err=True)


@click.command("forget")
@click.argument("document")
@store_option
def forget_command(document: str, store_uri: str) -> None:
    """Retract a document: relations that others support stay, the rest of it goes.

    DOCUMENT is the document's id, the name of its file.

    \b
    Example:
      bilateral forget news.txt --store demo.kgl
    """
    from ..loader.store import open_store

    with open_store(store_uri, write=True) as store:
        summary = store.forget(document)
    click.echo(f"{store_uri}: {summary}", err=True)
