"""Whether two words are spellings of one: transliterations, typing errors, abbreviations with a full stop."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from .lexicon import fold, stem
from .name import Word

SOUND = 0.96
"""Similarity of two words that sound alike when folded."""

STEM = 0.88
"""Similarity of two words that differ in a grammatical ending."""


def similarity(a: Word, b: Word) -> float:
    """Say how likely two words are one: 1 equal, 0 two words.

    Words of the lexicon, countries and numbers are equal or not; only unknown words can be misspelt, and the shorter
    they are the less may differ.
    """
    if a.key == b.key:
        return 1.0
    if a.kind != "name" and b.kind != "name":
        return 0.0
    if a.kind == "number" or b.kind == "number":
        return 0.0
    return word_similarity(a.text, b.text) if a.kind == b.kind else 0.9 * word_similarity(a.text, b.text)


@lru_cache(maxsize=1 << 16)
def word_similarity(a: str, b: str) -> float:
    """Compare two plain words (see `similarity`).

    Returns
    -------
    float
        0 where more differs than a typing error or a transliteration explains: one letter in five, two in ten.
    """
    if a == b:
        return 1.0
    fold_a, fold_b = fold(a), fold(b)
    if fold_a == fold_b:
        return SOUND
    if stem(fold_a) == stem(fold_b):
        return STEM
    length = max(len(fold_a), len(fold_b))
    allowed = 0 if length < 5 else 1 if length < 9 else 2
    edits = OSA.distance(fold_a, fold_b, score_cutoff=allowed)
    if edits > allowed or not allowed:
        return 0.0
    penalty = edits / length * (1.5 if fold_a[0] != fold_b[0] else 1.0)
    return max(0.0, SOUND - penalty)
