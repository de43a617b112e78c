"""Score the comparison of names on the hard pairs, and print the mistakes of the open half (`--closed`: totals only).

hard_pairs.jsonl is the table that the rules were written with, half of it closed; later_pairs.jsonl was written when
they stood, and scored before anything was changed.

python benchmarks/resolution_quality.py
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from bilateral.loader.resolution import compare_names

FOLDER = Path(__file__).parents[1] / "tests" / "loader" / "resolution"


def is_closed(a: str, b: str) -> bool:
    """Say whether a pair is in the closed half: by its hash, for ever."""
    return hashlib.sha256(f"{a}\t{b}".encode()).digest()[0] % 2 == 1


def score(pairs: list[dict[str, object]], show: bool) -> str:
    right = wrong = missed = unsure = 0
    for pair in pairs:
        answer = compare_names(str(pair["a"]), str(pair["b"]), str(pair.get("kind", "")))
        said = answer.decision == "same"
        right += said and bool(pair["same"])
        wrong += said and not pair["same"]
        missed += not said and bool(pair["same"])
        unsure += answer.decision == "unsure"
        if show and (said != pair["same"] or answer.decision == "unsure"):
            truth = "SAME" if pair["same"] else "DIFF"
            print(truth, answer.decision, answer.score, pair["a"], "|", pair["b"], answer.reasons)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{len(pairs)} pairs: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, {unsure} unsure"


def main() -> None:
    for name in ("hard_pairs", "later_pairs"):
        rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        halves = {closed: [r for r in rows if is_closed(r["a"], r["b"]) == closed] for closed in (False, True)}
        print(name, "open  ", score(halves[False], show="--closed" not in sys.argv))
        print(name, "closed", score(halves[True], show=False))


if __name__ == "__main__":
    main()
