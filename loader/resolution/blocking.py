"""Blocking: which pairs of names are worth comparing, at a cost that grows almost linearly with their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from .aliases import NameLists
from .lexicon import fold, lexicon
from .name import Name

LARGEST_BLOCK = 40
"""A larger block is sorted and cut into windows of this many names that overlap by half."""
NEAR = 76
"""Least `token_set_ratio` (0 to 100) of two names' own words in a block that are compared in earnest."""
MOST_INITIALISMS = 32
"""Most abbreviations that a name is filed under."""
SMALL_BLOCK = 12
"""In a block up to this size a plain loop is faster than `cdist`."""
_VOWELS = re.compile(r"[aeiou]")


def candidate_pairs(names: Sequence[Name], lists: NameLists) -> list[tuple[int, int]]:
    """Find the pairs of names that may be one party.

    Parameters
    ----------
    names : sequence of Name
    lists : NameLists
        Names known to be one party are always paired.

    Returns
    -------
    list of (int, int)
        Positions in `names`, the smaller first, sorted.
    """
    found = set(_abbreviations(names))
    texts = [name.core for name in names]
    for certain, block in _blocks(names, lists):
        if certain:
            found.update(combinations(block, 2))
        elif len(block) <= SMALL_BLOCK:
            for i, j in combinations(block, 2):
                if fuzz.token_set_ratio(texts[i], texts[j]) >= NEAR:
                    found.add((i, j))
        else:
            own = [texts[i] for i in block]
            scores = process.cdist(own, own, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, dtype=np.uint8, workers=1)
            rows, columns = np.nonzero(np.triu(scores, 1))
            found.update((block[i], block[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True))
    return sorted(found)


def block_keys(name: Name, lists: NameLists) -> tuple[list[str], list[str]]:
    """Give the keys under which a name is filed: those whose every pair is compared, and those that `cdist` sifts."""
    certain: list[str] = []
    party = lists.party.get(name.key)
    if party is not None:
        certain.append(f"party {party}")
    if name.country:
        certain.append(f"country {name.country}")
    sifted = {f"start {name.folded[:6]}"}
    own = [word for word in name.words if word.kind == "name"] or [w for w in name.words if w.kind == "place"]
    for word in own:
        sound = fold(word.text.replace(" ", ""))
        bones = _VOWELS.sub("", sound)[:6] or sound
        sifted.update((f"bones {bones}", f"end {sound[-6:]}", f"ends {sound[:3]}{sound[-3:]}", f"word {word.key}"))
    if len(own) < 2:
        sifted.update(f"pair {a} {b}" for a, b in combinations(sorted({word.key for word in name.words})[:5], 2))
    return certain, list(sifted)


def _abbreviations(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Pair every abbreviation with the names that may have it, and names that give the same one in brackets."""
    bearers: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        for abbreviation in filter(None, (name.abbreviation, name.short)):
            capitals = "".join(letter for letter in abbreviation if letter.isupper()).lower()
            for letters in {abbreviation.lower(), capitals}:
                bearers.setdefault(letters, []).append(i)
    if not bearers:
        return
    for i, name in enumerate(names):
        for letters in bearers.keys() & set(_initialisms(name)):
            yield from ((min(i, j), max(i, j)) for j in bearers[letters] if i != j)
    for same in bearers.values():
        yield from combinations(sorted(set(same)), 2)


def _initialisms(name: Name) -> Iterator[str]:
    """The abbreviations that a name may have: with and without country and legal form, Russian ones too."""
    russian = lexicon().initials
    bodies = {name.letters}
    without_country = [word for word in name.words if word.kind != "country"]
    for words in (name.words, without_country):
        if 2 <= len(words) <= 7:
            letters = [
                dict.fromkeys(
                    (word.text[0], "".join(part[0] for part in word.text.split()), *russian.get(word.key, ""))
                )
                for word in words
            ]
            bodies.update("".join(combination) for combination in islice(product(*letters), MOST_INITIALISMS))
    for body in sorted(bodies):
        for tail in {"", name.tail[:1], name.tail}:
            if 1 < len(body + tail) < 9:
                yield body + tail


def _blocks(names: Sequence[Name], lists: NameLists) -> Iterator[tuple[bool, list[int]]]:
    hashes: list[int] = []
    owners: list[int] = []
    for number, name in enumerate(names):
        certain, sifted = block_keys(name, lists)
        hashes += [hash(key) | 1 for key in certain]
        hashes += [hash(key) & ~1 for key in sifted]
        owners += [number] * (len(certain) + len(sifted))
    for every_pair, block in _grouped(np.array(hashes, dtype=np.int64), np.array(owners, dtype=np.int32)):
        if len(block) <= LARGEST_BLOCK:
            yield every_pair, block
        else:
            block.sort(key=lambda i: names[i].core)
            for start in range(0, len(block) - LARGEST_BLOCK // 2, LARGEST_BLOCK // 2):
                yield False, sorted(block[start : start + LARGEST_BLOCK])


def _grouped(hashes: NDArray[np.int64], owners: NDArray[np.int32]) -> Iterator[tuple[bool, list[int]]]:
    if not len(hashes):
        return
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(np.diff(hashes)) + 1
    starts = np.concatenate(([0], bounds))
    ends = np.concatenate((bounds, [len(hashes)]))
    several = (ends - starts) > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        block = sorted(set(owners[start:end].tolist()))
        if len(block) > 1:
            yield bool(hashes[start] & 1), block
