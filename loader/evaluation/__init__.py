"""Evaluation: predicted relations against a gold standard, and confidences against how often they are right."""

from .evaluate import Evaluation, evaluate
from .matching import Matching, Tie
from .reliability import expected_calibration_error, judged, reliability
from .scores import Score, score

__all__ = [
    "Evaluation",
    "Matching",
    "Score",
    "Tie",
    "evaluate",
    "expected_calibration_error",
    "judged",
    "reliability",
    "score",
]
