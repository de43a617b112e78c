"""Accuracy of the attributes read around gold relations, open and closed parts side by side.

The gold names the parties and the evidence; the trigger is the likeliest word of the type there, so that the figures
judge the attributes alone. Run: `python benchmarks/attributes.py` (`--misses date` lists misses of the open part).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bilateral.loader.evaluation import Matching
from bilateral.loader.evaluation import score as score_all
from bilateral.loader.evaluation.matching import match_document
from bilateral.loader.evaluation.names import NameMatcher
from bilateral.loader.extraction.attributes import Attributes, Trigger, describe, is_real
from bilateral.loader.extraction.attributes.dates import find_dates
from bilateral.loader.model import RELATION_TYPES, Document
from bilateral.loader.relations_file import relation_from_json
from rapidfuzz import fuzz
from split import is_closed

SHARED = Path(__file__).parents[1].resolve().parent / "shared"
FIELDS = ("status", "year", "date", "instrument", "products", "amount", "subject", "venture")
STEMS = {
    "signed": r"sign|conclu|agree|memorand|mou\b|contract|treat|protocol|accord|pact|declar|initial|program|plan|adopt"
    r"|partner|deal",
    "supplies": r"suppl|deliver|export|ship|s[eo]l[dl]|bought|buy|purchas|import|sen[dt]|receiv|arriv|came|come|went"
    r"|order|take|took|bring|brought|hand|use|work|operat",
    "sister_city": r"sister|twin|brother|friend|partner|relation|sign|agree",
    "joint_venture": r"joint|venture|assembl|found|set up|establish|own|together|produc|50|per ?cent|compan|enterprise",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", choices=FIELDS, help="list the misses of one field in the open part")
    arguments = parser.parse_args()
    totals: Counter[tuple[str, str, str]] = Counter()
    matched: dict[str, list[Matching]] = defaultdict(list)
    elapsed, sentences = 0.0, []
    for part, document, relations in gold_documents():
        sentences += [sentence.text for sentence in document.sentences]
        predicted = []
        for gold in relations:
            located = locate(document, gold)
            if located is None:
                totals[part, gold["type"], "lost"] += 1
                continue
            start = time.process_time()
            found = describe(document, gold["type"], *located)
            elapsed += time.process_time() - start
            none = is_real(document, gold["type"], *located) == "none"
            totals[part, gold["type"], "none"] += none
            totals[part, gold["type"], "n"] += 1
            predicted.append((gold, {**gold, **asdict(found)}))
            for field, score in scores(gold, found):
                totals[part, gold["type"], field] += score
                totals[part, gold["type"], f"n {field}"] += 1
                if field == arguments.misses and score < 1 and part.startswith("open"):
                    report(document, gold, found, located[0], score)
        matched[part].append(match(predicted))
    if arguments.misses:
        return
    print_table(totals)
    print("\nper distinct (type, head, tail), as `bilateral evaluate` counts:")
    for part, matchings in sorted(matched.items()):
        row = score_all(matchings, samples=1)[-1]
        print(f"{part:16} n {row.found:5}  status {row.attributes['status']:.3f}  year {row.attributes['year']:.3f}")
    count = sum(value for (_, _, key), value in totals.items() if key == "n")
    print(f"\n{1000 * elapsed / count:.3f} ms of processor time a relation, its document's dates included")
    compare_speed(sentences[:: max(len(sentences) // 200, 1)])


def match(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> Matching:
    """Match a document's gold relations with the same relations carrying the attributes found."""
    gold = [relation_from_json(clean(item)) for item, _ in pairs]
    predicted = [relation_from_json(clean(item)) for _, item in pairs]
    return match_document(gold, predicted, NameMatcher())


def clean(item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "products": list(item.get("products") or [])}


