"""Score the name finder against the annotated names: `python benchmarks/names.py [FOLDER …] [--errors]`.

Counted over distinct (document, surface text, kind), over distinct (document, text), and, among the right ones, how
often the canonical name agrees. Without folders, the open and the closed part of the practice documents and articles
beside the repository, side by side; closed documents are only counted. A trailing full stop, quotes, a leading
"the" and legal forms do not count in a surface text.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bilateral.loader.extraction.names import find_mentions
from bilateral.loader.extraction.names.canonical import without_legal_form
from names_gold import Annotated, corpora, read_folder
from split import is_closed

KINDS = ("country", "demonym", "region", "city", "company", "organisation", "university")


def plain(text: str) -> str:
    text = re.sub(r"\s+", " ", re.sub(r"[“”\"«»]", "", text)).strip(" .,").replace("- ", "-")
    return without_legal_form(re.sub(r"^[Tt]he ", "", text)).strip(" .,")


@dataclass
class Score:
    """Counts of right, missed and false items."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    names: int = 0
    words: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def add(self, item: Annotated) -> None:
        """Find the names of a document and count them against its annotation."""
        text = " ".join(item.sentences)
        gold: dict[tuple[str, str], str] = {}
        for form, kind, name in item.names:
            gold[plain(form), kind] = name
        start = time.process_time()
        sentences = find_mentions(item.document)
        self.seconds += time.process_time() - start
        self.words += len(text.split())
        found = {
            (plain(m.text), "demonym" if m.demonym else str(m.kind)): m.name for mentions in sentences for m in mentions
        }
        document = Path(item.document.id).stem
        for key in gold.keys() | found.keys():
            kind = key[1]
            if key in gold and key in found:
                self.right[kind] += 1
                self.names += plain(gold[key]).lower() == plain(found[key]).lower()
            elif key in gold:
                self.missed[kind] += 1
                self.errors.append(f"{document}\tmissed\t{kind}\t{key[0]}")
            else:
                self.false[kind] += 1
                self.errors.append(f"{document}\tfalse\t{kind}\t{key[0]}")
        texts, found_texts = {text for text, _ in gold}, {text for text, _ in found}
        self.right["text only"] += len(texts & found_texts)
        self.missed["text only"] += len(texts - found_texts)
        self.false["text only"] += len(found_texts - texts)

    def line(self, kinds: tuple[str, ...]) -> str:
        """Give precision, recall and F1 over some kinds."""
        right, missed, false = (sum(c[k] for k in kinds) for c in (self.right, self.missed, self.false))
        precision = right / max(1, right + false)
        recall = right / max(1, right + missed)
        f1 = 2 * right / max(1, 2 * right + false + missed)
        return f"{precision:.2f} / {recall:.2f} / {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders that hold texts/ and names/")
    parser.add_argument("--errors", action="store_true", help="list what is missed and false (given folders only)")
    options = parser.parse_args()
    parts: dict[str, list[Annotated]] = {
        str(folder): read_folder(folder / "texts", folder / "names") for folder in options.folders
    }
    if not parts:
        for name, items in corpora().items():
            for closed in (False, True):
                chosen = [item for item in items if is_closed(Path(item.document.id).stem) == closed]
                parts[f"{name} {'closed' if closed else 'open'}"] = chosen
    scores: dict[str, Score] = {}
    for name, items in parts.items():
        scores[name] = Score()
        for item in items:
            scores[name].add(item)
    print("| P / R / F1 | " + " | ".join(scores) + " |")
    print("|---" * (len(scores) + 1) + "|")
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(score.line((kind,)) for score in scores.values()) + " |")
    print("| all | " + " | ".join(score.line(KINDS) for score in scores.values()) + " |")
    print("| text only | " + " | ".join(score.line(("text only",)) for score in scores.values()) + " |")
    agree = (s.names / max(1, sum(s.right[k] for k in KINDS)) for s in scores.values())
    print("| canonical name agrees | " + " | ".join(f"{value:.3f}" for value in agree) + " |")
    print("| words | " + " | ".join(str(s.words) for s in scores.values()) + " |")
    print("| words a second | " + " | ".join(f"{s.words / max(s.seconds, 1e-9):.0f}" for s in scores.values()) + " |")
    if options.errors and options.folders:
        for score in scores.values():
            print("\n".join(sorted(score.errors)))


if __name__ == "__main__":
    main()
