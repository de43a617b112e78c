"""`bilateral path`, `rank` and `communities`: shortest chains, centrality, groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import format_option, store_option, write_rows
from .selection import read_selection, selection_options

if TYPE_CHECKING:
    import networkx as nx

MEASURE_NAMES = (
    "degree", "deals", "supplies-out", "supplies-in", "betweenness", "closeness",
    "eigenvector", "pagerank", "hubs", "authorities", "core", "cut",
)  # fmt: skip
PATH_COLUMNS = (
    "chain", "step", "party", "type", "partner", "status", "date", "instrument", "products", "confidence", "document",
    "evidence", "id",
)  # fmt: skip
METHOD_NAMES = ("louvain", "multilevel", "core", "component", "country")
_plot_option = click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.svg",
    help="Also draw it, as an SVG picture.",
)
_seed_option = click.option("--seed", default=0, show_default=True, help="Seed of what is drawn at random.")


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1), help="The most chains to show.")
@selection_options
@store_option
@format_option
def path_command(start: str, end: str, limit: int, store_uri: str, output_format: str, **options: Any) -> None:
    """Show the shortest chains of ties between two parties, with each deal and the sentence behind it.

    A and B are names, aliases or ids; a near miss is taken if it is clear and offered if it is not.

    \b
    Example:
      bilateral path Minsk Bishkek
    """
    from ..errors import NothingFound
    from ..graphviz.paths import shortest_chains

    graph = read_selection(store_uri, options)
    ends = [find_party(graph, text) for text in (start, end)]
    chains = shortest_chains(graph, ends[0], ends[1], limit)
    if not chains:
        raise NothingFound(f"no chain of ties leads from '{start}' to '{end}' in this selection")
    rows = [
        (
            number,
            position,
            step.party.name,
            "is supplied by" if deal.type == "supplies" and deal.tail_id == step.party.id else deal.type,
            step.partner.name,
            deal.status,
            deal.date,
            deal.instrument,
            deal.products,
            deal.confidence,
            deal.document,
            deal.evidence[0].text if deal.evidence else "",
            deal.id,
        )
        for number, chain in enumerate(chains, 1)
        for position, step in enumerate(chain, 1)
        for deal in step.deals
    ]
    write_rows(PATH_COLUMNS, rows, output_format)


@click.command("rank")
@click.option("--by", "measure", type=click.Choice(MEASURE_NAMES), default="degree", show_default=True, help="Measure.")
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(0), help="The most parties to show; 0: all."
)
@click.option(
    "--samples", type=click.IntRange(16), help="Sample betweenness from this many parties; else exact if it can be."
)
@click.option("--backend", type=click.Choice(("auto", "networkx", "igraph")), default="auto", show_default=True)
@_seed_option
@_plot_option
@selection_options
@store_option
@format_option
def rank_command(
    measure: str, limit: int, samples: int | None, backend: Any, seed: int, plot: Path | None,
    store_uri: str, output_format: str, **options: Any,
) -> None:  # fmt: skip
    """Rank parties by a measure of how central they are.

    degree: partners · deals: deals · supplies-out, supplies-in: supply deals given and taken · betweenness: chains
    between others that pass through · closeness: nearness to all · eigenvector: ties to the well tied · pagerank ·
    hubs, authorities: suppliers and recipients by HITS · core: densest core · cut: pieces left without the party

    \b
    Example:
      bilateral rank --by betweenness --kind country --as-of 2023 --plot rank.svg
    """
    from ..graphviz.centrality import MEASURES, rank
    from ..graphviz.picture import bar_picture

    graph = read_selection(store_uri, options)
    ranking = rank(graph, measure, backend=backend, samples=samples, seed=seed)
    click.echo(f"{measure}: {MEASURES[measure].title}; {ranking.method}", err=True)
    order = sorted(ranking.scores, key=lambda node: (-round(ranking.scores[node], 9), node))[: limit or None]
    parties = [graph.nodes[node]["entity"] for node in order]
    scores = [round(ranking.scores[node], 9) for node in order]
    columns = [
        "rank",
        "party",
        "kind",
        "country",
        measure.replace("-", "_"),
        *(["margin"] if ranking.margin else []),
        "id",
    ]
    margin = [float(f"{ranking.margin:.3g}")] if ranking.margin else []
    rows = [
        (place, party.name, party.kind, party.country, score, *margin, party.id)
        for place, (party, score) in enumerate(zip(parties, scores, strict=True), 1)
    ]
    if plot:
        bar_picture(plot, f"Parties by {MEASURES[measure].title}", [party.name for party in parties], scores)
    write_rows(columns, rows, output_format)


@click.command("communities")
@click.option(
    "--by", "method", type=click.Choice(METHOD_NAMES), default="louvain", show_default=True, help="How to group."
)
@click.option(
    "--ties", is_flag=True, help="List the ties between the groups; by country: the country–country projection."
)
@click.option(
    "--bridges", "show_bridges", is_flag=True, help="List the pairs whose ties alone hold two parts together."
)
@click.option("--limit", default=0, type=click.IntRange(0), help="The most rows to show; 0: all.")
@_seed_option
@_plot_option
@selection_options
@store_option
@format_option
def communities_command(
    method: Any, ties: bool, show_bridges: bool, limit: int, seed: int, plot: Path | None,
    store_uri: str, output_format: str, **options: Any,
) -> None:  # fmt: skip
    """Find groups of closely tied parties, the ties between the groups, or the ties that hold the graph together.

    \b
    Example:
      bilateral communities --by country --ties --plot countries.svg
    """
    from ..graphviz.groups import bridges, country_assortativity, find_groups, group_ties, modularity
    from ..graphviz.picture import matrix_picture

    graph = read_selection(store_uri, options)
    entities = {node: data["entity"] for node, data in graph.nodes(data=True)}
    if show_bridges:
        found = bridges(graph)[: limit or None]
        columns: tuple[str, ...] = ("party", "partner", "cuts_off", "party_id", "partner_id")
        write_rows(columns, [(entities[a].name, entities[b].name, size, a, b) for a, b, size in found], output_format)
        return
    groups = find_groups(graph, method, seed)
    assortativity = country_assortativity(graph)
    click.echo(
        f"{len(groups)} groups by {method}, modularity {modularity(graph, groups):.3f}, assortativity by country "
        f"{'undefined' if assortativity is None else format(assortativity, '.3f')}",
        err=True,
    )
    between = group_ties(graph, groups)
    if plot:
        matrix_picture(
            plot,
            f"Deals between groups ({method})",
            [g.name for g in groups],
            [(t.first, t.second, t.deals) for t in between],
        )
    if ties:
        columns = ("group", "other", "deals", "shared_partners")
        rows: list[tuple[Any, ...]] = [
            (t.first, t.second, t.deals, t.shared_partners) for t in between if t.first != t.second
        ]
    else:
        columns = ("number", "group", "size", "inner_deals", "members")
        inner = {t.first: t.deals for t in between if t.first == t.second}
        rows = [
            (number, g.name, len(g.members), inner.get(g.name, 0), [entities[m].name for m in g.members])
            for number, g in enumerate(groups, 1)
        ]
    write_rows(columns, rows[: limit or None], output_format)


def find_party(graph: nx.MultiDiGraph[str], text: str) -> str:
    """Give the id of the party that a text names, saying so where a near miss is taken."""
    from ..graphviz.graph import entities_of
    from ..loader.store.find import one_match, rank_entities

    match = one_match(rank_entities(entities_of(graph).values(), text), text)
    if match.how == "similar":
        click.echo(f"taking '{text}' for {match.entity.name}", err=True)
    return match.entity.id
