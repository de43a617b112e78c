"""Speed and memory of resolution on made-up, realistic names.

    python benchmarks/resolution_speed.py ratio           5,000 names against the all-pairs WRatio loop
    python benchmarks/resolution_speed.py scale 10000 100000 1000000
    python benchmarks/resolution_speed.py pairs           100,000 pairs through compare_names

Names are places, invented stems, lines of business, heads and legal forms; a fifth are respellings of others (a typing
error, another legal form, quotes, no legal form, capitals). The seed is fixed. Times are CPU seconds of the process, so
that a busy machine does not matter.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
import tomllib
from pathlib import Path

from bilateral.loader.model import Relation
from bilateral.loader.resolution import compare_names, resolve
from rapidfuzz import fuzz

PARTS = tomllib.loads((Path(__file__).parent / "resolution_names.toml").read_text(encoding="utf-8"))
FORMS = PARTS.pop("forms").split("|")
PLACES, TRADES, HEADS, ONSETS, VOWELS, CODAS = (PARTS[key].split() for key in PARTS)


def stem(rng: random.Random) -> str:
    parts = (rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(["", *CODAS]) for _ in range(rng.choice((2, 2, 3))))
    return "".join(parts).capitalize()


def respelt(name: str, rng: random.Random) -> str:
    at = rng.randrange(1, max(2, len(name) - 2))
    return rng.choice(
        (name[:at] + name[at + 1 :], name + " JSC", f"LLC “{name}”", name.upper(), name.replace(" ", "-", 1))
    )


def made_up_names(count: int) -> list[str]:
    rng = random.Random(37)
    names: list[str] = []
    for _ in range(count):
        if names and rng.random() < 0.2:
            names.append(respelt(rng.choice(names), rng))
            continue
        words = [stem(rng)] if rng.random() < 0.7 else [rng.choice(PLACES), stem(rng)]
        words += [rng.choice(TRADES)] * (rng.random() < 0.6) + [rng.choice(HEADS), rng.choice(FORMS)]
        names.append(" ".join(filter(None, words)))
    return names


def relations_of(names: list[str]) -> list[Relation]:
    pairs = zip(names[::2], names[1::2], strict=False)
    return [Relation("supplies", a, b, "company", "company", document=f"d{i // 20}") for i, (a, b) in enumerate(pairs)]


def ratio() -> None:
    names = made_up_names(5000)
    relations = relations_of(names)
    begin = time.process_time()
    resolution = resolve(relations)
    ours = time.process_time() - begin
    begin = time.process_time()
    merged = sum(fuzz.WRatio(a, b) >= 80 for i, a in enumerate(names) for b in names[i + 1 :])
    loop = time.process_time() - begin
    print(
        f"5,000 names: resolve {ours:.2f} s ({len(resolution.entities)} entities), all-pairs WRatio loop {loop:.1f} s"
    )
    print(f"({merged} pairs at 80 or more): {loop / ours:.0f} times as long")


def scale(count: int) -> None:
    relations = relations_of(made_up_names(count))
    begin, cpu = time.perf_counter(), time.process_time()
    resolution = resolve(relations)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{count:>9,} names: {cpu:7.1f} s of CPU ({seconds:.1f} s by the clock), "
        f"{len(resolution.entities):,} entities, peak {peak:.2f} GiB",
        flush=True,
    )


def pairs() -> None:
    names = made_up_names(20000)
    rng = random.Random(5)
    some = [(rng.choice(names), rng.choice(names)) for _ in range(50000)]
    some += [(name, respelt(name, rng)) for name in rng.choices(names, k=50000)]
    begin = time.process_time()
    for a, b in some:
        compare_names(a, b)
    print(f"100,000 pairs: {time.process_time() - begin:.1f} s")


def main() -> None:
    what, *sizes = sys.argv[1:] or ["ratio"]
    resolve(relations_of(["Warm Up Plant", "Warm Up Works"]))
    if what == "scale":
        for size in sizes or ["10000", "100000"]:
            child = multiprocessing.get_context("spawn").Process(target=scale, args=(int(size),))
            child.start()
            child.join()
    else:
        {"ratio": ratio, "pairs": pairs}[what]()


if __name__ == "__main__":
    main()
