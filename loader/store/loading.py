"""Loading and retracting: what differs is written in whole batches, and nothing else.

A load covers the documents that its relations and document records name. Evidence that the store holds from other
documents is kept; evidence from a covered document that the load does not bring is taken back. The comparison goes by
the rows' digests; a finished load, a repeated one and one that was killed and run again all end in the same graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from ...errors import BadInput
from ..model import Entity, Relation
from . import statements
from .base import DocumentRecord, LoadSummary
from .batches import batches
from .graph import GraphStore, Run
from .records import Row, document_row, entity_row, evidence_of, relation_row, stored_row, with_evidence
from .schema import EDGE_TYPES

_CHUNK = 5_000


class Load:
    """One load into a store, or one retraction from it.

    Parameters
    ----------
    store : GraphStore
        The store, open for writing.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._summary = LoadSummary()
        self._entities: set[int] = set()
        self._supports: set[int] = set()
        self._documents: set[str] = set()

    def run(
        self, entities: Iterable[Entity], relations: Iterable[Relation], documents: Iterable[DocumentRecord]
    ) -> LoadSummary:
        """Load, then take back what the covered documents no longer support."""
        for batch in batches(map(entity_row, entities)):
            self._entities.update(_key(row.id) for row in batch)
            self._put_entities(batch)
        for batch in batches(map(document_row, documents)):
            self._documents.update(row.id for row in batch)
            self._put_documents(batch)
        for batch in batches(map(relation_row, relations)):
            self._put_relations(batch)
        self._retract(self._documents, self._supports)
        self._remove_orphans()
        return self._summary

    def forget(self, document: str) -> LoadSummary:
        """Retract everything that `document` alone supports, and the document itself."""
        self._retract({document}, frozenset())
        self._store.transaction(lambda run: run(statements.DELETE_DOCUMENT, id=document))
        self._remove_orphans()
        return self._summary

    def _put_entities(self, batch: list[Row]) -> None:
        rows = self._changed(batch, statements.NODE_DIGESTS["Entity"])
        if rows:

            def work(run: Run) -> None:
                for kind, group in _grouped(rows).items():
                    run(statements.PUT_ENTITIES[kind], rows=[_parameters(row) for row in group])

            self._store.transaction(work)
        self._count(entities_written=len(rows), unchanged=len(batch) - len(rows))

    def _put_documents(self, batch: list[Row]) -> None:
        rows = self._changed(batch, statements.NODE_DIGESTS["Document"])
        if rows:
            self._store.transaction(lambda run: run(statements.PUT_DOCUMENTS, rows=[_parameters(row) for row in rows]))
        self._count(documents_written=len(rows), unchanged=len(batch) - len(rows))

    def _put_relations(self, batch: list[Row]) -> None:
        batch = list({row.id: row for row in batch}.values())
        named = {document: None for row in batch for document in row.properties.get("documents", ())}
        self._name_documents([document for document in named if document not in self._documents])
        self._supports.update(_key(row.id, name) for row in batch for name in row.properties.get("documents", ()))
        written = 0
        for type_, group in _grouped(batch).items():
            rows = self._changed(group, statements.DEAL_DIGESTS[type_])
            if rows:
                written += self._store.transaction(partial(_write_deals, type_=type_, rows=rows))
        self._count(relations_written=written, unchanged=len(batch) - written)

    def _name_documents(self, documents: list[str]) -> None:
        """Give each document that only an evidence names a node, unless it has one."""
        stubs = [document_row(DocumentRecord(document)) for document in documents]
        known = self._digests(stubs, statements.NODE_DIGESTS["Document"])
        new = [_parameters(row) for row in stubs if row.id not in known]
        if new:
            self._store.transaction(lambda run: run(statements.PUT_DOCUMENTS, rows=new))
        self._documents.update(documents)
        self._count(documents_written=len(new))

    def _retract(self, documents: Collection[str], supports: Collection[int]) -> None:
        """Take back evidence from `documents` that `supports` does not list."""
        if not documents:
            return
        for type_ in EDGE_TYPES:
            found = self._store.read(statements.DEALS_OF_DOCUMENTS[type_], {"documents": list(documents)}).rows
            stale = {}
            for id_, sources in found:
                gone = [d for d in sources if d in documents and _key(id_, d) not in supports]
                if gone:
                    stale[id_] = set(gone)
            for ids in _chunks(list(stale)):
                gone_by_id = {id_: stale[id_] for id_ in ids}
                removed, kept = self._store.transaction(partial(_retract_deals, type_=type_, gone=gone_by_id))
                self._count(relations_removed=removed, relations_written=kept)

    def _remove_orphans(self) -> None:
        """Remove entities without a deal, unless this load names them."""
        orphans = [id_ for (id_,) in self._store.read(statements.ORPHANS).rows if _key(id_) not in self._entities]
        for ids in _chunks(orphans):
            self._store.transaction(partial(_delete_entities, ids=ids))
        self._count(entities_removed=len(orphans))

    def _changed(self, rows: list[Row], query: str) -> list[Row]:
        known = self._digests(rows, query)
        return [row for row in {row.id: row for row in rows}.values() if known.get(row.id) != row.digest]

    def _digests(self, rows: list[Row], query: str) -> dict[str, str]:
        if not rows:
            return {}
        return dict(self._store.read(query, {"ids": [row.id for row in rows]}).rows)

    def _count(self, **numbers: int) -> None:
        self._summary += LoadSummary(**numbers)


