"""The load that the crash tests run in a process of its own, so that it can be killed: `crash.py URI RELATIONS`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bilateral.errors import BilateralError
from bilateral.loader.model import RELATION_TYPES, Entity, Evidence, Relation
from bilateral.loader.store import batches, open_store

ENTITIES = 1_000
SMALL_BATCH = 100
WHOLE = 25
"""A batch holds as many deals of each type; the embedded engine commits type by type."""


def entities() -> Iterator[Entity]:
    """Give the parties."""
    return (Entity(f"e{i}", f"Party {i}", "company", "Belarus") for i in range(ENTITIES))


def relations(number: int) -> Iterator[Relation]:
    """Give deals, each told by one document, twenty a document."""
    for i in range(number):
        head, tail, document = f"e{i % ENTITIES}", f"e{(i * 7 + 1) % ENTITIES}", f"d{i // 20}.txt"
        yield Relation(
            type=RELATION_TYPES[i % 4], head=head, tail=tail, id=f"r{i}", head_id=head, tail_id=tail,
            evidence=[Evidence(document, f"{head} signed number {i} with {tail}.")],
        )  # fmt: skip


if __name__ == "__main__":
    batches.BATCH_ROWS = SMALL_BATCH
    try:
        with open_store(sys.argv[1], write=True) as store:
            print("open", flush=True)
            print(store.load(entities(), relations(int(sys.argv[2]))), flush=True)
    except BilateralError as error:
        sys.exit(f"{error.exit_code} {error}")
