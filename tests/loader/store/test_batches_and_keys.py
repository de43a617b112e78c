"""Batches are bounded and lose nothing; keys remember what a set would."""

from __future__ import annotations

from bilateral.loader.store import batches
from bilateral.loader.store.keys import Keys
from bilateral.loader.store.records import Row
from hypothesis import given, settings
from hypothesis import strategies as st

ITEMS = st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=30)


@settings(deadline=None)
@given(ITEMS, ITEMS, ITEMS)
def test_keys_remember_what_a_set_would(first: list, second: list, asked: list) -> None:
    keys = Keys()
    keys.add(first)
    assert keys.lacking(asked) == [item for item in asked if item not in set(first)]
    keys.add(second)
    assert keys.lacking(asked) == [item for item in asked if item not in {*first, *second}]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3 * batches.BATCH_BYTES), max_size=40))
def test_batches_are_bounded_and_lose_nothing(weights: list[int]) -> None:
    rows = [Row(str(i), "", {}, weight=weight) for i, weight in enumerate(weights)]
    made = list(batches.batches(rows))
    assert [row for batch in made for row in batch] == rows
    for batch in made:
        assert len(batch) == 1 or sum(row.weight for row in batch) <= batches.BATCH_BYTES


def test_batches_are_bounded_by_rows() -> None:
    sizes = [len(batch) for batch in batches.batches(Row(str(i), "", {}) for i in range(2 * batches.BATCH_ROWS + 1))]
    assert sizes == [batches.BATCH_ROWS, batches.BATCH_ROWS, 1]
