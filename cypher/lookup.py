"""Look-ups: the ties of a party, or those between two, as plain records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from ..errors import BadInput, NothingFound
from ..loader.model import RELATION_TYPES, STATUSES, Entity, Evidence, Kind
from ..loader.store import Store
from ..loader.store.records import evidence_of
from .parameters import typed_value
from .parties import described, identify, select_entities

_TIES = """
MATCH (a:Entity {id: $party})-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
WHERE ($other = '' OR b.id = $other)
  AND ($type = '' OR type(r) = $type)
  AND ($status = '' OR r.status = $status)
  AND ($since = '' OR r.date >= left($since, size(r.date)))
  AND ($until = '' OR left(r.date, size($until)) <= $until)
  AND r.confidence >= $min_confidence
RETURN DISTINCT toLower(type(r)) AS type, startNode(r).id = $party AS outward, b.id AS partner_id, b.name AS partner,
       b.kind AS partner_kind, CASE WHEN b.kind = 'country' THEN b.name ELSE b.country END AS partner_country,
       r.id AS relation, r.status AS status, r.date AS date, r.instrument AS instrument, r.subject AS subject,
       r.products AS products, r.amount AS amount, r.venture AS venture, r.confidence AS confidence,
       r.evidence_json AS evidence_json
ORDER BY relation
"""
HEADINGS = {
    ("signed", True): "Signed with",
    ("signed", False): "Signed with",
    ("supplies", True): "Supplies to",
    ("supplies", False): "Is supplied by",
    ("sister_city", True): "Sister cities",
    ("sister_city", False): "Sister cities",
    ("joint_venture", True): "Joint ventures with",
    ("joint_venture", False): "Joint ventures with",
}
"""(Type, whether the party is the head) → heading of the dossier's section; they stand in this order."""


@dataclass(frozen=True, slots=True)
class TieFilter:
    """What ties to show; an empty field shows all. Dates are YYYY, YYYY-MM or YYYY-MM-DD, both ends included.

    A deal dated by year or month counts if any day of it fits; a deal without a date fits no date filter.
    """

    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        if self.type and self.type not in RELATION_TYPES:
            raise BadInput(f"type '{self.type}' is not one of {', '.join(RELATION_TYPES)}")
        if self.status and self.status not in STATUSES:
            raise BadInput(f"status '{self.status}' is not one of {', '.join(STATUSES)}")
        for date in (self.since, self.until):
            typed_value("date", date)


@dataclass(frozen=True, slots=True)
class Tie:
    """One deal of a party, seen from it: `outward` tells whether the party is the head (the supplier)."""

    type: str
    outward: bool
    partner_id: str
    partner: str
    partner_kind: str
    partner_country: str
    relation: str
    status: str
    date: str
    instrument: str
    subject: str
    products: list[str] = field(default_factory=list)
    amount: str = ""
    venture: str = ""
    confidence: float = 1.0
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The section of the dossier to which it belongs."""
        return HEADINGS[self.type, self.outward]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A party and its ties: by section, then partner's country, newest first."""

    entity: Entity
    ties: list[Tie]


def look_up(
    store: Store, name: str, other: str = "", kind: Kind | str = "", which: TieFilter | None = None
) -> list[Dossier]:
    """Make the dossier of every party that a name fits, or of what ties it to another.

    Parameters
    ----------
    store : Store
        An open store.
    name : str
        Name, other name or id; with `*` and `?` it may fit several.
    other : str, optional
        A second party; only the ties between the two are shown.
    kind : str, optional
        Only parties of this kind (the first one; the second may be of any).
    which : TieFilter, optional
        Which ties to show.

    Returns
    -------
    list of Dossier
        In order of name.

    Raises
    ------
    NothingFound
        No party is named so, or several are; the message offers the closest.
    """
    partner = identify(store, other).id if other else ""
    which = which or TieFilter()
    return [Dossier(entity, _ties(store, entity.id, partner, which)) for entity in select_entities(store, name, kind)]


def check_ties(dossiers: Sequence[Dossier], other: str = "") -> None:
    """Raise `NothingFound` where no dossier holds a tie."""
    if not any(dossier.ties for dossier in dossiers):
        first = dossiers[0].entity
        whom = f"{first.name} ({described(first)})" if len(dossiers) == 1 else f"the {len(dossiers)} parties"
        raise NothingFound(f"no such tie of {whom}{f' with {other}' if other else ''} is in the graph")


def _ties(store: Store, party: str, partner: str, which: TieFilter) -> list[Tie]:
    table = store.read(
        _TIES,
        {
            "party": party,
            "other": partner,
            "type": which.type.upper(),
            "status": which.status,
            "since": which.since,
            "until": which.until,
            "min_confidence": which.min_confidence,
        },
    )
    ties = [_tie(dict(zip(table.columns, row, strict=True))) for row in table.rows]
    sections = list(dict.fromkeys(HEADINGS.values()))
    ties.sort(key=lambda tie: tie.date, reverse=True)
    return sorted(ties, key=lambda tie: (sections.index(tie.heading), tie.partner_country or "~"))


def _tie(row: Mapping[str, Any]) -> Tie:
    known: dict[str, Any] = {
        f.name: row[f.name] if row[f.name] is not None else "" for f in fields(Tie) if f.name in row
    }
    known["products"] = row["products"] or []
    return Tie(**known, evidence=evidence_of({"evidence_json": row["evidence_json"] or json.dumps([])}))
