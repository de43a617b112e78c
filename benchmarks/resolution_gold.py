"""Pairwise precision and recall on the surface forms of the annotated documents, open and closed part apart.

Every surface form of a part goes through `resolve` as a party of its documents, with the kind that the annotators gave;
two forms in one cluster are a found pair, two forms of one entity in the gold a true one. Forms that stand for two
entities (a capital for its government) are left out and counted. With `--pairs` the same forms are scored pair by pair
through `compare_names` too, without documents. Mistakes are shown for the open part only.

    python benchmarks/resolution_gold.py [--mistakes] [--pairs]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from bilateral.loader.model import Relation
from bilateral.loader.resolution import compare_names, resolve
from split import is_closed

SHARED = Path(__file__).parents[1] / ".." / "shared"
SOURCES = {"articles": SHARED / "gold", "practice": SHARED / "practice"}
Mentions = dict[str, dict[str, Counter[str]]]


def mentions_of(source: Path, closed: bool) -> Mentions:
    """Form → document → kinds, for the documents of one part."""
    found: Mentions = defaultdict(lambda: defaultdict(Counter))
    for path in sorted((source / "names").glob("*.jsonl")):
        if is_closed(path.stem) == closed:
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                found[row["text"]][path.stem]["" if row["kind"] == "demonym" else row["kind"]] += 1
    return found


def gold_groups(source: Path) -> tuple[dict[str, int], set[str]]:
    """Form → entity, and the forms that stand for more than one."""
    groups = json.loads((source / "aliases.json").read_text(encoding="utf-8"))
    owner: dict[str, int] = {}
    twice: set[str] = set()
    for number, group in enumerate(groups):
        for form in group:
            if owner.setdefault(form, number) != number:
                twice.add(form)
    entities = source / "entities.json"
    if entities.exists():
        for entity in json.loads(entities.read_text(encoding="utf-8")):
            twice.update(entity["ambiguous_surface"])
    return owner, twice


def report(label: str, found: set[frozenset[str]], true: set[frozenset[str]], show: bool) -> None:
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    print(f"  {label}: P {precision:.3f} R {recall:.3f} ({len(true)} true pairs, {len(found)} found)")
    if show:
        for name, pairs in (("wrong", found - true), ("missed", true - found)):
            for pair in sorted(map(sorted, pairs)):
                print("     ", name, " | ".join(pair))


def same_pairs(mentions: Mentions) -> set[frozenset[str]]:
    """Compare every form with every other: minutes for the practice documents."""
    forms = sorted(mentions)
    kinds = {f: Counter(k for d in mentions[f].values() for k in d.elements()).most_common(1)[0][0] for f in forms}
    pairs = combinations(forms, 2)
    return {frozenset((a, b)) for a, b in pairs if compare_names(a, b, kinds[a], kind_b=kinds[b]).decision == "same"}


def pairs_of(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


def main() -> None:
    for name, source in SOURCES.items():
        owner, twice = gold_groups(source)
        for closed in (False, True):
            every = mentions_of(source, closed)
            mentions = {form: documents for form, documents in every.items() if form in owner and form not in twice}
            left_out = len(twice & set(every))
            by_entity: dict[int, list[str]] = defaultdict(list)
            for form in mentions:
                by_entity[owner[form]].append(form)
            true = pairs_of(by_entity.values())
            show = "--mistakes" in sys.argv and not closed
            print(f"{name}, {'closed' if closed else 'open'} part: {len(mentions)} forms, {left_out} left out")
            relations = [
                Relation("signed", form, "Somebody Else Entirely", kinds.most_common(1)[0][0], "", document=document)  # type: ignore[arg-type]
                for form, documents in mentions.items()
                for document, kinds in documents.items()
            ]
            clusters = [[e.name, *e.aliases] for e in resolve(relations).entities]
            known = set(mentions)
            report("resolve", pairs_of([f for f in c if f in known] for c in clusters), true, show)
            if "--pairs" in sys.argv:
                report("compare", same_pairs(mentions), true, show)


if __name__ == "__main__":
    main()