def compare_speed(sentences: list[str]) -> None:
    """Print how long date finding takes against dateparser's search, where that is installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: no speed comparison (pip install dateparser)")
        return
    seconds = []
    for find_all in (find_dates, lambda text: search_dates(text, languages=["en"])):
        find_all(sentences[0])
        start = time.process_time()
        for sentence in sentences:
            find_all(sentence)
        seconds.append(time.process_time() - start)
    print(f"finding dates: {seconds[1] / seconds[0]:.0f} times faster than dateparser's search_dates")


def gold_documents() -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """Yield every gold document as read, with the part it belongs to and its relations."""
    from bilateral.loader.reading import read_documents

    for genre, texts, gold in (("articles", "corpus", "gold/dev"), ("practice", "practice/texts", "practice/gold")):
        for path in sorted((SHARED / gold).glob("*.jsonl")):
            part = f"{'closed' if is_closed(path.stem) else 'open'} {genre}"
            relations = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            for document in read_documents([SHARED / texts / f"{path.stem}.txt"]):
                yield part, document, relations


def locate(document: Document, gold: dict[str, Any]) -> tuple[Trigger, list[tuple[int, int]]] | None:
    """Find the evidence sentence, trigger and parties of a gold relation in the document."""
    wanted = letters(gold["evidence"])
    inside = []
    for index, sentence in enumerate(document.sentences):
        here = letters(sentence.text)
        if len(here) > 8 and (here in wanted or wanted in here):
            inside.append(index)
    best: tuple[float, Trigger, list[tuple[int, int]]] | None = None
    for index in inside:
        text = document.sentences[index].text
        parties = [span for key in ("head_text", "tail_text") if (span := find(text, gold.get(key) or ""))]
        for match in re.finditer(rf"\b(?:{STEMS[gold['type']]})\w*", text, re.IGNORECASE):
            gap = sum(max(s - match.end(), match.start() - e, 0) for s, e in parties)
            kind = next(n for n, stem in enumerate(STEMS[gold["type"]].split("|")) if re.search(stem, match[0], re.I))
            cost = gap + 12 * kind + 500 * (2 - len(parties))
            if best is None or cost < best[0]:
                best = (cost, Trigger(index, match.start(), match.end(), match[0]), parties)
        if best is None and parties:
            middle = parties[0][1]
            best = (5000, Trigger(index, middle, middle, ""), parties)
    return best and (best[1], best[2])


def scores(gold: dict[str, Any], found: Attributes) -> Iterator[tuple[str, float]]:
    """Yield (field, score) for each field that the gold annotates."""
    yield "status", gold["status"] == found.status
    yield "year", gold.get("date", "")[:4] == found.date[:4]
    yield "date", gold.get("date", "") == found.date
    instrument = gold.get("instrument") or (gold.get("detail", "") if gold["type"] == "signed" else "")
    if instrument:
        yield "instrument", fuzz.token_set_ratio(instrument.lower(), found.instrument.lower()) >= 80
    products = gold.get("products") or (gold.get("detail", "").split(", ") if gold["type"] == "supplies" else [])
    if gold["type"] == "supplies" and products:
        yield "products", token_f1(" ".join(products), " ".join(found.products))
    if gold.get("amount"):
        yield "amount", fuzz.token_set_ratio(gold["amount"].lower(), found.amount.lower()) >= 80
    if gold.get("subject") and gold["type"] == "signed":
        yield "subject", token_f1(gold["subject"], found.subject)
    if gold.get("venture"):
        yield "venture", token_f1(gold["venture"], found.venture)


def token_f1(gold: str, found: str) -> float:
    a, b = set(re.findall(r"\w+", gold.lower())), set(re.findall(r"\w+", found.lower()))
    return 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0


def letters(text: str) -> str:
    return re.sub(r"[\W_]+|(?<=\s)\d{1,3}(?=[,.]?\s?[”\"])", "", text.lower())


def find(text: str, words: str) -> tuple[int, int] | None:
    at = text.find(words) if words else -1
    return (at, at + len(words)) if at >= 0 else None


def report(document: Document, gold: dict[str, Any], found: Attributes, trigger: Trigger, score: float) -> None:
    before = document.sentences[trigger.sentence - 1].text if trigger.sentence else ""
    text = document.sentences[trigger.sentence].text
    marked = f"{text[: trigger.start]}>>{text[trigger.start : trigger.end]}<<{text[trigger.end :]}"
    keys = ("status", "date", "instrument", "detail", "products", "amount", "subject", "venture")
    print(f"{document.id} {gold['type']} {gold['head']} – {gold['tail']} score {score:.2f}")
    print("   gold ", {k: gold[k] for k in keys if gold.get(k)})
    print("   found", {k: getattr(found, k) for k in keys if getattr(found, k, None)})
    print(f"   {before[-160:]} ¦ {marked}\n")


def print_table(totals: Counter[tuple[str, str, str]]) -> None:
    parts = sorted({part for part, _, _ in totals})
    print(f"{'part':16} {'type':14} {'n':>5} {'lost':>5} {'none':>6} " + " ".join(f"{f:>10}" for f in FIELDS))
    for part in parts:
        for kind in (*RELATION_TYPES, "all"):
            kinds = RELATION_TYPES if kind == "all" else (kind,)

            def total(key: str, part: str = part, kinds: tuple[str, ...] = kinds) -> float:
                return sum(totals[part, k, key] for k in kinds)

            cells = [f"{total(f) / total(f'n {f}'):10.3f}" if total(f"n {f}") else " " * 10 for f in FIELDS]
            none = total("none") / total("n") if total("n") else 0
            print(f"{part:16} {kind:14} {total('n'):5.0f} {total('lost'):5.0f} {none:6.3f} " + " ".join(cells))


if __name__ == "__main__":
    sys.exit(main())
