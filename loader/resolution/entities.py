"""From a cluster of members to an entity: its name, kind, country and an id that does not change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from ..model import Entity
from .lexicon import lexicon
from .name import Name, read_name
from .parties import Member

LENGTH_OF_ID = 16


def stable_id(*parts: str) -> str:
    """Make an id of texts: the same on every machine and in every run."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH_OF_ID]


def entity_of(cluster: Sequence[Member], known: Sequence[Entity] = ()) -> Entity:
    """Make the entity of a cluster.

    Parameters
    ----------
    cluster : sequence of Member
        At least one.
    known : sequence of Entity
        Entities that members of the cluster belong to already; the first one gives id, name and kind.

    Returns
    -------
    Entity
    """
    if len(cluster) == 1 and not known:
        spellings, kinds, countries = cluster[0].spellings, cluster[0].kinds, {_country_of(cluster[0]): 1}
    else:
        spellings = _total((member.spellings, 1) for member in cluster)
        kinds = _total((member.kinds, 1) for member in cluster)
        countries = _total(({_country_of(member): 1}, sum(member.spellings.values())) for member in cluster)
    countries.pop("", None)
    old = known[0] if known else None
    name = old.name if old else canonical_name(spellings)
    country = (old.country if old else "") or _usual(countries)
    kind = (old.kind if old else "") or ("country" if read_name(name).country else _usual(kinds))
    country = lexicon().country_names.get(country, country)
    if kind == "country":
        country = name
    aliases = set(spellings) | {alias for entity in known for alias in (entity.name, *entity.aliases)}
    return Entity(
        id=old.id if old else stable_id(kind, country, name),
        name=name,
        kind=kind,  # type: ignore[arg-type]
        country=country,
        aliases=sorted(aliases - {name}),
    )


def canonical_name(spellings: Mapping[str, int]) -> str:
    """Choose the name to show: a country's usual short one, else the most frequent spelling, rather no abbreviation."""
    if len(spellings) == 1:
        (only,) = spellings
        country = read_name(only).country
        return lexicon().country_names[country] if country else only
    reads = {spelling: read_name(spelling) for spelling in spellings}
    for read in sorted(reads.values(), key=lambda r: r.text):
        if read.country:
            return lexicon().country_names[read.country]
    return min(spellings, key=lambda s: (bool(reads[s].abbreviation), -_clean(reads[s]), -spellings[s], -len(s), s))


def _clean(name: Name) -> int:
    """Prefer a name without legal form, quotes and brackets, written in latin letters."""
    return int(not name.form) + int(not any(c in name.text for c in '"“”«»()')) + 2 * int(name.text[:1].isascii())


def _country_of(member: Member) -> str:
    if member.party.country:
        return member.party.country
    codes = {word.key[1:] for word in member.read.words if word.kind == "country"}
    return codes.pop() if len(codes) == 1 else ""


def _total(counts: Iterable[tuple[Mapping[str, int], int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each, times in counts:
        for value, count in each.items():
            total[value] = total.get(value, 0) + count * times
    return total


def _usual(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""
