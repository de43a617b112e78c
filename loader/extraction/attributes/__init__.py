"""Attributes of a deal: status, date, instrument, products, amount, subject and venture, read around its trigger."""

from .describe import Attributes, Describer, Trigger, describe, is_real
from .modality import Modality

__all__ = ["Attributes", "Describer", "Modality", "Trigger", "describe", "is_real"]
