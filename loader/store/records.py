"""Entities, documents and relations as the rows that are stored, and back. The `digest` tells whether one differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any

from ...errors import BadInput
from ..model import Citation, Entity, Evidence, Relation
from .base import DocumentRecord

Properties = dict[str, Any]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Row:
    """One node or edge to write: `properties` holds `id` and `digest`; `group` is its kind or type."""

    id: str
    group: str
    properties: Properties
    head: str = ""
    tail: str = ""
    weight: int = 0
    """About how many characters the row holds."""

    @property
    def digest(self) -> str:
        """The hash of everything that the row stores."""
        return str(self.properties["digest"])


def entity_row(entity: Entity) -> Row:
    """Turn an entity into its node."""
    return _row(
        entity.id,
        entity.kind,
        {"name": entity.name, "kind": entity.kind, "country": entity.country, "aliases": list(entity.aliases)},
    )


def document_row(document: DocumentRecord) -> Row:
    """Turn a document into its node; one without a title is titled by its id."""
    return _row(document.id, "document", {"title": document.title or document.id, "sha256": document.sha256})


def relation_row(relation: Relation) -> Row:
    """Turn a resolved relation into its edge.

    Raises
    ------
    BadInput
        The relation has no `id`, `head_id` or `tail_id`: it was not resolved.
    """
    if not (relation.id and relation.head_id and relation.tail_id):
        raise BadInput(f"relation '{relation.head}' – '{relation.tail}' is not resolved; run `bilateral resolve` first")
    evidence = sorted(relation.evidence, key=_place)
    told = {
        "status": relation.status,
        "date": relation.date,
        "instrument": relation.instrument,
        "subject": relation.subject,
        "products": list(relation.products),
        "amount": relation.amount,
        "venture": relation.venture,
        "confidence": relation.confidence,
        "evidence_json": _json([_evidence_object(entry) for entry in evidence]) if evidence else "",
        "explanation_json": _json(relation.extra["explanation"]) if relation.extra.get("explanation") else "",
    }
    citations = [citation for entry in evidence for citation in entry.citations]
    derived = {
        "year": int(relation.date[:4]) if relation.date[:4].isdecimal() else None,
        "documents": _distinct(entry.document for entry in evidence),
        "evidence": [entry.text for entry in evidence],
        "evidence_documents": [entry.document for entry in evidence],
        "citations": _distinct(map(citation_line, citations)),
        "urls": _distinct(citation.url for citation in citations),
    }
    return _row(relation.id, relation.type, told, derived, relation.head_id, relation.tail_id)


def stored_row(type_: str, head: str, properties: Properties, tail: str) -> Row:
    """Take an edge as read from the store for a row."""
    return Row(properties["id"], type_, properties, head, tail)


def evidence_of(properties: Mapping[str, Any]) -> list[Evidence]:
    """Read the evidence of a stored edge back from its `evidence_json`."""
    return [
        Evidence(**{**entry, "citations": [Citation(**citation) for citation in entry.get("citations", ())]})
        for entry in json.loads(properties.get("evidence_json") or "[]")
    ]


def with_evidence(row: Row, evidence: Sequence[Evidence]) -> Row:
    """Give a row other evidence; its other fields stay."""
    p = row.properties
    return relation_row(
        Relation(
            type=row.group,  # type: ignore[arg-type]  # rows are made from relations, whose type was checked
            head="",
            tail="",
            status=p.get("status", "done"),
            date=p.get("date", ""),
            instrument=p.get("instrument", ""),
            subject=p.get("subject", ""),
            products=p.get("products", []),
            amount=p.get("amount", ""),
            venture=p.get("venture", ""),
            confidence=p.get("confidence", 1.0),
            evidence=list(evidence),
            id=row.id,
            head_id=row.head,
            tail_id=row.tail,
            extra={"explanation": json.loads(p["explanation_json"])} if p.get("explanation_json") else {},
        )
    )


def shown_citation(citation: Citation) -> str:
    """Write a citation for a person to read: its line, or the number of a note whose text the document lacks."""
    return citation_line(citation) or f"note {citation.number}, whose text the document lacks"


def citation_line(citation: Citation) -> str:
    """Write a citation as one line: title (year), URL."""
    year = f"({citation.year})" if citation.year else ""
    return ", ".join(part for part in (" ".join(part for part in (citation.title, year) if part), citation.url) if part)


def _row(
    id_: str, group: str, told: Properties, derived: Properties | None = None, head: str = "", tail: str = ""
) -> Row:
    """Make a row of what was `told`, which the digest covers, and what is `derived` from it."""
    text = _json([group, head, tail, told])
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    properties = {"id": id_}
    for part in (told, derived or {}):
        properties.update((key, value) for key, value in part.items() if value not in ("", None, []))
    properties["digest"] = digest
    return Row(id_, group, properties, head, tail, len(text))


def _place(entry: Evidence) -> tuple[str, int, str]:
    return entry.document, -1 if entry.start is None else entry.start, entry.text


def _evidence_object(entry: Evidence) -> Properties:
    """Turn an evidence into the object of the relations file; what is unknown is left out."""
    item: Properties = {"document": entry.document, "text": entry.text}
    if entry.start is not None:
        item["start"] = entry.start
    if entry.end is not None:
        item["end"] = entry.end
    if entry.citations:
        item["citations"] = [asdict(citation) for citation in entry.citations]
    return item


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
