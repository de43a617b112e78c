"""The options that choose a part of the graph, shared by the commands that analyse, draw and export it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..loader.model import KINDS, RELATION_TYPES, STATUSES
from .options import min_confidence_option

if TYPE_CHECKING:
    import networkx as nx

F = TypeVar("F", bound=Callable[..., Any])
_FIELDS = ("types", "kinds", "countries", "statuses", "instruments", "since", "until", "dated_only", "min_confidence")


def selection_options(command: F) -> F:
    """Add --type, --kind, --country, --status, --instrument, --since, --until, --dated-only and --min-confidence."""
    options = (
        click.option(
            "--type", "types", multiple=True, type=click.Choice(RELATION_TYPES), help="Only this type; repeatable."
        ),
        click.option(
            "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of party; repeatable."
        ),
        click.option(
            "--country", "countries", multiple=True, metavar="NAME", help="Deals of this country; repeatable."
        ),
        click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only this status."),
        click.option(
            "--instrument", "instruments", multiple=True, metavar="TEXT", help="Only this instrument; repeatable."
        ),
        click.option("--since", default="", metavar="DATE", help="From this date on: YYYY, YYYY-MM or YYYY-MM-DD."),
        click.option(
            "--until", "--as-of", "until", default="", metavar="DATE", help="Up to this date: the graph as of then."
        ),
        click.option("--dated-only", is_flag=True, help="Leave out deals without a date."),
        min_confidence_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_selection(store_uri: str, options: dict[str, Any]) -> nx.MultiDiGraph[str]:
    """Read the graph and keep what the options of `selection_options` choose; they are taken out of `options`.

    Raises
    ------
    NothingFound
        The selection is empty.
    """
    from ..errors import NothingFound
    from ..graphviz.graph import read_graph
    from ..graphviz.selection import Selection, select
    from ..loader.store import open_store

    selection = Selection(**{field: options.pop(field) for field in _FIELDS})
    with open_store(store_uri) as store:
        graph = select(read_graph(store), selection)
    if not len(graph):
        raise NothingFound(f"{store_uri}: no deal fits the selection; widen it or see `bilateral stats`")
    return graph
