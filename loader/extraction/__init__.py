"""Documents in, relations with their evidence out: names → discourse → candidates → scores → decisions → attributes."""

from .extract import extract

__all__ = ["extract"]
