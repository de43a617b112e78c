from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from bilateral.errors import BadInput
from bilateral.graphviz import centrality_igraph, centrality_networkx
from bilateral.graphviz.centrality import MEASURES, rank
from bilateral.graphviz.graph import build_graph
from bilateral.loader.model import Entity, Relation
from hypothesis import given, settings
from hypothesis import strategies as st

BOTH = ("betweenness", "closeness", "eigenvector", "pagerank", "hubs", "authorities", "core")


@st.composite
def multigraphs(draw: Any) -> nx.MultiDiGraph[str]:
    size = draw(st.integers(1, 14))
    ends = st.integers(0, size - 1)
    deals = draw(st.lists(st.tuples(ends, ends, st.sampled_from(["signed", "supplies"])), max_size=40))
    entities = [Entity(f"e{i:02}", f"E{i}") for i in range(size)]
    return build_graph(
        entities,
        [
            Relation(type=t, head="", tail="", id=f"r{n}", head_id=f"e{a:02}", tail_id=f"e{b:02}")
            for n, (a, b, t) in enumerate(deals)
        ],
    )


@settings(max_examples=150, deadline=None)
@given(graph=multigraphs())
@pytest.mark.parametrize("measure", ["betweenness", "closeness", "pagerank", "core"])
def test_igraph_as_an_oracle_agrees_on_any_graph(measure: str, graph: nx.MultiDiGraph[str]) -> None:
    ours, oracle = (rank(graph, measure, backend=backend).scores for backend in ("networkx", "igraph"))
    assert ours == pytest.approx(oracle, abs=1e-6)


@pytest.mark.parametrize("measure", BOTH)
def test_igraph_as_an_oracle_agrees_on_a_large_graph(measure: str) -> None:
    graph = nx.barabasi_albert_graph(400, 3, seed=5)
    nx.set_edge_attributes(graph, {edge: 1 + (edge[0] * 7 + edge[1]) % 4 for edge in graph.edges}, "weight")
    view = nx.DiGraph(graph) if measure in ("pagerank", "hubs", "authorities") else graph
    if view.is_directed():
        view.remove_edges_from([(a, b) for a, b in list(view.edges) if (a + b) % 3 == 0 and a > b])
    assert getattr(centrality_networkx, measure)(view) == pytest.approx(
        getattr(centrality_igraph, measure)(view), abs=1e-6
    )


def test_networkx_agrees_with_its_own_hits() -> None:
    graph = nx.DiGraph(nx.gnp_random_graph(40, 0.15, seed=2, directed=True))
    nx.set_edge_attributes(graph, 1, "weight")
    hubs, authorities = nx.hits(graph, max_iter=1000, tol=1e-12)
    assert centrality_networkx.hubs(graph) == pytest.approx(hubs, abs=1e-6)
    assert centrality_networkx.authorities(graph) == pytest.approx(authorities, abs=1e-6)


def test_what_each_measure_counts(small: Any) -> None:
    graph = build_graph(*small)
    expected = {
        "degree": {"mtz": 3, "cn": 2, "by": 1},
        "deals": {"mtz": 3, "cn": 4, "by": 3},
        "supplies-out": {"mtz": 1, "by": 1, "cn": 0},
        "supplies-in": {"cn": 2, "mtz": 0},
        "cut": {"mtz": 3, "minsk": 2, "cn": 2, "by": 0, "uni": 0},
        "core": {"mtz": 1, "by": 1},
    }
    for measure, scores in expected.items():
        found = rank(graph, measure).scores
        assert {node: found[node] for node in scores} == scores, measure
        assert set(found) == set(graph)


def test_every_measure_takes_a_graph_without_ties_and_an_empty_one() -> None:
    for measure in MEASURES:
        for backend in ("networkx", "igraph"):
            assert rank(build_graph([], []), measure, backend=backend).scores == {}
            lone = rank(build_graph([Entity("a", "A"), Entity("b", "B")], []), measure, backend=backend).scores
            assert set(lone) == {"a", "b"}


def test_a_sample_of_all_sources_is_exact_and_says_so() -> None:
    graph = nx.barabasi_albert_graph(120, 2, seed=3)
    scores, margin = centrality_igraph.sampled_betweenness(graph, 10**6, seed=1)
    assert scores == pytest.approx(centrality_networkx.betweenness(graph), abs=1e-9)
    assert margin == 0


def test_the_stated_error_of_a_sample_holds_for_every_party() -> None:
    graph = nx.barabasi_albert_graph(1500, 2, seed=1)
    exact = centrality_igraph.betweenness(graph)
    held = 0
    for seed in range(20):
        scores, margin = centrality_igraph.sampled_betweenness(graph, 256, seed)
        assert 0 < margin < max(exact.values())
        held += all(abs(scores[node] - exact[node]) <= margin for node in exact)
    assert held >= 18


def test_the_seed_fixes_the_sample_and_the_method_is_told() -> None:
    graph = build_graph(
        [Entity(f"{i:03}", str(i)) for i in range(200)],
        [
            Relation(type="signed", head="", tail="", id=f"{a}-{b}", head_id=f"{a:03}", tail_id=f"{b:03}")
            for a, b in nx.barabasi_albert_graph(200, 2, seed=1).edges
        ],
    )
    first, again, other = (rank(graph, "betweenness", samples=32, seed=seed) for seed in (1, 1, 2))
    assert first == again and first.scores != other.scores
    assert "sampled from 32 of 200 sources, error at most ±" in first.method
    assert rank(graph, "betweenness").method == "NetworkX, exact"


def test_an_unknown_measure() -> None:
    with pytest.raises(BadInput, match="no measure 'fame'"):
        rank(build_graph([], []), "fame")
