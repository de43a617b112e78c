"""A linear-chain conditional random field over the words that may be in a name: weights in data/models/names.npz.

Emission scores are sums of feature weights; those of a word at a distance are the same in every sentence and are
summed once per word and distance. Decoding is Viterbi within each island; the words around an island are outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ....data import DATA
from ....errors import BadInput
from .features import placed_features, sentence_features
from .page import Page

CLASSES = ("country", "demonym", "region", "city", "company", "organisation", "university")
TAGS = ("O", *(f"{edge}-{name}" for name in CLASSES for edge in "BI"))
MODEL = DATA / "models" / "names.npz"
FORBIDDEN = -1e4
Floats = npt.NDArray[np.float32]


def allowed() -> npt.NDArray[np.bool_]:
    """Say which tag may follow which: inside follows only beginning or inside of the same class."""
    matrix = np.ones((len(TAGS), len(TAGS)), dtype=bool)
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            matrix[:, j] = False
            matrix[j, j] = matrix[j - 1, j] = True
    return matrix


class Tagger:
    """The trained model."""

    def __init__(self, features: dict[str, int], weights: Floats, transitions: Floats) -> None:
        self.features = features
        self.weights = weights
        self.transitions = transitions
        self._near: dict[tuple[int, str], Floats] = {}

    @classmethod
    def load(cls, path: Path = MODEL) -> Tagger:
        """Read a model file.

        Raises
        ------
        BadInput
            The file is missing or is not a model of this version.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                names = bytes(data["features"]).decode().split("\n")
                scale = float(data["scale"])
                weights = data["weights"].astype(np.float32) * scale
                transitions = data["transitions"].astype(np.float32)
                tags = tuple(bytes(data["tags"]).decode().split("\n"))
        except (OSError, KeyError, ValueError) as error:
            raise BadInput(f"{path}: not a name model ({error}); make it with `make train`") from error
        if tags != TAGS:
            raise BadInput(f"{path}: made by another version; make it with `make train`")
        return cls({name: i for i, name in enumerate(names)}, weights, np.where(allowed(), transitions, FORBIDDEN))

    def tag(self, page: Page, sentence: int) -> Iterator[tuple[int, int, str]]:
        """Yield the names of a sentence as (first word, one past the last, class)."""
        words = page.words[sentence].text
        for start, end in page.islands(sentence):
            scores = self._emissions(page, sentence, words, start, end)
            path = self._best_path(scores)
            begin = start
            for k, tag in enumerate(path):
                if tag and TAGS[tag][0] == "B":
                    begin = start + k
                last = k + 1 == len(path) or path[k + 1] == 0 or TAGS[path[k + 1]][0] == "B"
                if tag and last:
                    yield begin, start + k + 1, TAGS[tag][2:]

    def _emissions(self, page: Page, sentence: int, words: Sequence[str], start: int, end: int) -> Floats:
        size = len(words)
        scores = np.zeros((end - start, len(TAGS)), dtype=np.float32)
        index = self.features
        for k, found in enumerate(sentence_features(page, sentence, start, end)):
            row = scores[k]
            i = start + k
            for distance in (-2, -1, 0, 1, 2):
                j = i + distance
                row += self._near_scores(distance, words[j] if 0 <= j < size else "<>")
            ids = [index[name] for name in found if name in index]
            if ids:
                row += self.weights[ids].sum(axis=0)
        return scores

    def _near_scores(self, distance: int, word: str) -> Floats:
        key = (distance, word)
        cached = self._near.get(key)
        if cached is None:
            index = self.features
            ids = [index[name] for name in placed_features(distance, word) if name in index]
            cached = self._near[key] = self.weights[ids].sum(axis=0)
        return cached

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


@cache
def tagger() -> Tagger:
    """Load the shipped model once."""
    return Tagger.load()
