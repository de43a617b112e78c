"""Why names were taken for one party, and which others are near: the comparator asked again, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..loader.model import Entity
from ..loader.resolution.decision import Comparison, Party, compare
from ..loader.store import Store
from ..loader.store.find import rank_entities, read_entities
from .parties import select_entities

NEAR = 5


@dataclass(frozen=True, slots=True)
class Membership:
    """A name of a party (`sort` is "member"), or another party that was not taken for it ("other")."""

    party: str
    sort: str
    name: str
    comparison: Comparison


def explain_entity(store: Store, name: str) -> Iterator[Membership]:
    """Compare a party with each of its other names, and with the parties whose names come closest.

    Parameters
    ----------
    store : Store
        An open store.
    name : str
        A name, other name, id or wildcard pattern.

    Yields
    ------
    Membership
        For every party that the name fits: its members first, then the nearest others, the closest first. Decisions
        of a user, which resolution obeys first, are not among the reasons.

    Raises
    ------
    NothingFound
        No party is named so, or several are.
    """
    everyone = read_entities(store)
    for entity in select_entities(store, name):
        for alias in entity.aliases:
            yield Membership(entity.name, "member", alias, compare(_party(entity), _party(entity, alias)))
        others = [other for other in everyone if other.id != entity.id]
        near = rank_entities(others, entity.name, limit=NEAR)
        compared = [(match.entity, compare(_party(entity), _party(match.entity))) for match in near]
        for other, comparison in sorted(compared, key=lambda pair: (-pair[1].score, pair[0].id)):
            yield Membership(entity.name, "other", f"{other.name} ({other.id})", comparison)


def _party(entity: Entity, name: str = "") -> Party:
    return Party(name or entity.name, entity.kind, entity.country)
