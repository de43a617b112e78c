"""Loading and retracting: what differs is written in whole batches, and nothing else.

A load covers the documents that its relations and document records name. Evidence that the store holds from other
documents is kept; evidence from a covered document that the load does not bring is taken back. The comparison goes by
the rows' digests; a finished load, a repeated one and one that was killed and run again all end in the same graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from ...errors import BadInput
from ..model import Entity, Relation
from . import statements
from .base import DocumentRecord, LoadSummary
from .batches import batches
from .deals import grouped, parameters_of, retract_deals, write_deals
from .graph import GraphStore, Run
from .keys import Item, Keys
from .records import Row, document_row, entity_row, relation_row
from .schema import EDGE_TYPES

_CHUNK = 5_000
_FEW_DOCUMENTS = 50
"""Up to here the engine picks the deals of the covered documents; beyond, looking them all through is faster."""


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
        self._documents: set[str] = set()
        self._entities = Keys()
        self._supports = Keys()
        self._fresh = not store.read(statements.ANY_DEALS).rows

    def run(
        self, entities: Iterable[Entity], relations: Iterable[Relation], documents: Iterable[DocumentRecord]
    ) -> LoadSummary:
        """Load, then take back what the covered documents no longer support."""
        for batch in batches(map(entity_row, entities)):
            self._entities.add((row.id,) for row in batch)
            self._put_entities(batch)
        for batch in batches(map(document_row, documents)):
            self._documents.update(row.id for row in batch)
            self._put_documents(batch)
        for batch in batches(map(relation_row, relations)):
            self._put_relations(batch)
        if not self._fresh:
            self._retract(self._documents)
        self._remove_orphans()
        return self._summary

    def forget(self, document: str) -> LoadSummary:
        """Retract everything that `document` alone supports, and the document itself."""
        self._retract({document})
        self._store.transaction(lambda run: run(statements.DELETE_DOCUMENT, id=document))
        self._remove_orphans()
        return self._summary

    def _put_entities(self, batch: list[Row]) -> None:
        rows = self._changed(batch, statements.NODE_DIGESTS["Entity"])
        if rows:
            self._store.transaction(partial(_write_entities, rows=rows))
        self._count(entities_written=len(rows), unchanged=len(batch) - len(rows))

    def _put_documents(self, batch: list[Row]) -> None:
        rows = self._changed(batch, statements.NODE_DIGESTS["Document"])
        if rows:
            self._store.transaction(partial(_write_documents, rows=rows))
        self._count(documents_written=len(rows), unchanged=len(batch) - len(rows))

    def _put_relations(self, batch: list[Row]) -> None:
        batch = list({row.id: row for row in batch}.values())
        supports = [(row.id, document) for row in batch for document in row.properties.get("documents", ())]
        self._check_ends(batch)
        self._supports.add(supports)
        self._name_documents([name for name in dict.fromkeys(d for _, d in supports) if name not in self._documents])
        rows = batch
        if not self._fresh:
            groups = grouped(batch).items()
            rows = [row for type_, group in groups for row in self._changed(group, statements.DEAL_DIGESTS[type_])]
        written = self._store.transaction(partial(write_deals, rows=rows)) if rows else 0
        self._count(relations_written=written, unchanged=len(batch) - written)

    def _check_ends(self, batch: list[Row]) -> None:
        """Refuse a batch with a party that neither this load nor the store knows."""
        relation_of = {(end,): row.id for row in batch for end in (row.head, row.tail)}
        strange = [end for (end,) in self._entities.lacking(list(relation_of))]
        known = dict(self._store.read(statements.NODE_DIGESTS["Entity"], {"ids": strange}).rows) if strange else {}
        for end in strange:
            if end not in known:
                raise BadInput(f"relation {relation_of[(end,)]}: no entity '{end}'; load the entities with it")

    def _name_documents(self, documents: list[str]) -> None:
        """Give each document that only an evidence names a node, unless it has one."""
        stubs = [document_row(DocumentRecord(document)) for document in documents]
        known = self._digests(stubs, statements.NODE_DIGESTS["Document"])
        new = [row for row in stubs if row.id not in known]
        if new:
            self._store.transaction(partial(_write_documents, rows=new))
        self._documents.update(documents)
        self._count(documents_written=len(new))

    def _retract(self, documents: Collection[str]) -> None:
        """Take back the evidence from `documents` that this load did not bring."""
        few = len(documents) <= _FEW_DOCUMENTS
        queries = statements.DEALS_OF_DOCUMENTS if few else statements.DEALS_AND_DOCUMENTS
        given = {"documents": list(documents)} if few else {}
        find = partial(_unsupported, documents=documents, supports=self._supports)
        for type_ in EDGE_TYPES if documents else ():
            stale = self._store.fold(queries[type_], given, find)
            for ids in _chunks(list(stale)):
                gone = {id_: stale[id_] for id_ in ids}
                removed, kept = self._store.transaction(partial(retract_deals, type_=type_, gone=gone))
                self._count(relations_removed=removed, relations_written=kept)

    def _remove_orphans(self) -> None:
        """Remove entities without a deal, unless this load names them."""
        found = self._store.fold(statements.ORPHANS, {}, list)
        orphans = [id_ for (id_,) in self._entities.lacking(found)]
        for ids in _chunks(orphans):
            self._store.transaction(partial(_delete_entities, ids=ids))
        self._count(entities_removed=len(orphans))

    def _changed(self, rows: list[Row], query: str) -> list[Row]:
        known = self._digests(rows, query)
        return [row for row in {row.id: row for row in rows}.values() if known.get(row.id) != row.digest]

    def _digests(self, rows: list[Row], query: str) -> dict[str, str]:
        return dict(self._store.read(query, {"ids": [row.id for row in rows]}).rows) if rows else {}

    def _count(self, **numbers: int) -> None:
        self._summary += LoadSummary(**numbers)


def _write_entities(run: Run, rows: list[Row]) -> None:
    for kind, group in grouped(rows).items():
        run(statements.PUT_ENTITIES[kind], rows=parameters_of(group))


def _write_documents(run: Run, rows: list[Row]) -> None:
    run(statements.PUT_DOCUMENTS, rows=parameters_of(rows))


def _delete_entities(run: Run, ids: list[str]) -> None:
    run(statements.DELETE_ENTITIES, ids=ids)


def _unsupported(rows: Iterator[tuple[Any, ...]], documents: Collection[str], supports: Keys) -> dict[str, set[str]]:
    """Find, among rows of deal and documents, the pairs in the covered documents that `supports` does not hold."""
    stale: dict[str, set[str]] = {}
    for chunk in _chunked((id_, name) for id_, names in rows for name in names if name in documents):
        for id_, name in supports.lacking(chunk):
            stale.setdefault(id_, set()).add(name)
    return stale


def _chunked(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, 100_000)):
        yield chunk


def _chunks(items: list[str]) -> Iterator[list[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
