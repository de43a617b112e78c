"""What the tagger looks at: the features of each word that may be in a name, by itself and by its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from ....data import DATA
from . import gazetteer
from .legal import is_legal
from .lexicon import given_names, word_lists
from .page import Page
from .tokens import Words, shape

_JOINTS = frozenset({"and", "of", "for", "in", "the", ",", "&"})
"""Words at which a name may go on or end: what stands on both sides decides."""


@cache
def common_words() -> frozenset[str]:
    """Words that English prose writes in lower case, so that a capital at the start of a sentence says nothing."""
    path = DATA / "lexicons" / "names_common_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


@lru_cache(maxsize=1 << 16)
def word_classes(word: str) -> tuple[str, ...]:
    """Say which of our word lists hold a word."""
    lower = word.lower()
    lists = word_lists()
    found = [f"head={kind}" for kind in sorted(lists.heads.get(lower, ()))]
    if is_legal(word):
        found.append("legal")
    if lower in lists.titles:
        found.append("title")
    if lower in lists.speech:
        found.append("speech")
    if lower in lists.company_words:
        found.append("companyword")
    if word in given_names():
        found.append("given")
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def word_features(word: str) -> tuple[str, ...]:
    """Give the features of a word by itself."""
    lower = word.lower()
    found = [f"w={lower}", f"shape={shape(word)}", *word_classes(word)]
    if word[0].isalpha():
        found += [f"s3={lower[-3:]}", f"s2={lower[-2:]}", f"p3={lower[:3]}", f"s4={lower[-4:]}"]
    if lower in common_words():
        found.append("common")
    if word != lower:
        listed = gazetteer.classes(word)
        found += [f"gaz={name}" for name in listed] or ["nogaz"]
        if len(listed) > 1:
            found.append(f"gazes={'+'.join(listed)}")
        if len(word) > 1 and word.isupper():
            found.append("allcaps")
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def far_features(word: str) -> tuple[str, ...]:
    """Give the fewer features that count of a word two places away: no affixes."""
    return tuple(
        feature for feature in word_features(word) if feature[0] not in "sp" or feature[:5] in ("shape", "speec")
    )


def placed_features(distance: int, word: str) -> list[str]:
    """Give a word's features as seen from a word `distance` places away."""
    found = word_features(word) if abs(distance) < 2 else far_features(word)
    return [f"{distance:+d} {name}" for name in found]


def sentence_features(page: Page, sentence: int, start: int, end: int) -> tuple[list[str], list[list[str]]]:
    """Give the features that all words of the island [start, end) share, and those that each has by its place."""
    words = page.words[sentence]
    text = words.text
    spans = _gazetteer_spans(page.texts[sentence], words, start, end)
    shared = _island_features(page, sentence, start, end)
    heads = _heads_around(text, start, end)
    quoted = page.quoted(sentence, start)
    bracket = False
    result: list[list[str]] = []
    for i in range(start, end):
        word = text[i]
        k = i - start
        found = [*heads[k], *[f"span={name}" for name in spans[k]]]
        if i + 1 < end:
            found += [f"span+={name}" for name in spans[k + 1]]
            found.append(f"w0w1={word.lower()} {text[i + 1].lower()}")
        else:
            found.append("last")
        if k:
            found += [f"span-={name}" for name in spans[k - 1]]
            found.append(f"w-1w0={text[i - 1].lower()} {word.lower()}")
            if text[i - 1] in _JOINTS:
                found.append(f"joined {text[i - 1]} {heads[k - 1][1]}>{heads[k - 1][0]}")
        else:
            found += ["first", f"first {shared[0]}"]
        if word in _JOINTS:
            found.append(f"joint {word} {heads[k][1]}>{heads[k][0]}")
            following = word_features(text[i + 1]) if i + 1 < end else ()
            found += [f"joint {word} {heads[k][1]} {name}" for name in following if name[:3] in ("gaz", "nog", "hea")]
        if i == 0:
            found.append("sentence start")
        if quoted:
            found.append("quoted")
        if bracket:
            found.append("bracket")
        if word != word.lower():
            found += page.word_facts(word)
            if "nogaz" in word_features(word):
                found += [f"nogaz {cue}" for cue in page.cues(sentence)]
        if word in "“«":
            quoted = True
        elif word in "”»":
            quoted = False
        elif word == "(":
            bracket = True
        elif word == ")":
            bracket = False
        result.append(found)
    return shared, result


def _island_features(page: Page, sentence: int, start: int, end: int) -> list[str]:
    """Give what holds for the whole island: the words beside it and the case of its sentence."""
    text = page.words[sentence].text
    found: list[str] = []
    for side, i in (("left", start - 1), ("right", end), ("left2", start - 2), ("right2", end + 1)):
        word = text[i] if 0 <= i < len(text) else "<>"
        found.append(f"{side}={word.lower()}")
        found += [f"{side} {name}" for name in word_classes(word)]
    return found + page.flags(sentence)


def _heads_around(text: list[str], start: int, end: int) -> list[tuple[str, str]]:
    """Give each word the nearest head noun after it and before it within its part of the island."""
    heads = word_lists().heads
    ahead: list[str] = []
    current = ""
    for i in range(end - 1, start - 1, -1):
        ahead.append(current)
        current = _next_head(text[i], current, heads)
    behind: list[str] = []
    current = ""
    for i in range(start, end):
        behind.append(current)
        current = _next_head(text[i], current, heads)
    return [(f"ahead={a}", f"behind={b}") for a, b in zip(reversed(ahead), behind, strict=True)]


def _next_head(word: str, current: str, heads: Mapping[str, frozenset[str]]) -> str:
    kinds = heads.get(word.lower())
    if kinds:
        return "/".join(sorted(kinds))
    return "" if word in ",()“”;:–" else current


def _gazetteer_spans(text: str, words: Words, start: int, end: int) -> list[list[str]]:
    """Mark the words of an island that listed names of several words begin at (B-) or run through (I-)."""
    spans: list[list[str]] = [[] for _ in range(end - start)]
    longest = gazetteer.first_words()
    covered = start
    for i in range(start, end):
        word = words.text[i]
        if i < covered or word == word.lower():
            continue
        reach = longest.get(word) or (longest.get(word.title()) if word.isupper() else None) or 1
        for last in range(min(i + reach, end), i + 1, -1):
            found = gazetteer.classes(text[words.start[i] : words.end[last - 1]])
            if found:
                for j in range(i, last):
                    spans[j - start] += [f"{'B' if j == i else 'I'}-{name}" for name in found]
                covered = last
                break
    return spans
