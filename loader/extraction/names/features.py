"""What the tagger looks at: the words of a document, which of them may be in a name, and their features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ....data import DATA
from . import gazetteer
from .lexicon import word_lists
from .tokens import Words, shape

LINKS = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "de",
        "del",
        "la",
        "las",
        "los",
        "le",
        "les",
        "du",
        "des",
        "da",
        "do",
        "dos",
        "di",
        "der",
        "von",
        "van",
        "und",
        "y",
        "e",
        "i",
        "et",
        "al",
        "el",
        "ul",
        "bin",
        "in",
        "on",
        "under",
        "to",
        "named",
        "after",
        "region",
        "regions",
        "oblast",
        "province",
        "provinces",
        "district",
        "districts",
        "state",
        "states",
        "county",
        "prefecture",
        "governorate",
        "city",
        "cities",
        "town",
        "municipality",
        "free",
        "economic",
        "special",
        "industrial",
        "zone",
        "zones",
        "park",
        "plant",
        "plants",
        "factory",
        "ministry",
        "ministries",
        "chamber",
        "commerce",
        "industry",
        "university",
        "universities",
        "institute",
        "academy",
        "bank",
        "company",
        "group",
        "refinery",
        "mill",
        "works",
        "port",
        "mine",
        "health",
        "d'",
        "&",
        "-",
        "–",
        ".",
        "/",
        ",",
        "'",
        "’",
        "(",
        ")",
        "“",
        "”",
        '"',
        "«",
        "»",
        "№",
        "No.",
        "№",
        "d.o.o.",
        "a.s.",
        "s.r.o.",
        "d.d.",
        "a.d.",
        "z",
        "o.o.",
        "e",
    ]
)
"""Words and marks that may stand inside a name or, as its head, at its edge, though not capitalised."""
_REACH = 2
"""How many links in a row are considered beside a capitalised word."""


@cache
def common_words() -> frozenset[str]:
    """Words that English prose writes in lower case, so that a capital at the start of a sentence says nothing."""
    path = DATA / "lexicons" / "names_common_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


class Page:
    """A document's words with what the whole document says of them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.texts = list(sentences)
        self.words = [Words(text) for text in self.texts]
        counts: Counter[str] = Counter()
        for words in self.words:
            counts.update(words.text)
        self.counts = counts

    def islands(self, sentence: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches (first word, one past the last) of a sentence that may hold names."""
        words = self.words[sentence].text
        active = [word[0].isupper() for word in words]
        if not any(active):
            return
        size = len(words)
        for step in (1, -1):
            reach = 0
            order = range(size) if step == 1 else range(size - 1, -1, -1)
            capital = [word[0].isupper() for word in words] if step == 1 else capital
            for i in order:
                if capital[i]:
                    reach = _REACH
                elif reach and words[i] in LINKS:
                    active[i] = True
                    reach -= 1
                else:
                    reach = 0
        start = None
        for i in range(size):
            if active[i] and start is None:
                start = i
            elif not active[i] and start is not None:
                yield start, i
                start = None
        if start is not None:
            yield start, size


@lru_cache(maxsize=1 << 16)
def word_features(word: str) -> tuple[str, ...]:
    """Give the features of a word by itself."""
    lower = word.lower()
    lists = word_lists()
    found = [f"w={lower}", f"shape={shape(word)}"]
    if word[0].isalpha():
        found += [f"s3={lower[-3:]}", f"s2={lower[-2:]}", f"p3={lower[:3]}", f"s4={lower[-4:]}"]
    for kind in sorted(lists.heads.get(lower, ())):
        found.append(f"head={kind}")
    if lower in lists.legal:
        found.append("legal")
    if lower in lists.titles:
        found.append("title")
    if lower in lists.speech:
        found.append("speech")
    if lower in lists.company_words:
        found.append("companyword")
    if lower in common_words():
        found.append("common")
    if word[0].isupper():
        found += [f"gaz={name}" for name in gazetteer.classes(word)] or ["nogaz"]
        if len(word) > 1 and word.isupper():
            found.append("allcaps")
    return tuple(found)


def near_features(word: str) -> tuple[str, ...]:
    """Give the fewer features that count of a word two places away."""
    return tuple(feature for feature in word_features(word) if not feature.startswith(("s2", "s4", "p3", "s3")))


def sentence_features(page: Page, sentence: int, start: int, end: int) -> list[list[str]]:
    """Give, for each word of the island [start, end), the features that depend on its place."""
    words = page.words[sentence]
    text = words.text
    spans = _gazetteer_spans(page.texts[sentence], words, start, end)
    flags = _sentence_flags(page.texts[sentence])
    heads = word_lists().heads
    left = text[start - 1].lower() if start else "<s>"
    left2 = text[start - 2].lower() if start > 1 else "<s>"
    right = text[end].lower() if end < len(text) else "</s>"
    right2 = text[end + 1].lower() if end + 1 < len(text) else "</s>"
    ahead = ""
    aheads: list[str] = [""] * (end - start)
    for i in range(end - 1, start - 1, -1):
        aheads[i - start] = ahead
        lower = text[i].lower()
        if lower in heads:
            ahead = "/".join(sorted(heads[lower]))
        elif text[i] in ",()“”;:":
            ahead = ""
    behind = ""
    quoted = text[:start].count("“") > text[:start].count("”")
    bracket = False
    result: list[list[str]] = []
    for i in range(start, end):
        word = text[i]
        k = i - start
        found = [
            f"left={left}",
            f"right={right}",
            f"left2={left2}",
            f"right2={right2}",
            f"ahead={aheads[k]}",
            f"behind={behind}",
        ]
        found += [f"span={name}" for name in spans[k]]
        if i + 1 < end:
            found += [f"span+={name}" for name in spans[k + 1]]
            found.append(f"w0w1={word.lower()} {text[i + 1].lower()}")
        if k:
            found += [f"span-={name}" for name in spans[k - 1]]
            found.append(f"w-1w0={text[i - 1].lower()} {word.lower()}")
        if k == 0:
            found.append(f"first left={left}")
            found.append("first")
        if i == 0:
            found.append("sentence start")
        if i == end - 1:
            found.append(f"last right={right}")
        found += flags
        if quoted:
            found.append("quoted")
        if bracket:
            found.append("bracket")
        if word[0].isupper():
            lower = word.lower()
            if page.counts.get(lower):
                found.append("lower in document")
            found.append(f"times={min(page.counts[word], 4)}")
        if word in "“«":
            quoted = True
        elif word in "”»":
            quoted = False
        elif word == "(":
            bracket = True
        elif word == ")":
            bracket = False
        lower = word.lower()
        if lower in heads:
            behind = "/".join(sorted(heads[lower]))
        elif word in ",;:":
            behind = ""
        result.append(found)
    return result


@lru_cache(maxsize=256)
def _sentence_flags(text: str) -> tuple[str, ...]:
    if text.isupper():
        return ("sentence in capitals",)
    letters = [word for word in text.split() if word[0].isalpha() and len(word) > 3]
    if letters and sum(word[0].isupper() for word in letters) > 0.7 * len(letters):
        return ("title case",)
    return ()


def _gazetteer_spans(text: str, words: Words, start: int, end: int) -> list[list[str]]:
    """Mark each word of an island with the listed names that begin at it (B-) or run through it (I-)."""
    spans: list[list[str]] = [[] for _ in range(end - start)]
    longest = gazetteer.first_words()
    covered = start
    for i in range(start, end):
        word = words.text[i]
        if not word[0].isupper() or i < covered:
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
