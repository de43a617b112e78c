"""Find what an instrument is about, and what a joint venture is called or makes."""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_WORDS = 14

_ABOUT = re.compile(
    r"\b(?:on|about|concerning|regarding|for|to|in the (?:field|fields|area|areas|sphere|sector) of|under which|providing for)\s+"
    r"(?:the\s|a\s|an\s)?(?P<what>[^;:.()“”|—]+?)(?=,|;|:|\.|$|[()“”|—]|\s(?:was|were|is|are|has|have|will|which|that|between|signed|in (?:1|2)\d{3})\b|\son \d)"
)
_NAME = re.compile(
    r"(?:called|named|name of|under the name|,|:|enterprise|company|venture|JV)\s+[“\"'‘]?(?P<name>[A-Z][\w&’'.-]*(?:[\s-][A-Z][\w&’'.-]*){0,4})"
)
_MAKES = re.compile(
    r"\b(?:assembl\w+|produc\w+|manufactur\w+|making|makes|made|production|assembly) (?:of )?(?:the |a |an )?(?P<what>[a-z][\w-]*(?:\s(?!in\b|at\b|for\b|with\b|to\b|by\b|on\b|of\b)[a-z][\w-]*){0,3})"
)


def subject(text: str, start: int, end: int) -> str:
    """Return the words that say what an instrument is about, a few at most; empty where none do."""
    found = _ABOUT.search(text, end)
    return " ".join(found["what"].split()[:MAX_WORDS]) if found else ""


def venture(text: str, start: int, end: int, parties: Sequence[tuple[int, int]]) -> str:
    """Return the venture's name, its product, or "name: product"."""
    taken = [text[s:e] for s, e in parties]
    names = [m["name"] for m in _NAME.finditer(text) if not any(m["name"] in t or t in m["name"] for t in taken)]
    makes = _MAKES.search(text)
    return ": ".join([*names[:1], *([makes["what"]] if makes else [])])
