"""A document's words, the stretches of them that may hold names, and what the whole document says of a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .lexicon import given_names, word_lists
from .tokens import Words

_NUMBER_SIGNS = frozenset({"No", "No.", "№", "Nº"})
_REACH = 4
"""How many links in a row are considered beside a capitalised word."""


class Page:
    """A document made ready for the tagger."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.texts = list(sentences)
        self.words = [Words(text) for text in self.texts]
        self.counts: Counter[str] = Counter()
        for words in self.words:
            self.counts.update(words.text)
        self._persons = self._surnames()
        self._facts: dict[str, list[str]] = {}
        self._flags: dict[int, list[str]] = {}
        self._cues: dict[int, list[str]] = {}

    def islands(self, sentence: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches (first word, one past the last) of a sentence that may hold names."""
        words = self.words[sentence].text
        active = [word != word.lower() for word in words]
        if not any(active):
            return
        size = len(words)
        capitals = active.copy()
        links = word_lists().links
        for order in (range(size), range(size - 1, -1, -1)):
            reach = 0
            for i in order:
                if capitals[i]:
                    reach = _REACH
                elif reach and (words[i] in links or (words[i].isdigit() and i and words[i - 1] in _NUMBER_SIGNS)):
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

    def quoted(self, sentence: int, position: int) -> bool:
        """Say whether a quotation is open before this word."""
        before = self.words[sentence].text[:position]
        return before.count("“") > before.count("”") or before.count("«") > before.count("»")

    def word_facts(self, word: str) -> list[str]:
        """Give the features of a capitalised word that the document tells."""
        facts = self._facts.get(word)
        if facts is None:
            facts = self._facts[word] = [f"times={min(self.counts[word], 4)}"]
            if self.counts.get(word.lower()):
                facts.append("lower in document")
            if word in self._persons:
                facts.append("person in document")
        return facts

    def flags(self, sentence: int) -> list[str]:
        """Say whether a sentence is in capitals or in title case."""
        flags = self._flags.get(sentence)
        if flags is None:
            flags = self._flags[sentence] = []
            text = self.texts[sentence]
            if text.isupper():
                flags.append("sentence in capitals")
            else:
                long = [word for word in self.words[sentence].text if len(word) > 3 and word[0].isalpha()]
                if sum(word[0].isupper() for word in long) > 0.7 * len(long):
                    flags.append("title case")
        return flags

    def cues(self, sentence: int) -> list[str]:
        """Say what a sentence is about, by the cue words in it and its neighbours."""
        cues = self._cues.get(sentence)
        if cues is None:
            cues = self._cues[sentence] = []
            near = {word for i in (sentence - 1, sentence) if i >= 0 for word in self.words[i].text}
            here = set(self.words[sentence].text)
            for name, words in word_lists().cues.items():
                if words & here:
                    cues.append(f"cue={name}")
                elif words & near:
                    cues.append(f"cue near={name}")
        return cues

    def _surnames(self) -> set[str]:
        """Collect the capitalised words that stand right after a title or a given name somewhere."""
        found: set[str] = set()
        given = given_names()
        titles = word_lists().titles
        for words in self.words:
            text = words.text
            for left, word in pairwise(text):
                if word[0].isupper() and (left in given or left.lower() in titles):
                    found.add(word)
        return found
