"""Tab completion that several commands share: names of parties, names and parameters of canned queries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ..errors import BilateralError

if TYPE_CHECKING:
    from ..cypher.catalogue import CannedQuery

LIMIT = 200


def complete_party(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of parties in the store; none where it cannot be read."""
    return [CompletionItem(name) for name in _party_names(ctx, incomplete)]


def complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of canned queries, each with its title."""
    try:
        catalogue = _catalogue(ctx)
    except BilateralError:
        return []
    return [CompletionItem(name, help=query.title) for name, query in catalogue.items() if name.startswith(incomplete)]


def complete_parameter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer `key=` for the parameters of the query named before, and `key=name` where the parameter is a party."""
    try:
        query = _catalogue(ctx).get(ctx.params.get("name") or "")
    except BilateralError:
        return []
    if query is None:
        return []
    key, equals, value = incomplete.partition("=")
    if equals and any(parameter.name == key and parameter.type == "entity" for parameter in query.parameters):
        return [CompletionItem(f"{key}={name}") for name in _party_names(ctx, value)]
    return [
        CompletionItem(f"{parameter.name}=", help=parameter.description)
        for parameter in query.parameters
        if parameter.name.startswith(key)
    ]


def _catalogue(ctx: click.Context) -> dict[str, CannedQuery]:
    from ..cypher.catalogue import load_catalogue

    folder = ctx.params.get("queries") or os.environ.get("BILATERAL_QUERIES")
    return load_catalogue(Path(folder) if folder else None)


def _party_names(ctx: click.Context, start: str) -> list[str]:
    from ..loader.store import open_store

    uri = ctx.params.get("store_uri") or os.environ.get("BILATERAL_STORE") or "bilateral.kgl"
    query = (
        "MATCH (e:Entity) WHERE toLower(e.name) STARTS WITH toLower($start) "
        "RETURN DISTINCT e.name AS name ORDER BY name LIMIT $limit"
    )
    try:
        with open_store(uri) as store:
            return [str(name) for (name,) in store.read(query, {"start": start, "limit": LIMIT}).rows]
    except BilateralError:
        return []