def _write_deals(run: Run, type_: str, rows: list[Row]) -> int:
    """Write the rows that still differ once the evidence of documents outside the load is added; return how many."""
    stored = _stored(run, type_, [row.id for row in rows])
    differing, moved = [], []
    for row in rows:
        old = stored.get(row.id)
        if old is not None:
            own = set(row.properties.get("documents", ()))
            kept = [entry for entry in evidence_of(old.properties) if entry.document not in own]
            row = with_evidence(row, [*evidence_of(row.properties), *kept]) if kept else row
            if row.digest == old.digest:
                continue
            if (row.head, row.tail) != (old.head, old.tail):
                moved.append(old)
        differing.append(row)
    if moved:
        run(statements.DELETE_DEALS[type_], ids=[row.id for row in moved])
    if differing:
        _put_deals(run, type_, differing)
    if moved:
        run(statements.DELETE_STALE_MENTIONS, pairs=_mentions(moved))
    return len(differing)


def _put_deals(run: Run, type_: str, rows: list[Row]) -> None:
    written = {id_ for (id_,) in run(statements.PUT_DEALS[type_], rows=[_parameters(row) for row in rows])}
    for row in rows:
        if row.id not in written:
            raise BadInput(f"relation {row.id}: no entity '{row.head}' or '{row.tail}'; load the entities with it")
    pairs = _mentions(rows)
    if pairs:
        run(statements.PUT_MENTIONS, pairs=pairs)


def _retract_deals(run: Run, type_: str, gone: dict[str, set[str]]) -> tuple[int, int]:
    """Take the evidence of the documents in `gone` (by relation) back; return how many deals went and how many stay."""
    stored = _stored(run, type_, list(gone))
    deleted, kept = [], []
    for row in stored.values():
        evidence = [entry for entry in evidence_of(row.properties) if entry.document not in gone[row.id]]
        (kept.append(with_evidence(row, evidence)) if evidence else deleted.append(row.id))
    if deleted:
        run(statements.DELETE_DEALS[type_], ids=deleted)
    if kept:
        _put_deals(run, type_, kept)
    run(statements.DELETE_STALE_MENTIONS, pairs=_mentions(list(stored.values())))
    return len(deleted), len(kept)


def _delete_entities(run: Run, ids: list[str]) -> None:
    run(statements.DELETE_ENTITIES, ids=ids)


def _stored(run: Run, type_: str, ids: list[str]) -> dict[str, Row]:
    return {
        deal["id"]: stored_row(type_, head, deal, tail) for head, deal, tail in run(statements.DEALS[type_], ids=ids)
    }


def _mentions(rows: Sequence[Row]) -> list[dict[str, str]]:
    pairs = {
        (document, end): None
        for row in rows
        for document in row.properties.get("documents", ())
        for end in (row.head, row.tail)
    }
    return [{"document": document, "entity": entity} for document, entity in pairs]


def _parameters(row: Row) -> dict[str, Any]:
    return {"id": row.id, "head": row.head, "tail": row.tail, "properties": row.properties}


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return groups


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def _key(*parts: str) -> int:
    """Eight bytes that stand for an id, so that remembering a million of them costs little."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "little")
