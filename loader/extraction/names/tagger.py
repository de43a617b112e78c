"""A linear-chain conditional random field over the words that may be in a name: weights in data/models/names.npz.

Emission scores are sums of feature weights; those of a word at a distance are the same in every sentence and are
summed once per word and distance. Decoding is Viterbi within each island; the words around an island are outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ....data import DATA
from ....errors import BadInput
from .features import placed_features, sentence_features
from .linear import Floats, Linear
from .page import Page

CLASSES = ("country", "demonym", "region", "city", "company", "organisation", "university")
TAGS = ("O", *(f"{edge}-{name}" for name in CLASSES for edge in "BI"))
MODEL = DATA / "models" / "names.npz"
FORBIDDEN = -1e4
DISTANCES = (-2, -1, 0, 1, 2)
"""Places around a word whose words are looked at."""
MOST_ROWS = 200_000
"""Sums kept for words at a distance before they are forgotten: 12 MB."""


def allowed() -> npt.NDArray[np.bool_]:
    """Say which tag may follow which: inside follows only beginning or inside of the same class."""
    matrix = np.ones((len(TAGS), len(TAGS)), dtype=bool)
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            matrix[:, j] = False
            matrix[j, j] = matrix[j - 1, j] = True
    return matrix


def after(tag: str) -> str:
    """Name the feature whose weights are the transitions from a tag."""
    return f"after {tag}"


class Tagger:
    """The trained model."""

    def __init__(self, model: Linear) -> None:
        size = len(TAGS)
        self.features = model.features
        self.transitions = np.full((size, size), FORBIDDEN, dtype=np.float32)
        for i, tag in enumerate(TAGS):
            row = model.scores([after(tag)])
            self.transitions[i] = np.where(allowed()[i], row, FORBIDDEN)
        self._table = model.weights
        self._rows: dict[tuple[int, str], int] = {}

    @classmethod
    def load(cls, path: Path = MODEL) -> Tagger:
        """Read a model file.

        Raises
        ------
        BadInput
            The file is missing or is not a model of this version.
        """
        model = Linear.load(path)
        if model.labels != TAGS:
            raise BadInput(f"{path}: made by another version; make it with `make train`")
        return cls(model)

    def tag(self, page: Page) -> list[list[tuple[int, int, str]]]:
        """Give the names of each sentence as (first word, one past the last, class)."""
        if len(self._rows) > MOST_ROWS:
            self._rows.clear()
        islands: list[tuple[int, int, int]] = []
        ids: list[int] = []
        starts: list[int] = []
        for sentence, words in enumerate(page.words):
            for start, end in page.islands(sentence):
                islands.append((sentence, start, end))
                self._collect(page, sentence, words.text, start, end, ids, starts)
        found: list[list[tuple[int, int, str]]] = [[] for _ in page.words]
        if not islands:
            return found
        scores = np.add.reduceat(self._table[ids], starts, axis=0)
        at = 0
        for sentence, start, end in islands:
            path = self._best_path(scores[at : at + end - start])
            found[sentence] += [(start + i, start + j, label) for i, j, label in _names(path)]
            at += end - start
        return found

    def _collect(
        self, page: Page, sentence: int, words: list[str], start: int, end: int, ids: list[int], starts: list[int]
    ) -> None:
        """Append the rows of the table that make up the scores of an island's words."""
        index = self.features
        size = len(words)
        shared, rows = sentence_features(page, sentence, start, end)
        island = [index[name] for name in shared if name in index]
        for i, row in enumerate(rows, start):
            starts.append(len(ids))
            for distance in DISTANCES:
                j = i + distance
                word = words[j] if 0 <= j < size else "<>"
                ids.append(self._rows.get((distance, word)) or self._add_row(distance, word))
            ids += island
            ids += [index[name] for name in row if name in index]

    def _add_row(self, distance: int, word: str) -> int:
        """Sum the weights of a word at a distance into a new row of the table."""
        row = len(self.features) + len(self._rows)
        if row == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        index = self.features
        ids = [index[name] for name in placed_features(distance, word) if name in index]
        self._table[row] = self._table[ids].sum(axis=0)
        self._rows[distance, word] = row
        return row

    def _best_path(self, scores: Floats) -> list[int]:
        best = scores[0] + self._from_outside
        back: list[npt.NDArray[np.intp]] = []
        for row in scores[1:]:
            table = best[:, None] + self.transitions
            choice = table.argmax(axis=0)
            back.append(choice)
            best = table[choice, self._columns] + row
        last = int((best + self.transitions[:, 0]).argmax())
        path = [last]
        for choice in reversed(back):
            path.append(int(choice[path[-1]]))
        return path[::-1]

    @cached_property
    def _from_outside(self) -> Floats:
        return np.asarray(self.transitions[0])

    @cached_property
    def _columns(self) -> npt.NDArray[np.intp]:
        return np.arange(len(TAGS))


def _names(path: list[int]) -> Iterator[tuple[int, int, str]]:
    """Read the names off a path of tags."""
    begin = 0
    for k, tag in enumerate(path):
        if tag and TAGS[tag][0] == "B":
            begin = k
        if tag and (k + 1 == len(path) or path[k + 1] == 0 or TAGS[path[k + 1]][0] == "B"):
            yield begin, k + 1, TAGS[tag][2:]


@cache
def tagger() -> Tagger:
    """Load the shipped model once."""
    return Tagger.load()
