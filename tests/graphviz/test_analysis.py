"""Selections, groups, chains, changes: what they say of a graph that is known by heart, and of any graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from bilateral.errors import BadInput
from bilateral.graphviz.changes import changes
from bilateral.graphviz.geography import UNITS_PER_DEGREE, geographic_layout
from bilateral.graphviz.graph import build_graph, flow_graph, read_graph, relations_of, simple_graph
from bilateral.graphviz.groups import bridges, country_assortativity, find_groups, group_ties, modularity
from bilateral.graphviz.layout import grouped_layout, push_apart
from bilateral.graphviz.paths import shortest_chains
from bilateral.graphviz.picture import bar_picture, matrix_picture
from bilateral.graphviz.selection import Selection, around, mentioned, select
from bilateral.graphviz.styles import check_colours, load_styles
from bilateral.loader.model import Entity, Relation
from bilateral.loader.store import open_store
from hypothesis import given, settings
from hypothesis import strategies as st


def deals(graph: nx.MultiDiGraph[str]) -> set[str]:
    return {relation.id for relation in relations_of(graph)}


@pytest.fixture(scope="module")
def graph(small: Any) -> nx.MultiDiGraph[str]:
    return build_graph(*small)


def test_the_store_gives_back_the_same_graph(small: Any, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "small.kgl"), write=True) as store:
        store.load(*small)
    with open_store(str(tmp_path / "small.kgl")) as store:
        read = read_graph(store)
    made = build_graph(*small)
    assert dict(read.nodes(data=True)) == dict(made.nodes(data=True))
    by_id = {relation.id: relation for relation in relations_of(made)}
    for relation in relations_of(read):
        wanted = by_id.pop(relation.id)
        for field in (
            "type",
            "head_id",
            "tail_id",
            "status",
            "date",
            "products",
            "amount",
            "venture",
            "confidence",
            "evidence",
        ):
            assert getattr(relation, field) == getattr(wanted, field), field
        assert relation.head == made.nodes[relation.head_id]["entity"].name
    assert by_id == {}


def test_views_count_deals_and_keep_the_direction_of_supplies(graph: nx.MultiDiGraph[str]) -> None:
    assert simple_graph(graph)["by"]["cn"]["weight"] == 3
    flow = flow_graph(graph)
    assert flow["by"]["cn"]["weight"] == 3 and flow["cn"]["by"]["weight"] == 2
    assert not flow.has_edge("cn", "mtz")
    assert set(flow_graph(graph, supplies_only=True).edges) == {("by", "cn"), ("mtz", "cn")}


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(types=["supplies"]), {"r3", "r6"}),
        (Selection(kinds=["country"]), {"r1", "r2", "r3"}),
        (Selection(countries=["kyrgyzstan"]), {"r8"}),
        (Selection(countries=["China"]), {"r1", "r2", "r3", "r4", "r6"}),
        (Selection(statuses=["planned"]), {"r5"}),
        (Selection(instruments=["Agreement"]), {"r1", "r8"}),
        (Selection(min_confidence=0.9), {"r1", "r4", "r6", "r8"}),
        (Selection(until="2015"), {"r1", "r7", "r5"}),
        (Selection(until="2016-02", dated_only=True), {"r1", "r7"}),
        (Selection(until="2016-03-01", dated_only=True), {"r1", "r4", "r7"}),
        (Selection(since="2019-05", dated_only=True), {"r2", "r3"}),
        (Selection(since="2019-06", dated_only=True), {"r3"}),
        (Selection(since="2018", until="2018", dated_only=True), {"r6"}),
        (Selection(since="2018-07-01", dated_only=True, types=["supplies"]), {"r3", "r6"}),
    ],
)
def test_selections(graph: nx.MultiDiGraph[str], selection: Selection, kept: set[str]) -> None:
    part = select(graph, selection)
    assert deals(part) == kept
    assert set(part) == {end for relation in relations_of(part) for end in (relation.head_id, relation.tail_id)}


@pytest.mark.parametrize("date", ["2020-13", "20", "2020-1", "today", "2020-02-32", "2020-01-01T00"])
def test_a_malformed_date_is_refused(date: str) -> None:
    with pytest.raises(BadInput, match="is not a date"):
        Selection(until=date)


def test_the_surroundings_of_a_party(graph: nx.MultiDiGraph[str]) -> None:
    assert set(around(graph, ["weichai"], 0)) == {"weichai"}
    assert set(around(graph, ["weichai"], 1)) == {"weichai", "mtz"}
    assert set(around(graph, ["weichai"], 2)) == {"weichai", "mtz", "cn", "minsk"}


def test_parties_that_rows_speak_of(graph: nx.MultiDiGraph[str]) -> None:
    rows = [("Minsk", 3), ({"id": "by", "name": "x"},), (["China"],), ({"id": "r8"},), (None, "nobody")]
    assert mentioned(graph, rows) == {"minsk", "by", "cn", "uni", "lab"}


def test_groups(graph: nx.MultiDiGraph[str]) -> None:
    by_component = find_groups(graph, "component")
    assert [(group.name, len(group.members)) for group in by_component] == [("China", 6), ("Reading Room", 2)]
    by_country = {group.name: set(group.members) for group in find_groups(graph, "country")}
    assert by_country["Belarus"] == {"by", "minsk", "mtz"}
    assert by_country["no country known"] == {"weichai"}
    assert [group.name for group in find_groups(graph, "core")] == ["core 1"]
    for method in ("louvain", "multilevel"):
        groups = find_groups(graph, method, seed=3)  # type: ignore[arg-type]
        assert groups == find_groups(graph, method, seed=3)  # type: ignore[arg-type]
        assert sorted(node for group in groups for node in group.members) == sorted(graph)
        assert modularity(graph, groups) > 0.3


def test_louvain_and_igraph_find_planted_communities() -> None:
    planted = nx.planted_partition_graph(4, 25, 0.5, 0.01, seed=4)
    big = build_graph(
        [Entity(f"{i:03}", str(i)) for i in planted],
        [
            Relation(type="signed", head="", tail="", id=f"{a}-{b}", head_id=f"{a:03}", tail_id=f"{b:03}")
            for a, b in planted.edges
        ],
    )
    wanted = {frozenset(f"{i:03}" for i in range(start, start + 25)) for start in (0, 25, 50, 75)}
    for method in ("louvain", "multilevel"):
        assert {frozenset(group.members) for group in find_groups(big, method)} == wanted  # type: ignore[arg-type]


def test_the_country_projection_counts_deals_and_shared_partners(graph: nx.MultiDiGraph[str]) -> None:
    ties = {(t.first, t.second): (t.deals, t.shared_partners) for t in group_ties(graph, find_groups(graph, "country"))}
    pair = ties.get(("Belarus", "China")) or ties[("China", "Belarus")]
    assert pair == (5, 0)
    assert ties[("Belarus", "Belarus")] == (1, 0)
    lone = next(ties[pair] for pair in ties if set(pair) == {"China", "no country known"})
    assert lone == (0, 1)  # Minsk Tractor Works deals with both


def test_groups_of_one_name_are_told_apart() -> None:
    twins = build_graph(
        [Entity(i, "Brest", "city", c) for i, c in (("a", "Belarus"), ("b", "France"))]
        + [Entity("c", "C"), Entity("d", "D")],
        [
            Relation(type="signed", head="", tail="", id=h + t, head_id=h, tail_id=t)
            for h, t in (("a", "c"), ("b", "d"))
        ],
    )
    names = [group.name for group in find_groups(twins, "component")]
    assert len(set(names)) == 2 and all(name.startswith("Brest") for name in names)


@settings(max_examples=100, deadline=None)
@given(edges=st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda e: e[0] < e[1]), max_size=25))
def test_a_bridge_cuts_off_what_it_says(edges: set[tuple[int, int]]) -> None:
    graph = build_graph(
        [Entity(f"{i:02}", str(i)) for i in range(13)],
        [
            Relation(type="signed", head="", tail="", id=f"{a}-{b}", head_id=f"{a:02}", tail_id=f"{b:02}")
            for a, b in edges
        ],
    )
    simple = simple_graph(graph)
    found = bridges(graph)
    assert {frozenset(bridge[:2]) for bridge in found} == {frozenset(bridge) for bridge in nx.bridges(simple)}
    for a, b, size in found:
        without = simple.copy()
        without.remove_edge(a, b)
        assert size == min(len(nx.node_connected_component(without, end)) for end in (a, b))


def test_assortativity_by_country(graph: nx.MultiDiGraph[str]) -> None:
    assert country_assortativity(build_graph([], [])) is None
    inside = [Entity(str(i), str(i), "company", "A" if i < 2 else "B") for i in range(4)]
    ties = [
        Relation(type="signed", head="", tail="", id=h + t, head_id=h, tail_id=t) for h, t in (("0", "1"), ("2", "3"))
    ]
    assert country_assortativity(build_graph(inside, ties)) == pytest.approx(1)
    value = country_assortativity(graph)
    assert value is not None and -1 <= value < 1


def test_chains_show_every_deal_of_every_step(graph: nx.MultiDiGraph[str]) -> None:
    (chain,) = shortest_chains(graph, "jinan", "by")
    assert [(step.party.id, step.partner.id) for step in chain] == [
        ("jinan", "minsk"),
        ("minsk", "mtz"),
        ("mtz", "cn"),
        ("cn", "by"),
    ]
    assert [deal.id for deal in chain[-1].deals] == ["r1", "r2", "r3"]
    assert shortest_chains(graph, "jinan", "uni") == shortest_chains(graph, "jinan", "jinan") == []


def test_changes_between_two_dates(small: Any) -> None:
    entities, relations = small
    later = [
        Relation(
            type="joint_venture",
            head="",
            tail="",
            id="r9",
            head_id="mtz",
            tail_id="weichai",
            date="2019",
            status="planned",
        ),
        Relation(type="joint_venture", head="", tail="", id="s1", head_id="weichai", tail_id="mtz", date="2021"),
        Relation(type="signed", head="", tail="", id="s2", head_id="by", tail_id="mtz", date="2021-02"),
    ]
    found = changes(build_graph(entities, [*relations, *later]), "2015", "2021")
    assert [(change.change, change.deal.id) for change in found] == [
        ("new party", "r4"), ("new party", "r8"), ("new tie", "r6"), ("further deal", "r2"), ("new party", "r9"),
        ("further deal", "r3"), ("new tie", "s2"), ("carried out", "s1"),
    ]  # fmt: skip
    assert changes(build_graph(entities, relations), "2021", "2022") == []
    for start, end in (("2020", "2019"), ("2020", "2020-12-31"), ("x", "2020")):
        with pytest.raises(BadInput):
            changes(build_graph(entities, relations), start, end)


def test_pictures_are_well_formed_whatever_the_names(tmp_path: Path) -> None:
    names = ["<script>x</script>", "a & b", "x" * 99, "\x00\ud800"]
    bar_picture(tmp_path / "bar.svg", names[0], names, [3, 2, 1, 0])
    matrix_picture(tmp_path / "matrix.svg", names[1], names, [(names[0], names[1], 4), (names[1], names[1], 2)])
    for name in ("bar.svg", "matrix.svg"):
        root = ElementTree.parse(tmp_path / name).getroot()
        assert not list(root.iter("{*}script"))
    texts = [text.text for text in ElementTree.parse(tmp_path / "matrix.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("4") == 2 and texts.count("2") == 1


def test_geography_places_what_it_knows_near_where_it_lies_and_the_rest_apart() -> None:
    parties = [
        Entity("by", "Belarus", "country"), Entity("uae", "UAE", "country"), Entity("kyoto", "Kyoto", "city"),
        Entity("brest", "Brest", "city", "Belarus"), Entity("brest-fr", "Brest", "city", "France"),
        Entity("region", "Vitebsk region", "region", "Belarus"), Entity("mtz", "MTZ", "company", "Belarus"),
        Entity("x", "X"),
    ]  # fmt: skip
    places = geographic_layout(build_graph(parties, []), dict.fromkeys((p.id for p in parties), 6.0))
    longitude = {node: x / UNITS_PER_DEGREE for node, (x, _) in places.items()}
    assert longitude["by"] == pytest.approx(27.6, abs=0.5) and longitude["uae"] == pytest.approx(54.4, abs=0.5)
    assert longitude["kyoto"] == pytest.approx(135.8, abs=0.5) and longitude["brest-fr"] == pytest.approx(-4.5, abs=0.5)
    assert longitude["brest"] == pytest.approx(23.7, abs=0.5) and longitude["region"] == pytest.approx(30.2, abs=0.5)
    assert longitude["mtz"] == pytest.approx(27.6, abs=3)
    assert all(places["x"][1] > y for node, (_, y) in places.items() if node != "x")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(6, 34)), min_size=2, max_size=40))
def test_circles_pushed_apart_hardly_overlap(circles: list[tuple[float, float, float]]) -> None:
    points, radii = np.array([c[:2] for c in circles]), np.array([c[2] for c in circles])
    moved = push_apart(points, radii, rounds=2000)
    for i in range(len(circles)):
        for j in range(i):
            assert np.hypot(*(moved[i] - moved[j])) > (radii[i] + radii[j]) * 0.9


def test_groups_stand_apart_on_the_map(graph: nx.MultiDiGraph[str]) -> None:
    groups = find_groups(graph, "country")
    positions, discs = grouped_layout(graph, groups, dict.fromkeys(graph, 8.0), seed=1)
    assert set(positions) == set(graph)
    for i, one in enumerate(discs):
        for other in discs[:i]:
            assert np.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
    for group, disc in zip(groups, discs, strict=True):
        for node in group.members:
            assert np.hypot(positions[node][0] - disc.x, positions[node][1] - disc.y) + 8 <= disc.radius + 1e-6


def test_colours_are_checked() -> None:
    colours = load_styles().colours
    check_colours(colours)
    for theme, field in (("light", "text"), ("dark", "rim")):
        with pytest.raises(BadInput, match=f"{theme}.{field}"):
            check_colours({**colours, theme: {**colours[theme], field: "red;}"}})
