"""How long whole processes take, beside the time of a Python that only imports click.

    python benchmarks/startup.py [STORE]

STORE is a store to look something up in; without it, one is made of the small graph of the tests. Each command runs
once to warm the disk's cache and then ten times, taking turns with the others; the medians are compared. On a machine
with other work the processor's time tells more than the wall's.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

RUNS = 10
BILATERAL = str(Path(sys.executable).parent / "bilateral")
BASE = "python -c 'import click'"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = sys.argv[1] if len(sys.argv) > 1 else make_store(Path(folder) / "graph.kgl")
        commands: dict[str, Sequence[str]] = {
            "python -c pass": (sys.executable, "-c", "pass"),
            BASE: (sys.executable, "-c", "import click"),
            "bilateral --help": (BILATERAL, "--help"),
            "bilateral query": (BILATERAL, "query"),
            "bilateral lookup Minsk": (BILATERAL, "lookup", "Minsk", "--store", store),
            "bilateral lookup Mnsk (did you mean)": (BILATERAL, "lookup", "Mnsk", "--store", store),
            "bilateral query countries-by-ties": (BILATERAL, "query", "countries-by-ties", "--store", store),
            "bilateral stats": (BILATERAL, "stats", "--store", store),
        }
        medians = measure(commands)
    print(f"{'command':<40}{'wall ms':>8}{'ratio':>7}{'CPU ms':>8}{'ratio':>7}")
    wall_base, cpu_base = medians[BASE]
    for name, (wall, cpu) in medians.items():
        print(f"{name:<40}{wall * 1000:>8.0f}{wall / wall_base:>7.2f}{cpu * 1000:>8.0f}{cpu / cpu_base:>7.2f}")


def measure(commands: dict[str, Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Give the median seconds of each command on the wall and of the processor."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(RUNS + 1):
        for name, command in commands.items():
            start, used = time.perf_counter(), processor_seconds()
            subprocess.run(command, capture_output=True, check=False)
            if turn:
                times[name].append((time.perf_counter() - start, processor_seconds() - used))
    return {
        name: (median(wall), median(cpu)) for name, (wall, cpu) in ((n, zip(*t, strict=True)) for n, t in times.items())
    }


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def make_store(path: Path) -> str:
    from bilateral.loader.store import load_folder, open_store

    folder = load_folder(Path(__file__).parents[1] / "tests" / "cypher" / "graph")
    with open_store(str(path), write=True) as store:
        store.load(folder.entities(), folder.relations(), folder.documents())
    return str(path)


if __name__ == "__main__":
    main()
