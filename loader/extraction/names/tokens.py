"""Words of a sentence with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[A-Z]?(?!\w)"  # S.A.  d.o.o.  U.S.  V.I.
    r"|[A-Z]\.(?=\s?[A-Z][a-z])"  # M. Nagiyev
    r"|[SP]/[AF]\b|A/S\b"
    r"|(?:Ltd|Co|Inc|Corp|Pvt|Pte|Pty|Lda|Ltda|Bhd|Sdn|Tbk|Kft|Zrt|St|Mt|Dr|Mr|Mrs|Ms|Prof|Gen|No|Nos|Bros|Mfg)\."
    r"|\w+(?:['’‘ʻʼ`](?!s\b)\w+)*"
    r"|['’]s\b"
    r"|[^\w\s]"
)


class Words:
    """The words of one sentence: `text`, `start` and `end` are parallel lists."""

    __slots__ = ("end", "start", "text")

    def __init__(self, sentence: str) -> None:
        self.text: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for match in _TOKEN.finditer(sentence):
            self.text.append(match.group())
            self.start.append(match.start())
            self.end.append(match.end())

    def __len__(self) -> int:
        return len(self.text)


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> str:
    """Give a word's shape, runs shortened: `BelAZ` is `XxX`, `2024` is `d`, `“` is itself."""
    letters: list[str] = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if not letters or letters[-1] != kind:
            letters.append(kind)
    return "".join(letters)
