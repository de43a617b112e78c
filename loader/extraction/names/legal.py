"""Legal forms beside a company's name: they belong to the mention ("Rivex LLC") though not to the canonical name."""

from __future__ import annotations

from functools import lru_cache

from .lexicon import word_lists


@lru_cache(maxsize=1 << 14)
def is_legal(word: str) -> bool:
    """Say whether a word is a company's legal form, as it is written ("LLC", "d.o.o.", but not "as" or "co")."""
    if word.islower() and "." not in word:
        return False
    return word.lower() in word_lists().legal or word.replace(".", "").lower() in word_lists().legal


def with_legal_forms(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Widen the stretch [first, last) of a company's name by the legal forms that stand beside it."""
    while last < len(words):
        step = 2 if words[last] == "," and last + 1 < len(words) else 1
        word = words[last + step - 1]
        if not is_legal(word) or (word[0].islower() and "." not in word):
            break
        last += step
    while first and is_legal(words[first - 1]) and words[first - 1].isupper() and len(words[first - 1]) > 1:
        first -= 1
    return first, last


def without_legal_forms(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Narrow a stretch to the name proper; a name that is nothing but legal forms stays."""
    start, end = first, last
    while end - start > 1 and (is_legal(words[end - 1]) or words[end - 1] in ",."):
        end -= 1
    while end - start > 1 and is_legal(words[start]) and words[start].isupper():
        start += 1
    return start, end


def up_to_legal_form(words: list[str], first: int, last: int) -> tuple[int, int]:
    """End a company's name at the legal form inside it: "Brookside Ltd. President …" goes on with another thing."""
    for i in range(first + 1, last - 1):
        if is_legal(words[i]) and "." in words[i]:
            return first, i + 1
    return first, last
