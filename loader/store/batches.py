"""Batches bounded by bytes, so that memory stays flat whatever the rows hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .records import Row

BATCH_BYTES = 2_000_000
"""Characters of one batch, a few hundredths of the heap of a small server."""
BATCH_ROWS = 10_000


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into lists of at most `BATCH_ROWS` rows and, but for a single larger row, `BATCH_BYTES` characters."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        if batch and (size + row.weight > BATCH_BYTES or len(batch) == BATCH_ROWS):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += row.weight
    if batch:
        yield batch
