"""Lists and counts of what a graph holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..loader.model import Entity
from ..loader.store import Store
from .parties import names_fit

_ENTITIES = """
MATCH (e:Entity)
WHERE ($kind = '' OR e.kind = $kind) AND ($country = '' OR e.country = $country OR e.name = $country)
OPTIONAL MATCH (e)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]-(b:Entity)
RETURN e.id AS id, e.name AS name, e.kind AS kind, e.country AS country, e.aliases AS aliases,
       count(DISTINCT r.id) AS deals, count(DISTINCT b.id) AS partners
ORDER BY name, id
"""
_PARTIES = "MATCH (n:Entity)"
_DEALS = "MATCH (:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(:Entity)"
_COUNTS = {
    "total": f"{_PARTIES} RETURN 'entities' AS value, count(n) AS number",
    "total deals": f"{_DEALS} RETURN 'deals' AS value, count(r) AS number",
    "total documents": "MATCH (d:Document) RETURN 'documents' AS value, count(d) AS number",
    "type": f"{_DEALS} RETURN toLower(type(r)) AS value, count(r) AS number ORDER BY number DESC, value",
    "kind": f"{_PARTIES} RETURN coalesce(n.kind, 'unknown') AS value, count(n) AS number ORDER BY number DESC, value",
    "status": f"{_DEALS} RETURN r.status AS value, count(r) AS number ORDER BY number DESC, value",
    "year": f"{_DEALS} RETURN coalesce(toString(r.year), 'undated') AS value, count(r) AS number ORDER BY value",
    "document": f"{_DEALS} UNWIND r.documents AS value RETURN value, count(DISTINCT r.id) AS number ORDER BY value",
}
"""What is counted → the query that counts it."""


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """A party and how much is known of it: its deals and the partners that they tie it to."""

    entity: Entity
    deals: int
    partners: int


def list_entities(store: Store, pattern: str = "", kind: str = "", country: str = "") -> list[ListedEntity]:
    """List parties in order of name.

    Parameters
    ----------
    store : Store
        An open store.
    pattern : str, optional
        A name, or part of one, in any case; or a pattern with `*` and `?` for the whole name. Other names count.
    kind, country : str, optional
        Only parties of this kind or country.
    """
    wildcard = pattern if set(pattern) & set("*?") else f"*{pattern}*"
    listed = []
    for id_, name, of_kind, of_country, aliases, deals, partners in store.read(
        _ENTITIES, {"kind": kind, "country": country}
    ).rows:
        entity = Entity(id_, name, of_kind or "", of_country or "", list(aliases or []))
        if not pattern or id_ == pattern or names_fit(entity, wildcard):
            listed.append(ListedEntity(entity, deals, partners))
    return listed


def count_all(store: Store) -> Iterator[tuple[str, str, int]]:
    """Count what is in the graph.

    Yields
    ------
    tuple of str, str, int
        What is counted by (total, type, kind, status, year, document), the value, and the number: of parties for
        `kind`, of deals for the others. A deal counts for each document that tells it.
    """
    for group, query in _COUNTS.items():
        for value, number in store.read(query).rows:
            yield group.split()[0], value, number
