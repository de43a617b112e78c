"""Whether a confidence means something: precision by bins of confidence, and the expected calibration error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .matching import Matching


@dataclass(frozen=True, slots=True)
class Bin:
    """Predicted ties with a confidence in [`low`, `high`) (the last bin includes 1)."""

    low: float
    high: float
    count: int
    confidence: float
    """Mean confidence."""
    precision: float
    """Share of them that are right."""


def judged(matchings: Iterable[Matching]) -> list[tuple[float, bool]]:
    """Return confidence and rightness of every predicted tie that counts."""
    return [
        pair
        for matching in matchings
        for pair in (
            *((predicted.confidence, True) for _, predicted in matching.found),
            *((predicted.confidence, False) for predicted in matching.spurious),
        )
    ]


def reliability(judgements: Iterable[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """Sort judgements into bins of equal width; empty bins are left out.

    Parameters
    ----------
    judgements : iterable of (float, bool)
        Confidence between 0 and 1, and whether the prediction is right.
    bins : int
        How many bins between 0 and 1.
    """
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judgements:
        sorted_in[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Bin(
            low=index / bins,
            high=(index + 1) / bins,
            count=len(inside),
            confidence=sum(confidence for confidence, _ in inside) / len(inside),
            precision=sum(right for _, right in inside) / len(inside),
        )
        for index, inside in enumerate(sorted_in)
        if inside
    ]


def expected_calibration_error(table: Iterable[Bin]) -> float:
    """Return the mean gap between confidence and precision, weighted by the bins' counts (Naeini et al. 2015)."""
    rows = list(table)
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.precision) for row in rows) / total if total else 0.0
