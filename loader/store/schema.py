"""The graph's schema as data: its version, labels, edge types, and the constraints that every store is given."""

from __future__ import annotations

from ..model import KINDS, RELATION_TYPES

SCHEMA_VERSION = 1
"""Raised whenever the shape of the graph changes; a store of another version is refused and has to be rebuilt."""

LABELS: dict[str, str] = {kind: kind.capitalize() for kind in KINDS}
"""Kind of an entity → its second label, after `Entity`."""

EDGE_TYPES: dict[str, str] = {type_: type_.upper() for type_ in RELATION_TYPES}
"""Type of a relation → type of its edge."""

ANY_DEAL = "|".join(EDGE_TYPES.values())
"""The edge types as a Cypher pattern, such as `SIGNED|SUPPLIES|…`."""

DEAL_PROPERTIES = (
    "id",
    "status",
    "date",
    "year",
    "instrument",
    "subject",
    "products",
    "amount",
    "venture",
    "confidence",
    "documents",
    "evidence",
    "evidence_documents",
    "citations",
    "urls",
    "evidence_json",
    "explanation_json",
    "digest",
)
"""Everything that an edge may carry."""

DEFINITIONS = (
    "CREATE CONSTRAINT bilateral_id IF NOT EXISTS FOR (s:Bilateral) REQUIRE s.id IS UNIQUE",
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE",
    "CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    *(
        f"CREATE CONSTRAINT {type_}_id IF NOT EXISTS FOR ()-[r:{edge}]-() REQUIRE r.id IS UNIQUE"
        for type_, edge in EDGE_TYPES.items()
    ),
)
"""Constraints and indexes; each statement changes nothing where it has been run before."""
