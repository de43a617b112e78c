"""Why names were taken for one party, and which others were refused: as resolution recorded it, or compared anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..loader.model import Entity
from ..loader.resolution.decision import Party, compare
from ..loader.store import Store
from ..loader.store.find import rank_entities, read_entities
from .parties import select_entities

NEAR = 5
"""How many other parties are compared anew."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Two names, whether they were `joined` as one party or `refused`, how alike they are (0 to 1), and why."""

    party: str
    sort: str
    name: str
    other: str
    score: float
    reasons: list[str]


def explain_entity(store: Store, name: str, resolved: Path | None = None) -> Iterator[Membership]:
    """Explain the names of every party that a name or pattern fits.

    Parameters
    ----------
    store : Store
        An open store.
    name : str
        A name, other name, id or wildcard pattern.
    resolved : Path, optional
        The folder that resolution wrote: its record tells every link that was followed or refused, with people's
        decisions. Without it the party's names, and the parties with the nearest names, are compared anew.

    Yields
    ------
    Membership
        For each party what was joined, then what was refused, the closest first.

    Raises
    ------
    NothingFound
        No party is named so, or several are.
    BadInput
        The folder's entities.jsonl cannot be read.
    """
    entities = select_entities(store, name)
    if resolved is not None:
        recorded = _recorded(resolved / "entities.jsonl", {entity.id for entity in entities})
        for entity in entities:
            yield from recorded.get(entity.id, ())
        return
    everyone = read_entities(store)
    for entity in entities:
        yield from _compared(entity, everyone)


def _compared(entity: Entity, everyone: list[Entity]) -> Iterator[Membership]:
    for alias in entity.aliases:
        found = compare(_party(entity), _party(entity, alias))
        yield Membership(entity.name, "joined", entity.name, alias, found.score, found.reasons)
    near = rank_entities([other for other in everyone if other.id != entity.id], entity.name, limit=NEAR)
    compared = [(match.entity, compare(_party(entity), _party(match.entity))) for match in near]
    for other, found in sorted(compared, key=lambda pair: (-pair[1].score, pair[0].id)):
        yield Membership(entity.name, "refused", entity.name, f"{other.name} ({other.id})", found.score, found.reasons)


def _recorded(path: Path, ids: set[str]) -> dict[str, list[Membership]]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {row["id"]: list(_memberships(row)) for row in rows if row["id"] in ids}
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}; give the folder that `resolve` wrote") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path}: not what `resolve` writes: {error!r}; run `bilateral resolve` again") from error


def _memberships(row: dict[str, Any]) -> Iterator[Membership]:
    for sort in ("joined", "refused"):
        for reason in row.get(sort, ()):
            yield Membership(
                row["name"], sort, reason["name"], reason["other"], float(reason["score"]), list(reason["reasons"])
            )


def _party(entity: Entity, name: str = "") -> Party:
    return Party(name or entity.name, entity.kind, entity.country)
