"""Boosted trees in LightGBM's text format, walked with numpy a level at a time, many rows and all trees at once.

LightGBM itself is needed to train, not to predict: importing it takes a second, and its wheel wants an OpenMP library
that a fresh machine may lack.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_ROWS = 64
"""Rows that go through the trees together: few enough for the processor's cache."""
_NUMERICAL = {"0", "2", "8", "10"}
"""LightGBM's decision types that compare a number which is always there."""
Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


class Trees:
    """A binary model of boosted trees.

    Parameters
    ----------
    text : str
        What `lightgbm.Booster.model_to_string` gives, with numerical splits only.

    Raises
    ------
    ValueError
        The text is not such a model.
    """

    def __init__(self, text: str) -> None:
        features: list[Indices] = []
        thresholds: list[Floats] = []
        children: list[Indices] = []
        values: list[Floats] = []
        roots: list[int] = []
        self._depth, start = 0, 0
        for block in text.partition("end of trees")[0].split("\nTree=")[1:]:
            fields = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
            if set(fields.get("decision_type", "").split()) - _NUMERICAL:
                raise ValueError("a split is not numerical")
            leaf_values = _floats(fields, "leaf_value")
            feature = _indices(fields, "split_feature")
            splits, leaves = len(feature), len(leaf_values)
            right, left = (_indices(fields, f"{side}_child") for side in ("right", "left"))
            pairs = np.stack([right, left], axis=1)
            own = np.arange(splits, splits + leaves)  # a leaf leads to itself
            pairs = np.concatenate([np.where(pairs < 0, splits + ~pairs, pairs), np.stack([own, own], axis=1)])
            features += [feature, np.zeros(leaves, np.intp)]
            thresholds += [_floats(fields, "threshold"), np.zeros(leaves)]
            children.append(pairs + start)
            values += [np.zeros(splits), leaf_values]
            roots.append(start)
            self._depth = max(self._depth, _depth(pairs, splits))
            start += splits + leaves
        if not roots:
            raise ValueError("it holds no tree")
        self._features = np.concatenate(features)
        self._thresholds = np.concatenate(thresholds)
        self._children = np.concatenate(children).ravel()
        self._values = np.concatenate(values)
        self._roots = np.array(roots, np.intp)

    def predict(self, rows: npt.ArrayLike) -> Floats:
        """Give the probability for each row of features; none may be missing."""
        table = np.asarray(rows, np.float64)
        sums = np.empty(len(table))
        for start in range(0, len(table), _ROWS):
            block = table[start : start + _ROWS]
            cells = block.ravel()
            row = np.repeat(np.arange(len(block)) * table.shape[1], len(self._roots))
            node = np.tile(self._roots, len(block))
            for _ in range(self._depth):
                goes_left = cells.take(row + self._features.take(node)) <= self._thresholds.take(node)
                node = self._children.take(2 * node + goes_left)
            sums[start : start + _ROWS] = self._values.take(node).reshape(len(block), -1).sum(axis=1)
        chances: Floats = 1 / (1 + np.exp(-sums))
        return chances


def _floats(fields: dict[str, str], key: str) -> Floats:
    return np.array(fields.get(key, "").split(), np.float64)


def _indices(fields: dict[str, str], key: str) -> Indices:
    """Read a line of whole numbers; a tree that never splits has none."""
    return np.array(fields.get(key, "").split(), np.intp)


def _depth(pairs: Indices, splits: int) -> int:
    """Count the levels of one tree; children come after their parents."""
    level = np.zeros(len(pairs), np.intp)
    for node, both in enumerate(pairs[:splits]):
        level[both] = level[node] + 1
    return int(level.max())
