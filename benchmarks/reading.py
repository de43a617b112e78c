"""Reading measured on the articles: agreement with sentences cleaned by hand, footnote text let through, cuts, speed.

    python benchmarks/reading.py [--shared ../shared] [--show DOCUMENT]

Open and closed documents are counted apart, and closed ones are never shown.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

from bilateral.loader.model import Document
from bilateral.loader.reading import parse_articles, parse_text
from split import is_closed

FOOTNOTE = re.compile(r"\[?Electronic resource|\bURL\b|https?:|www\.|Date of access|[–—-] P\. \d")
UNFINISHED = re.compile(r"(?<![.!?…:;])(?<![.!?…:;][”»\"')\]])(?<![.!?…:;] [”»\"])$")
HARD = re.compile(r"[^\W\d_]+")


def letters(text: str) -> str:
    return "".join(HARD.findall(text)).lower()


def digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def gold_sentences(path: Path) -> list[str]:
    return [line.partition(": ")[2] for line in path.read_text(encoding="utf-8").splitlines()]


def compare(document: Document, gold: list[str], show: bool) -> dict[str, int]:
    ours = {letters(s.text): s for s in document.sentences}
    first = [s.text for s in document.sentences[:2]]
    titled = letters("".join(first)) if document.sentences and document.sentences[0].heading else ""
    equal = wrong_numbers = 0
    for sentence in gold:
        key = letters(sentence)
        if key in ours:
            equal += 1
            mine = ours[key]
            if digits(sentence) != digits(mine.text + "".join(f" {c.number}" for c in mine.citations)):
                wrong_numbers += 1
                if show:
                    print("NUMBERS", sentence, "|", mine.text, [c.number for c in mine.citations])
        elif key == titled:
            equal += 1
        elif show:
            print("NOT MADE", sentence)
    body = [s for s in document.sentences if not s.heading]
    leaked = [s for s in document.sentences if FOOTNOTE.search(s.text)]
    cut = [s for s in body if UNFINISHED.search(s.text)]
    if show:
        made = {letters(sentence) for sentence in gold}
        for s in body:
            if letters(s.text) not in made:
                print("NOT IN GOLD", s.text)
        print(*(f"LEAKED {s.text}" for s in leaked), *(f"CUT {s.text}" for s in cut), sep="\n")
    return {
        "documents": 1,
        "gold": len(gold),
        "made": len(document.sentences),
        "equal": equal,
        "numbers": wrong_numbers,
        "leaked": len(leaked),
        "cut": len(cut),
        "lower": sum(s.text[0].islower() for s in body),
        "citations": sum(len(s.citations) for s in document.sentences),
        "resolved": sum(bool(c.title or c.url) for s in document.sentences for c in s.citations),
        "split": 0,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--show", help="print the differences of one open document")
    options = parser.parse_args()
    totals: dict[str, dict[str, int]] = {"open": {}, "closed": {}}
    for path in sorted((options.shared / "corpus").glob("*.txt")):
        closed = is_closed(path.stem)
        text = path.read_text(encoding="utf-8")
        gold = gold_sentences(options.shared / "gold" / "sentences" / path.name)
        counts = compare(parse_text(text, path.name), gold, show=options.show == path.stem and not closed)
        counts["split"] = len(parse_articles(text, path.name)) - 1
        total = totals["closed" if closed else "open"]
        for key, value in counts.items():
            total[key] = total.get(key, 0) + value
    labels = {
        "documents": "documents",
        "gold": "sentences cleaned by hand",
        "made": "sentences made",
        "equal": "by hand and made alike",
        "numbers": "  of these with other numbers",
        "leaked": "sentences with footnote text",
        "cut": "sentences without an end",
        "lower": "sentences that start in lower case",
        "citations": "citations attached",
        "resolved": "  of these with title or URL",
        "split": "articles wrongly split",
    }
    print(f"{'':36}{'open':>8}{'closed':>8}")
    for key, label in labels.items():
        print(f"{label:36}{totals['open'].get(key, 0):8}{totals['closed'].get(key, 0):8}")
    texts = [p.read_text(encoding="utf-8") for p in sorted((options.shared / "corpus").glob("*.txt"))]
    start = time.process_time()
    for text in texts:
        parse_text(text, "x.txt")
    seconds = time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    for text in texts:
        re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(text.split()))
    bare = time.process_time() - start
    print(
        f"\n{words:,} words in {seconds:.2f} s of processor time: {words / seconds:,.0f} words/s, "
        f"{seconds / bare:.0f} times a bare split"
    )
    whole = "\n\n".join(texts)
    for times in (1, 4):
        start = time.process_time()
        parse_text(whole * times, "x.txt")
        print(f"one text of {words * times:,} words: {words * times / (time.process_time() - start):,.0f} words/s")


if __name__ == "__main__":
    main()
