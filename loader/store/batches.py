"""Batches bounded by bytes, so that memory stays flat whatever the rows hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .records import Row

BATCH_BYTES = 2_000_000
"""Text of one batch in characters, about a hundredth of a small server's heap."""
BATCH_ROWS = 5_000


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into lists of at most `BATCH_ROWS` rows and, but for a single larger row, `BATCH_BYTES` characters."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        weight = sum(map(_weight, row.properties.values()))
        if batch and (size + weight > BATCH_BYTES or len(batch) == BATCH_ROWS):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch


def _weight(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    return sum(map(_weight, value)) if isinstance(value, list) else 8
