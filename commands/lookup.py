"""Commands that look things up: dossiers of parties, lists and counts, and why a deal is in the graph."""

from __future__ import annotations

from dataclasses import asdict, astuple
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import BadInput, NothingFound
from ..loader.model import KINDS, RELATION_TYPES, STATUSES
from .completing import complete_party
from .options import format_option, min_confidence_option, store_option, write_rows

if TYPE_CHECKING:
    from ..cypher.lookup import Dossier, Tie

kind_option = click.option("--kind", type=click.Choice(KINDS), default=None, help="Only parties of this kind.")
TIE_COLUMNS = (
    "party", "type", "direction", "partner", "partner_kind", "partner_country", "status", "date", "instrument",
    "subject", "products", "amount", "venture", "confidence", "relation",
)  # fmt: skip


@click.command("lookup")
@click.argument("name", shell_complete=complete_party)
@click.option("--with", "other", metavar="NAME", shell_complete=complete_party, help="Only what ties it to this party.")
@click.option("--type", "type_", type=click.Choice(RELATION_TYPES), help="Only ties of this type.")
@click.option("--status", type=click.Choice(STATUSES), help="Only ties that are done, or planned.")
@click.option("--since", metavar="DATE", default="", help="Only ties dated then or later (YYYY, YYYY-MM, YYYY-MM-DD).")
@click.option("--until", metavar="DATE", default="", help="Only ties dated then or earlier.")
@click.option("--evidence", is_flag=True, help="Add the sentences, their documents and the sources that they cite.")
@kind_option
@min_confidence_option
@store_option
@format_option
def lookup_command(
    name: str,
    other: str | None,
    type_: str | None,
    status: str | None,
    since: str,
    until: str,
    evidence: bool,
    kind: str | None,
    min_confidence: float,
    store_uri: str,
    output_format: str,
) -> None:
    """Show the dossier of the party called NAME: its ties by type and country, newest first.

    NAME is a name, another name or an id; * and ? stand for any letters.

    \b
    Example:
      bilateral lookup "Minsk Tractor Plant" --evidence
      bilateral lookup Belarus --with China --since 2020
    """
    from ..cypher.lookup import TieFilter, check_ties, look_up
    from ..loader.store import open_store

    which = TieFilter(type_ or "", status or "", since, until, min_confidence)
    with open_store(store_uri) as store:
        dossiers = look_up(store, name, other or "", kind or "", which)
    check_ties(dossiers, other or "")
    if output_format == "table":
        from ..cypher.dossier import render_dossier

        click.echo("\n".join(render_dossier(dossier, evidence) for dossier in dossiers), nl=False)
        return
    columns = (*TIE_COLUMNS, "evidence") if evidence else TIE_COLUMNS
    rows = [_tie_row(dossier, tie, evidence) for dossier in dossiers for tie in dossier.ties]
    write_rows(columns, rows, output_format)


@click.command("entities")
@click.argument("name", required=False, default="", shell_complete=complete_party)
@kind_option
@click.option("--country", metavar="NAME", default="", help="Only parties of this country.")
@click.option("--explain", is_flag=True, help="Show which names were taken for one party, why, and which nearly were.")
@click.option(
    "--resolved",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With --explain: the folder that resolution wrote, for its own record rather than a comparison anew.",
)
@store_option
@format_option
def entities_command(
    name: str,
    kind: str | None,
    country: str,
    explain: bool,
    resolved: Path | None,
    store_uri: str,
    output_format: str,
) -> None:
    """List the parties in the graph, or those whose name holds NAME; or explain one with --explain.

    \b
    Example:
      bilateral entities --kind company --country Belarus
      bilateral entities "Minsk Tractor Plant" --explain
    """
    from ..loader.store import open_store

    with open_store(store_uri) as store:
        if explain:
            from ..cypher.membership import explain_entity

            if not name:
                raise BadInput("name the party to explain, as in: bilateral entities Minsk --explain")
            rows = [astuple(membership) for membership in explain_entity(store, name, resolved)]
            write_rows(("party", "sort", "name", "other", "score", "reasons"), rows, output_format)
            return
        from ..cypher.overview import list_entities

        listed = list_entities(store, name, kind or "", country)
    if not listed:
        raise NothingFound("no party in the graph fits")
    write_rows(
        ("id", "name", "kind", "country", "aliases", "deals", "partners"),
        [(*astuple(entry.entity), entry.deals, entry.partners) for entry in listed],
        output_format,
    )


@click.command("explain")
@click.argument("relation_id")
@store_option
@format_option
def explain_command(relation_id: str, store_uri: str, output_format: str) -> None:
    """Show why the deal RELATION_ID is in the graph: its sentences with both names marked, and what weighed in.

    \b
    Example:
      bilateral explain "$(bilateral cypher 'MATCH ()-[r:SUPPLIES]->() RETURN r.id LIMIT 1' --format csv | tail -1)"
    """
    from ..cypher.explanation import explain_relation, explanation_rows, render_explanation
    from ..loader.store import open_store

    with open_store(store_uri) as store:
        explanation = explain_relation(store, relation_id)
    if output_format == "table":
        click.echo(render_explanation(explanation), nl=False)
    else:
        write_rows(("about", "name", "value"), list(explanation_rows(explanation)), output_format)


@click.command("stats")
@store_option
@format_option
def stats_command(store_uri: str, output_format: str) -> None:
    """Count what is in the graph: by type, kind, status, year and document.

    \b
    Example:
      bilateral stats --format csv
    """
    from ..cypher.overview import count_all
    from ..loader.store import open_store

    with open_store(store_uri) as store:
        rows = list(count_all(store))
    write_rows(("by", "value", "count"), rows, output_format)


def _tie_row(dossier: Dossier, tie: Tie, evidence: bool) -> tuple[object, ...]:
    direction = ("to" if tie.outward else "from") if tie.type == "supplies" else "both"
    row = (
        dossier.entity.name, tie.type, direction, tie.partner, tie.partner_kind, tie.partner_country, tie.status,
        tie.date, tie.instrument, tie.subject, tie.products, tie.amount, tie.venture, tie.confidence, tie.relation,
    )  # fmt: skip
    if not evidence:
        return row
    return (*row, [asdict(entry) for entry in tie.evidence])
