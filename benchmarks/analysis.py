"""Centrality and communities: igraph against NetworkX in the same run, and betweenness on 100,000 ties.

Run: python benchmarks/analysis.py [--ties 100000] [--check]. Times are of the processor, so that other work
on the machine does not count; where nx-parallel is installed, its betweenness is timed too, by the clock.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
from bilateral.graphviz import centrality_igraph
from bilateral.graphviz.centrality import MEASURES, rank
from bilateral.graphviz.graph import simple_graph
from bilateral.graphviz.groups import find_groups
from map_graphs import scale_free


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    result = call()
    return time.process_time() - started, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parties", type=int, default=1500)
    parser.add_argument("--ties", type=int, default=100_000)
    parser.add_argument("--check", action="store_true", help="compute the large betweenness exactly too (minutes)")
    options = parser.parse_args()
    graph = scale_free(options.parties)
    print(f"{options.parties:,} parties, {graph.number_of_edges():,} deals\n")
    print("| measure | NetworkX s | igraph s | ratio | largest difference |")
    print("|---|---|---|---|---|")
    for measure in ("betweenness", "closeness", "eigenvector", "pagerank", "hubs", "core"):
        slow, expected = timed(lambda m=measure: rank(graph, m, backend="networkx"))
        fast, found = timed(lambda m=measure: rank(graph, m, backend="igraph"))
        apart = max(abs(expected.scores[node] - found.scores[node]) for node in graph)
        print(f"| {measure} | {slow:.3f} | {fast:.3f} | {slow / fast:.1f} × | {apart:.1e} |")
    slow, _ = timed(lambda: find_groups(graph, "louvain"))
    fast, _ = timed(lambda: find_groups(graph, "multilevel"))
    print(f"| communities | {slow:.3f} | {fast:.3f} | {slow / fast:.1f} × | |")
    if importlib.util.find_spec("nx_parallel"):
        view = simple_graph(graph)
        marks = [time.perf_counter()]
        for backend in (None, "parallel"):
            nx.betweenness_centrality(view, backend=backend)
            marks.append(time.perf_counter())
        serial, parallel = marks[1] - marks[0], marks[2] - marks[1]
        print(f"| betweenness, nx-parallel | {serial:.3f} | {parallel:.3f} | {serial / parallel:.1f} × | |")
    large = scale_free(options.ties // 5, ties_each=5)
    seconds, ranking = timed(lambda: rank(large, "betweenness"))
    pairs = simple_graph(large).number_of_edges()
    print(f"\nbetweenness of {len(large):,} parties, {pairs:,} pairs: {seconds:.1f} s; {ranking.method}")
    if options.check:
        exact_seconds, exact = timed(lambda: centrality_igraph.betweenness(simple_graph(large)))
        worst = max(abs(exact[node] - ranking.scores[node]) for node in large)
        print(f"exact by igraph: {exact_seconds:.1f} s ({exact_seconds / seconds:.1f} × as long)")
        print(f"largest true error {worst:.2g}, stated {ranking.margin:.2g}")
    for measure in MEASURES:
        if measure not in ("betweenness", "closeness"):  # closeness has no sample: parties times pairs, minutes
            seconds, ranking = timed(lambda m=measure: rank(large, m))
            print(f"  {measure}: {seconds:.1f} s ({ranking.method})")


if __name__ == "__main__":
    main()
