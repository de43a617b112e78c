"""The learned scorer: gradient-boosted trees over the features, with a linear reading of the wording as one of them.

The weights are data files that `make train` reproduces: `relation_TYPE.txt` (LightGBM's own text format), the linear
weights in `relation_wording.tsv`, thresholds and calibration in `relation_decisions.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from ...data import DATA
from ...errors import BadInput
from ..model import RelationType
from .candidates import Candidate
from .trees import Trees

MODELS = DATA / "models"
TREE_SHARE = 0.75
"""Share of the trees in the score; the rest is the linear reading of the wording alone."""


def score(candidates: Sequence[Candidate]) -> list[float]:
    """Score candidates of any types.

    Parameters
    ----------
    candidates : sequence of Candidate

    Returns
    -------
    list of float
        One score between 0 and 1 per candidate, higher for surer; not yet a probability (see `confidence`).
    """
    scores = [0.0] * len(candidates)
    for kind in {candidate.type for candidate in candidates}:
        chosen = [index for index, candidate in enumerate(candidates) if candidate.type == kind]
        linear = [wording_score(kind, candidates[index].words) for index in chosen]
        rows = np.array(
            [[*candidates[index].row, value] for index, value in zip(chosen, linear, strict=True)], dtype=np.float32
        )
        trees = _trees(kind).predict(rows)
        for index, tree, value in zip(chosen, trees, linear, strict=True):
            scores[index] = TREE_SHARE * float(tree) + (1 - TREE_SHARE) * logistic(value)
    return scores


def wording_score(kind: RelationType, words: Sequence[str]) -> float:
    """Sum the linear weights of a candidate's wording (log-odds)."""
    weights = _wording()[kind]
    return weights[""] + sum(weights.get(word, 0.0) for word in words)


def confidence(kind: RelationType, score: float) -> float:
    """Turn a score into the probability that the relation is right (Platt's scaling, fitted on held-out documents)."""
    slope, offset = decisions()[kind]["calibration"]
    return logistic(slope * logit(score) + offset)


def threshold(kind: RelationType) -> float:
    """The score from which a candidate counts as a relation."""
    return float(decisions()[kind]["threshold"])


def logistic(value: float) -> float:
    """1 / (1 + exp(-value)), safe for large values."""
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))


def logit(share: float) -> float:
    """Log-odds of a share, safe at 0 and 1."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))


@cache
def decisions() -> dict[str, Any]:
    """Thresholds and calibration by relation type."""
    loaded: dict[str, Any] = json.loads(_read("relation_decisions.json"))
    return loaded


@cache
def _trees(kind: RelationType) -> Trees:
    name = f"relation_{kind}.txt"
    try:
        return Trees(_read(name))
    except ValueError as error:
        raise BadInput(f"model file {name} cannot be used: {error}; reinstall bilateral") from error


@cache
def _wording() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for line in _read("relation_wording.tsv").splitlines():
        kind, word, weight = line.split("\t")
        weights.setdefault(kind, {})[word] = float(weight)
    return weights


def _read(name: str) -> str:
    try:
        return (MODELS / name).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"model file {name} cannot be read: {error.strerror}; reinstall bilateral") from error
