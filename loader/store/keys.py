"""A set of ids that takes eight bytes for each, so that remembering a million of them costs little."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b

Item = tuple[str, ...]


class Keys:
    """Items that can be added and asked for, remembered by a hash of 64 bits."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._sorted = 0

    def add(self, items: Iterable[Item]) -> None:
        """Remember items."""
        self._keys.extend(map(_key, items))

    def lacking(self, items: Sequence[Item]) -> list[Item]:
        """Give the items that were not added, in their order."""
        import numpy as np

        if self._sorted != len(self._keys):
            self._keys = array("Q", np.unique(np.frombuffer(self._keys, np.uint64)).tobytes())
            self._sorted = len(self._keys)
        if not self._keys:
            return list(items)
        known = np.frombuffer(self._keys, np.uint64)
        asked = np.fromiter(map(_key, items), np.uint64, len(items))
        places = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        return [items[index] for index in np.flatnonzero(known[places] != asked).tolist()]


def _key(item: Item) -> int:
    text = "".join(f"{len(part)}:{part}" for part in item).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")
