"""`bilateral export`: the graph, or a part of it, for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .options import store_option
from .selection import read_selection, selection_options


@click.command("export")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(("graphml", "gexf", "csv", "cypher", "jsonl", "neo4j-admin")),
    required=True,
    help="csv and neo4j-admin write a folder, the others one file.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="File or folder; else stdout.")
@selection_options
@store_option
def export_command(file_format: str, output: Path | None, store_uri: str, **options: Any) -> None:
    """Write the graph as a file that other tools read.

    \b
    Example:
      bilateral export --format gexf -o relations.gexf
      bilateral export --format csv --country China -o china/
    """
    from ..errors import BadInput
    from ..graphviz import export
    from ..loader.files import atomic_write

    if output is None and file_format in ("csv", "neo4j-admin"):
        raise BadInput(f"{file_format} is a folder of files; name it with -o DIR")
    graph = read_selection(store_uri, options)
    if output is not None and file_format == "neo4j-admin":
        from ..graphviz.graph import entities_of, relations_of
        from ..graphviz.neo4j_admin import write_neo4j_admin

        write_neo4j_admin(output, entities_of(graph).values(), relations_of(graph))
    elif output is not None and file_format == "csv":
        for name, text in export.as_csv(graph).items():
            with atomic_write(output / name) as file:
                file.write(text)
    else:
        write = {
            "graphml": export.as_graphml,
            "gexf": export.as_gexf,
            "cypher": export.as_cypher,
            "jsonl": export.as_json_lines,
        }[file_format]
        chunks = write(graph)
        if output is None:
            for chunk in [chunks] if isinstance(chunks, str) else chunks:
                click.echo(chunk, nl=False)
            return
        with atomic_write(output) as file:
            file.writelines([chunks] if isinstance(chunks, str) else chunks)
    click.echo(f"{output}: {len(graph)} parties, {graph.number_of_edges()} deals", err=True)
