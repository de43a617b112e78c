"""Which words of two names answer each other, and which have no counterpart."""

from __future__ import annotations

from dataclasses import dataclass, field

from .lexicon import fold, lexicon
from .name import OWN, Name, Word
from .spelling import SOUND, similarity

CLOSE = 0.7
"""Least similarity of two words that are taken for spellings of one."""


@dataclass(slots=True)
class Alignment:
    """The words that two names share, with the similarity of each pair, and those of one name alone."""

    shared: list[tuple[Word, float]] = field(default_factory=list)
    respelt: list[tuple[str, str, float]] = field(default_factory=list)
    only_a: list[Word] = field(default_factory=list)
    only_b: list[Word] = field(default_factory=list)


def align(a: Name, b: Name) -> Alignment:
    """Pair the words of two names: equal ones first, then spellings, then words run together, then abbreviations."""
    result = Alignment()
    left, right = _take_run_together(list(a.words), list(b.words), result)
    left, right = _take_equal(left, right, result)
    if left and right:
        left, right = _take_spellings(left, right, result)
    if left and right:
        left, right = _take_abbreviations(left, right, result)
        right, left = _take_abbreviations(right, left, result)
    result.only_a, result.only_b = left, right
    return result


def stands_for(abbreviation: str, words: list[Word] | tuple[Word, ...]) -> bool:
    """Say whether an abbreviation is made of the words' first letters or syllables, in order.

    Each word gives its first letters (at least one; the Russian initial where the lexicon has one), except that words
    of the class `filler` may give none.
    """
    return len(abbreviation) > 1 and _consume(abbreviation, words, 0, 0)


def _consume(letters: str, words: list[Word] | tuple[Word, ...], at: int, word: int) -> bool:
    if word == len(words):
        return at == len(letters)
    current = words[word]
    parts = current.text.split()
    if current.kind == "filler" and _consume(letters, words, at, word + 1):
        return True
    if at == len(letters):
        return False
    if len(parts) > 1:
        joined = "".join(part[0] for part in parts)
        if letters.startswith(joined, at) and _consume(letters, words, at + len(joined), word + 1):
            return True
    foreign = lexicon().initials.get(current.key, "")
    if letters[at] in foreign and _consume(letters, words, at + 1, word + 1):
        return True
    longest = 0
    while longest < min(4, len(current.text)) and letters[at + longest : at + longest + 1] == current.text[longest]:
        longest += 1
    return any(_consume(letters, words, at + taken, word + 1) for taken in range(1, longest + 1))


def _take_equal(a: list[Word], b: list[Word], result: Alignment) -> tuple[list[Word], list[Word]]:
    right = list(b)
    left = []
    keys = [word.key for word in right]
    for word in a:
        if word.key in keys:
            at = keys.index(word.key)
            result.shared.append((word, 1.0))
            del keys[at], right[at]
        else:
            left.append(word)
    return left, right


def _take_spellings(left: list[Word], right: list[Word], result: Alignment) -> tuple[list[Word], list[Word]]:
    found = sorted(
        (-close, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (close := similarity(a, b)) >= CLOSE
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for minus, i, j in found:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            result.shared.append((left[i], -minus))
            result.respelt.append((left[i].text, right[j].text, -minus))
    return [w for i, w in enumerate(left) if i not in used_a], [w for j, w in enumerate(right) if j not in used_b]


def _take_run_together(left: list[Word], right: list[Word], result: Alignment) -> tuple[list[Word], list[Word]]:
    """Pair one word with two or three neighbours of the other name: "Wal-Mart" and "Walmart"."""
    if len(left) == len(right) == 1:
        return left, right
    before = 0
    while before != len(left) + len(right):
        before = len(left) + len(right)
        left, right = _take_compounds(left, right, result)
        right, left = _take_compounds(right, left, result)
    return left, right


def _take_compounds(parts: list[Word], wholes: list[Word], result: Alignment) -> tuple[list[Word], list[Word]]:
    whole_at = {fold(word.text): j for j, word in enumerate(wholes) if word.kind in OWN and len(word.text) > 3}
    if len(parts) < 2 or not whole_at:
        return parts, wholes
    for size in (2, 3):
        for start in range(len(parts) - size + 1):
            run = fold("".join(word.text for word in parts[start : start + size]).replace(" ", ""))
            at = whole_at.get(run)
            if at is not None:
                result.shared.append((wholes[at], SOUND))
                return parts[:start] + parts[start + size :], wholes[:at] + wholes[at + 1 :]
    return parts, wholes


def _take_abbreviations(left: list[Word], right: list[Word], result: Alignment) -> tuple[list[Word], list[Word]]:
    """Let one word of `left` stand for a run of words of `right`: "NAS of Belarus"."""
    for i, word in enumerate(left):
        if word.kind == "name" and 2 <= len(word.text) <= 8:
            for size in range(min(len(right), len(word.text)), 1, -1):
                for start in range(len(right) - size + 1):
                    if stands_for(word.text, right[start : start + size]):
                        result.shared.append((word, SOUND))
                        full = " ".join(w.text for w in right[start : start + size])
                        result.respelt.append((word.text, full, SOUND))
                        return left[:i] + left[i + 1 :], right[:start] + right[start + size :]
    return left, right
