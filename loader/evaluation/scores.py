"""Precision, recall, F1 and attribute accuracies, with intervals by bootstrap over documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import RELATION_TYPES
from .attributes import SCORES
from .matching import Matching, Tie

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLES = 2000
SEED = 20


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one type, or of `all`.

    Attributes
    ----------
    type : str
        A relation type, or `all`.
    gold, predicted, found : int
        Counts of distinct (document, type, head, tail); optional gold ones are in none of them.
    precision, recall, f1 : float
    f1_low, f1_high : float
        95 % percentile interval of F1 over resampled documents (Efron 1979).
    attributes : mapping of str to float or None
        Mean agreement over the found relations where the gold states the attribute; `None` where it never does.
    """

    type: str
    gold: int
    predicted: int
    found: int
    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float
    attributes: Mapping[str, float | None]


def score(matchings: Sequence[Matching], samples: int = SAMPLES, seed: int = SEED) -> list[Score]:
    """Score matched documents: one row a type that occurs, and one for all.

    Parameters
    ----------
    matchings : sequence of Matching
        One per gold document.
    samples, seed : int
        How many bootstrap samples, and the seed of their generator.
    """
    import numpy as np

    counts = np.array([_counts(matching) for matching in matchings], dtype=np.int64).reshape(-1, len(RELATION_TYPES), 3)
    generator = np.random.default_rng(seed)
    weights = generator.multinomial(len(counts), np.full(len(counts), 1 / max(len(counts), 1)), size=samples)
    pairs = [pair for matching in matchings for pair in matching.found]
    present = [kind for index, kind in enumerate(RELATION_TYPES) if counts[:, index].any()]
    rows = [_row(kind, counts[:, [RELATION_TYPES.index(kind)]], weights, pairs) for kind in sorted(present)]
    return [*rows, _row("all", counts, weights, pairs)]


def _counts(matching: Matching) -> list[tuple[int, int, int]]:
    """Count found, spurious and missed ties of each type."""
    groups = ([gold for gold, _ in matching.found], matching.spurious, matching.missed)
    found, spurious, missed = ([tie.first.type for tie in group] for group in groups)
    return [(found.count(kind), spurious.count(kind), missed.count(kind)) for kind in RELATION_TYPES]


def _row(kind: str, counts: NDArray[np.int64], weights: NDArray[np.int64], pairs: Sequence[tuple[Tie, Tie]]) -> Score:
    import numpy as np

    by_document = counts.sum(axis=1)
    found, spurious, missed = (int(n) for n in by_document.sum(axis=0))
    precision, recall = found / max(found + spurious, 1), found / max(found + missed, 1)
    sampled = weights @ by_document
    sampled_f1 = 2 * sampled[:, 0] / np.maximum(2 * sampled[:, 0] + sampled[:, 1] + sampled[:, 2], 1)
    low, high = np.percentile(sampled_f1, [2.5, 97.5])
    mine = [(gold, other) for gold, other in pairs if kind in ("all", gold.first.type)]
    return Score(
        type=kind,
        gold=found + missed,
        predicted=found + spurious,
        found=found,
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if found else 0.0,
        f1_low=float(low),
        f1_high=float(high),
        attributes={name: _mean([agree(*pair) for pair in mine]) for name, agree in SCORES.items()},
    )


def _mean(values: Sequence[float | None]) -> float | None:
    stated = [value for value in values if value is not None]
    return sum(stated) / len(stated) if stated else None
