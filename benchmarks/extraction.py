"""Score the extractor on the gold, open and closed documents side by side.

usage: extraction.py [--write FOLDER]   with --write: also one JSONL per document, for other scorers
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bilateral.loader.evaluation.matching import Matching, match_document
from bilateral.loader.evaluation.names import read_aliases
from bilateral.loader.evaluation.reliability import expected_calibration_error, judged, reliability
from bilateral.loader.evaluation.scores import Score, score
from bilateral.loader.extraction import extract
from bilateral.loader.reading import parse_text
from bilateral.loader.relations_file import read_relations, write_relations
from split import is_closed

SHARED = Path(__file__).resolve().parents[2] / "shared"
COLLECTIONS = {
    "articles": (SHARED / "corpus", SHARED / "gold" / "dev"),
    "practice": (SHARED / "practice" / "texts", SHARED / "practice" / "gold"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    words, started = 0, time.process_time()
    parts: dict[tuple[str, str], list[Matching]] = {}
    for name, (texts, gold_folder) in COLLECTIONS.items():
        names = read_aliases(gold_folder)
        for path in sorted(gold_folder.glob("*.jsonl")):
            text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            words += len(text.split())
            relations = extract(parse_text(text, f"{path.stem}.txt"))
            if arguments.write:
                write_relations(arguments.write / name / path.name, relations)
            part = "closed" if is_closed(path.stem) else "open"
            parts.setdefault((name, part), []).append(match_document(read_relations(path), relations, names))
    spent = time.process_time() - started
    print("| part | type | gold | P | R | F1 (95 % interval) | status | year |\n|---|---|---|---|---|---|---|---|")
    for (name, part), matchings in parts.items():
        for row in score(matchings):
            print(f"| {name} {part} | {_row(row)} |")
    closed = [m for (_, part), matchings in parts.items() if part == "closed" for m in matchings]
    table = reliability(judged(closed))
    print("\n| confidence (closed) | relations | mean confidence | precision |\n|---|---|---|---|")
    for entry in table:
        print(f"| {entry.low:.1f}–{entry.high:.1f} | {entry.count} | {entry.confidence:.2f} | {entry.precision:.2f} |")
    print(f"\nexpected calibration error {expected_calibration_error(table):.3f}")
    print(f"{words / spent:,.0f} words/s ({words:,} words, {spent:.1f} s of processor time)")


def _row(row: Score) -> str:
    interval = f"{row.f1:.3f} ({row.f1_low:.3f}–{row.f1_high:.3f})"
    known = (row.attributes.get(name) for name in ("status", "year"))
    attributes = " | ".join("–" if value is None else f"{value:.3f}" for value in known)
    return f"{row.type} | {row.gold} | {row.precision:.3f} | {row.recall:.3f} | {interval} | {attributes}"


if __name__ == "__main__":
    main()
