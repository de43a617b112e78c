"""From a name as written, in any script, to plain lower-case latin words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z][.\s]\s?)+[a-z]\b(?:\.)?")
_SINGLES = re.compile(r"\b[a-z] [a-z]\b")
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b")
_ELISIONS = re.compile(r"\b([dl])['’](?=[aeiouhàâéèêîïôûAEIOUHÀÂÉÈÊÎÏÔÛ])", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’‘`ʼʻ´ʹ]")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def plain_words(text: str) -> list[str]:
    """Split a name into lower-case latin words: accents and apostrophes gone, "S. p. A." and "A/S" made one word.

    Parameters
    ----------
    text : str
        A name in any script; the unspaced words of Chinese, Japanese and Korean are to be set apart beforehand.

    Returns
    -------
    list of str
        Words of a-z and 0-9.
    """
    if "'" in text or "’" in text:
        text = _ELISIONS.sub(r"\1 ", text)
    if not text.isascii():
        text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).replace("№", " no "))
        text = anyascii(text)
    text = text.lower().replace("'", "").replace("`", "")
    if "&" in text:
        text = text.replace("&", " and ")
    if "." in text or "/" in text or _SINGLES.search(text):
        text = _SLASHED.sub(r"\1\2", text)
        text = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", text)
    words = _WORD.findall(text)
    return (
        ["saint" if word in ("st", "sankt") else word for word in words] if "st" in words or "sankt" in words else words
    )


@lru_cache(maxsize=1 << 16)
def script_of(text: str) -> str:
    """Name the script of a name's first letter (`LATIN`, `CYRILLIC` …); empty where it has none."""
    for letter in text:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ", 1)[0]
    return ""
