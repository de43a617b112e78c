"""Names: every country, region, city, company, organisation and university that a document names."""

from .finder import find_mentions

__all__ = ["find_mentions"]
