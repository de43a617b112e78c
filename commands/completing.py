"""Tab completion that several commands share: names of parties, names and parameters of canned queries."""

from __future__ import annotations

import os
import re
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
    return [CompletionItem(_for_shell(name)) for name in _party_names(ctx, incomplete)]


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
        catalogue = _catalogue(ctx)
    except BilateralError:
        return []
    named = [word for word in (ctx.params.get("name"), *ctx.args) if word in catalogue]
    if not named:
        return []
    query = catalogue[named[0]]
    key, equals, value = incomplete.partition("=")
    if equals and any(parameter.name == key and parameter.type == "entity" for parameter in query.parameters):
        return [CompletionItem(_for_shell(f"{key}={name}")) for name in _party_names(ctx, value)]
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


def _for_shell(word: str) -> str:
    """Escape what bash would split a word at, unless the user has opened a quote; other shells do it themselves."""
    if not os.environ.get("_BILATERAL_COMPLETE", "").startswith("bash"):
        return word
    typed = os.environ.get("COMP_WORDS", "")
    if typed.count('"') % 2 or typed.count("'") % 2:
        return word
    return re.sub(r"([^\w=.,:/@%+-])", r"\\\\\1", word)  # twice: click's bash function reads one away
