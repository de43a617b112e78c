"""Maps of 300 to 20,000 parties: time to make, size, first picture, first drag, drag frame, against pyvis's defaults.

Run: python benchmarks/map.py [--sizes 300,1500] [--cap 60]. Needs Chromium (BILATERAL_CHROMIUM or in the PATH).
Layout and making are processor time, what happens in the browser is by the clock.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx
from bilateral.graphviz.drawing import draw
from bilateral.graphviz.graph import entities_of, relations_of
from bilateral.graphviz.groups import find_groups
from bilateral.graphviz.layout import grouped_layout
from bilateral.graphviz.page import write_map
from map_graphs import scale_free
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("BILATERAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"]
DRAWN = """() => { const c = document.querySelector('canvas'); if (!c || !c.width) return false;
  return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v); }"""
FRAME = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  document.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1); done(performance.now()); })))"""
"""The next frame, painted: reading a pixel waits for what was drawn."""


def ours(browser: Any, graph: nx.MultiDiGraph[str], folder: Path) -> dict[str, float]:
    started = time.process_time()
    grouped_layout(graph, find_groups(graph, "multilevel"), dict.fromkeys(graph, 8.0))
    layout = time.process_time() - started
    started = time.process_time()
    path = folder / "ours.html"
    write_map(path, draw(graph))
    made = time.process_time() - started
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", timeout=120_000)
    picture = float(page.get_attribute("html", "data-pictured")) / 1000
    first_drag, frames = drag(page)
    page.close()
    return {
        "layout s": layout, "make s": made, "MB": path.stat().st_size / 1e6, "picture s": picture,
        "first drag s": first_drag, "drag frame ms": frames,
    }  # fmt: skip


def drag(page: Any) -> tuple[float, float]:
    """Move the map by its ground; give the moment of the first moved frame and the median time of a frame."""
    box = page.locator("#map").bounding_box() if page.locator("#map").count() else page.locator("canvas").bounding_box()
    x, y = box["x"] + 20, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 4, y + 4)
    first = page.evaluate(FRAME) / 1000
    gaps = []
    for step in range(2, 32):
        page.mouse.move(x + 4 * step, y + 3 * step)
        before = page.evaluate("performance.now()")
        gaps.append(page.evaluate(FRAME) - before)
    page.mouse.up()
    return first, statistics.median(gaps)


def defaults(browser: Any, graph: nx.MultiDiGraph[str], folder: Path, cap: float) -> dict[str, float | str]:
    from pyvis.network import Network

    started = time.perf_counter()
    network = Network(cdn_resources="in_line", directed=True)
    for entity in entities_of(graph).values():
        network.add_node(entity.id, label=entity.name)
        if time.perf_counter() - started > cap:
            return {"make s": f"> {cap:.0f}"}
    for relation in relations_of(graph):
        network.add_edge(relation.head_id, relation.tail_id)
        if time.perf_counter() - started > cap:
            return {"make s": f"> {cap:.0f}"}
    path = folder / "defaults.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    made = time.perf_counter() - started
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    found: dict[str, float | str] = {"make s": made, "MB": path.stat().st_size / 1e6, "picture s": f"> {cap:.0f}"}
    started = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.set_default_timeout(cap * 1000)
    try:
        while time.perf_counter() - started < cap:
            if page.evaluate(DRAWN):
                found["picture s"] = time.perf_counter() - started
                first, frames = drag(page)
                found.update({"first drag s": first, "drag frame ms": frames})
                break
            page.wait_for_timeout(100)
    finally:
        page.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1500,5000,20000")
    parser.add_argument("--cap", type=float, default=60.0, help="seconds after which pyvis's defaults are given up")
    options = parser.parse_args()
    columns = ("layout s", "make s", "MB", "picture s", "first drag s", "drag frame ms")
    print("| parties | deals | page |", " | ".join(columns), "|\n|---|---|---|" + "---|" * len(columns))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in map(int, options.sizes.split(",")):
            graph = scale_free(size)
            mine = ours(browser, graph, Path(folder))
            theirs = defaults(browser, graph, Path(folder), options.cap)
            for name, found in (("bilateral", mine), ("pyvis defaults", theirs)):
                cells = [found.get(column, "–") for column in columns]
                shown = [cell if isinstance(cell, str) else f"{cell:.2f}" for cell in cells]
                print(f"| {size:,} | {graph.number_of_edges():,} | {name} |", " | ".join(shown), "|", flush=True)
            least = theirs["picture s"] if "picture s" in theirs else theirs["make s"]
            bound = float(str(least).removeprefix("> "))
            sign = ">" if str(least).startswith(">") else "="
            print(
                f"| | | first picture, ratio | {sign} {bound / mine['picture s']:.0f} × |" + " |" * (len(columns) - 1)
            )
        browser.close()


if __name__ == "__main__":
    main()
