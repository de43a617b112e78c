"""`bilateral map`: the graph, or a part of it, as one interactive HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .analysis import MEASURE_NAMES, find_party
from .options import store_option
from .selection import read_selection, selection_options

if TYPE_CHECKING:
    import networkx as nx

    from ..loader.store import Store

CUT = 400
"""Parties that a map shows unless --all or --limit is given: more are no longer read at first sight."""
_PART = ("query_name", "parameters", "cypher_text", "entity", "depth", "community")


@click.command("map")
@click.option("-o", "--output", default="map.html", show_default=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--query", "query_name", metavar="NAME", help="Draw the parties that a canned query's rows speak of.")
@click.option("-p", "parameters", multiple=True, metavar="KEY=VALUE", help="A parameter of that query; repeatable.")
@click.option(
    "--cypher", "cypher_text", metavar="TEXT", help="Draw the parties that the rows of a Cypher query speak of."
)
@click.option("--entity", metavar="NAME", help="Draw what lies around this party.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 6), help="Ties away from --entity.")
@click.option("--community", type=click.IntRange(1), metavar="N", help="Draw the N-th of `bilateral communities`.")
@click.option(
    "--layout", type=click.Choice(("force", "country", "geographic", "circular")), default="force", show_default=True
)
@click.option("--size-by", type=click.Choice(MEASURE_NAMES), default="degree", show_default=True)
@click.option("--color-by", type=click.Choice(("kind", "country", "community")), default="kind", show_default=True)
@click.option("--limit", default=CUT, show_default=True, type=click.IntRange(1), help="The most parties to draw.")
@click.option("--all", "everything", is_flag=True, help="Draw all, however many.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same picture.")
@click.option("--title", default="", help="Title of the page.")
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@selection_options
@store_option
def map_command(
    output: Path, layout: Any, size_by: str, color_by: Any, limit: int, everything: bool, seed: int, title: str,
    open_it: bool, store_uri: str, **options: Any,
) -> None:  # fmt: skip
    """Draw an interactive map as one HTML file that needs no network.

    \b
    Example:
      bilateral map --entity Minsk --depth 2 --since 2015 -o minsk.html
    """
    from ..graphviz.drawing import cut, draw
    from ..graphviz.page import write_map

    part = {name: options.pop(name) for name in _PART}
    graph, subject = _part(read_selection(store_uri, options), store_uri, seed, **part)
    graph, note = (graph, "") if everything else cut(graph, limit)
    note = note and f"{note} Draw all with --all."
    write_map(
        output,
        draw(graph, layout=layout, size_by=size_by, colour_by=color_by, seed=seed, title=title or subject, note=note),
    )
    if note:
        click.echo(note, err=True)
    click.echo(f"{output}: {len(graph)} parties, {graph.number_of_edges()} deals", err=True)
    if open_it:
        click.launch(str(output))


def _part(
    graph: nx.MultiDiGraph[str], store_uri: str, seed: int, *, query_name: str | None, parameters: tuple[str, ...],
    cypher_text: str | None, entity: str | None, depth: int, community: int | None,
) -> tuple[nx.MultiDiGraph[str], str]:  # fmt: skip
    """Take the part of the graph that one of --query, --cypher, --entity and --community names, and a title for it."""
    from ..errors import BadInput, NothingFound
    from ..graphviz.groups import find_groups
    from ..graphviz.selection import around, induced

    given = {"--query": query_name, "--cypher": cypher_text, "--entity": entity, "--community": community}
    chosen = [option for option, value in given.items() if value]
    if len(chosen) > 1:
        raise BadInput(f"{' and '.join(chosen)} exclude each other; give one")
    if entity:
        party = find_party(graph, entity)
        return around(graph, [party], depth), f"Around {graph.nodes[party]['entity'].name}"
    if community:
        groups = find_groups(graph, seed=seed)
        if community > len(groups):
            raise NothingFound(f"there are only {len(groups)} communities; see `bilateral communities`")
        return induced(graph, set(groups[community - 1].members)), f"Community of {groups[community - 1].name}"
    if not query_name and not cypher_text:
        return graph, "Relations"
    rows = _rows(store_uri, query_name, parameters, cypher_text)
    return _spoken_of(graph, rows, query_name or "the query"), query_name or "Query"


def map_of_rows(store: Store, rows: Sequence[Sequence[Any]], output: Path = Path("map.html")) -> Path:
    """Draw the parties that rows speak of, and the ties among them; return the file written.

    Raises
    ------
    NothingFound
        The rows name no party of the graph.
    """
    from ..graphviz.drawing import cut, draw
    from ..graphviz.graph import read_graph
    from ..graphviz.page import write_map

    graph, note = cut(_spoken_of(read_graph(store), rows, "the query"), CUT)
    write_map(output, draw(graph, title="Query", note=note))
    return output


def _rows(
    store_uri: str, query_name: str | None, assignments: tuple[str, ...], text: str | None
) -> list[tuple[Any, ...]]:
    from ..cypher.catalogue import find_query, load_catalogue
    from ..cypher.parameters import free_value, split_assignments
    from ..cypher.runner import run_canned, run_cypher
    from ..loader.store import open_store

    given = split_assignments(assignments)
    with open_store(store_uri) as store:
        if text:
            return run_cypher(store, text, {key: free_value(value) for key, value in given.items()}).rows
        answer = run_canned(store, find_query(load_catalogue(), query_name or ""), given)
    for remark in answer.notes:
        click.echo(f"bilateral: {remark}", err=True)
    return answer.table.rows


def _spoken_of(graph: nx.MultiDiGraph[str], rows: Sequence[Sequence[Any]], source: str) -> nx.MultiDiGraph[str]:
    from ..errors import NothingFound
    from ..graphviz.selection import induced, mentioned

    nodes = mentioned(graph, rows)
    if not nodes:
        raise NothingFound(f"{source}: its rows name no party of the graph; return ids or names of parties")
    return induced(graph, nodes)
