"""The weights of the decision: a data file, checked when loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from ...data import DATA
from ...errors import BadInput

WEIGHTS = DATA / "models" / "resolution_weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic rule: score = 1 / (1 + exp(-(bias + sum of weight x amount)))."""

    bias: float
    same_from: float
    different_below: float
    weights: dict[str, float]


@cache
def load_weights() -> Weights:
    """Load the weights file once.

    Raises
    ------
    BadInput
        The file is missing or damaged.
    """
    try:
        return Weights(**json.loads(WEIGHTS.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(f"{WEIGHTS}: not a weights file: {error}; reinstall the package") from error
