"""The articles of a hard-wrapped book, where they lie next to the repository: counts only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bilateral.loader.reading import parse_articles, parse_text

SHARED = Path(__file__).parents[3] / ".." / "shared"
FOOTNOTE = re.compile(r"\[?Electronic resource|\bURL\b|https?:|www\.|Date of access|[–—-] P\. \d")

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="the articles are not part of the repository: no ../shared/corpus"
)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", text)).lower()


def test_no_footnote_reaches_a_sentence_and_sentences_are_those_cleaned_by_hand():
    agreed = total = 0
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        document = parse_text(path.read_text(encoding="utf-8"), path.name)
        assert not any(FOOTNOTE.search(sentence.text) for sentence in document.sentences), path.name
        made = {letters(sentence.text) for sentence in document.sentences}
        made.add(letters("".join(sentence.text for sentence in document.sentences[:2])))
        by_hand = (SHARED / "gold" / "sentences" / path.name).read_text(encoding="utf-8").splitlines()
        total += len(by_hand)
        agreed += sum(letters(line.partition(": ")[2]) in made for line in by_hand)
    assert agreed > 0.98 * total


def test_articles_stay_whole_alone_and_part_when_put_together():
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "corpus").glob("*.txt"))]
    assert all(len(parse_articles(text, "x.txt")) == 1 for text in texts)
    assert len(parse_articles("".join(texts), "x.txt")) == len(texts)
