"""Writing and retracting deals: evidence is merged, moved ends are redrawn, mentions follow.

Where the engine commits statement by statement, a deal changes last, after everything that goes by it: a run that was
stopped before finds it as it was and does all of it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...errors import StoreUnavailable
from . import statements
from .graph import Run
from .records import Row, evidence_of, stored_row, with_evidence


def write_deals(run: Run, rows: list[Row]) -> int:
    """Write the rows that differ from the store once the evidence it has from other documents is added.

    Returns
    -------
    int
        How many were written.
    """
    created: list[Row] = []
    updated: list[Row] = []
    moved: list[Row] = []
    left: list[Row] = []
    for type_, group in grouped(rows).items():
        stored = _stored(run, type_, [row.id for row in group])
        for row in group:
            old = stored.get(row.id)
            if old is None:
                created.append(row)
                continue
            row = _merged(row, old)
            if (row.head, row.tail) != (old.head, old.tail):
                moved.append(row)
                left.append(old)
            elif row.digest != old.digest:
                updated.append(row)
    _drop_mentions(run, left)
    _put_mentions(run, [*created, *updated, *moved])
    for statement, chosen in (
        (statements.CREATE_DEALS, created),
        (statements.UPDATE_DEALS, updated),
        (statements.MOVE_DEALS, moved),
    ):
        _put(run, statement, chosen)
    return len(created) + len(updated) + len(moved)


def retract_deals(run: Run, type_: str, gone: Mapping[str, set[str]]) -> tuple[int, int]:
    """Take back the evidence of the documents that `gone` names for each deal.

    Returns
    -------
    tuple of int
        How many deals went because nothing else supports them, and how many stay.
    """
    stored = _stored(run, type_, list(gone))
    deleted: list[str] = []
    kept: list[Row] = []
    for row in stored.values():
        evidence = [entry for entry in evidence_of(row.properties) if entry.document not in gone[row.id]]
        if evidence:
            kept.append(with_evidence(row, evidence))
        else:
            deleted.append(row.id)
    _drop_mentions(run, stored.values())
    _put_mentions(run, kept)
    _put(run, statements.UPDATE_DEALS, kept)
    if deleted:
        run(statements.DELETE_DEALS[type_], ids=deleted)
    return len(deleted), len(kept)


def parameters_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Turn rows into the `$rows` of a statement."""
    return [{"id": row.id, "head": row.head, "tail": row.tail, "properties": row.properties} for row in rows]


def grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Group rows by kind or type, for statements that name a label or an edge type."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return groups


def _merged(row: Row, old: Row) -> Row:
    """Add the evidence that the store has from documents which this telling does not come from."""
    own = set(row.properties.get("documents", ()))
    kept = [entry for entry in evidence_of(old.properties) if entry.document not in own]
    return with_evidence(row, [*evidence_of(row.properties), *kept]) if kept else row


def _put(run: Run, statement: Mapping[str, str], rows: list[Row]) -> None:
    for type_, group in grouped(rows).items():
        written = {id_ for (id_,) in run(statement[type_], rows=parameters_of(group))}
        for row in group:
            if row.id not in written:
                raise StoreUnavailable(
                    f"relation {row.id}: '{row.head}' or '{row.tail}' has gone from the store; load again"
                )


def _put_mentions(run: Run, rows: list[Row]) -> None:
    if pairs := _mentions(rows):
        run(statements.PUT_MENTIONS, pairs=pairs)


def _drop_mentions(run: Run, rows: Collection[Row]) -> None:
    """Take away the mentions that nothing but `rows` speaks for."""
    if pairs := _mentions(rows):
        run(statements.DELETE_STALE_MENTIONS, **{"pairs": pairs, "except": [row.id for row in rows]})


def _stored(run: Run, type_: str, ids: list[str]) -> dict[str, Row]:
    rows = run(statements.DEALS[type_], ids=ids)
    return {deal["id"]: stored_row(type_, head, deal, tail) for head, deal, tail in rows}


def _mentions(rows: Iterable[Row]) -> list[dict[str, str]]:
    pairs = {
        (document, end): None
        for row in rows
        for document in row.properties.get("documents", ())
        for end in (row.head, row.tail)
    }
    return [{"document": document, "entity": entity} for document, entity in pairs]
