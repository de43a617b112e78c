"""Reading: files become documents, documents become clean sentences that keep their place in the text."""

from .reader import parse_articles, parse_text, read_documents

__all__ = ["parse_articles", "parse_text", "read_documents"]
