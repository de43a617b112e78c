"""What is peculiar to the embedded engine."""

from __future__ import annotations

from pathlib import Path

import kglite
from bilateral.loader.store import open_store
from bilateral.loader.store.embedded import WRONG_COUNTS

from .sample import ENTITIES, deal

CHAIN = [
    deal("r1", "signed", "e1", "e2", date="2018"),
    deal("r2", "signed", "e2", "e3", date="2021"),
    deal("r3", "supplies", "e3", "e4", date="2022"),
    deal("r4", "signed", "e1", "e3", date="2020"),
]
COUNT = "MATCH (a)-[r]->(b)-[s]->(m) WHERE r.year > 2019 RETURN count(*) AS number"


def test_counts_are_right_because_one_planner_pass_is_off(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.kgl")
    with open_store(path, write=True) as store:
        store.load(ENTITIES[:4], CHAIN)
        assert store.read(COUNT).rows == [(2,)]
    with open_store(path) as store:
        assert store.read(COUNT).rows == [(2,)]
    graph = kglite.load(path)
    assert set(kglite.cypher_pass_names()) >= set(WRONG_COUNTS)
    wrong = graph.cypher(COUNT).to_list() != [{"number": 2}]
    assert wrong, "this kglite counts rightly with the pass on: it need not be turned off any more"


def test_no_other_module_runs_queries_on_the_engine() -> None:
    root = Path(__file__).parents[3]
    users = {
        path.relative_to(root).as_posix()
        for folder in ("loader", "cypher", "graphviz", "commands")
        for path in (root / folder).rglob("*.py")
        if "import kglite" in path.read_text(encoding="utf-8")
    }
    assert users == {"loader/store/embedded.py"}
    text = (root / "loader/store/embedded.py").read_text(encoding="utf-8")
    assert text.count(".cypher(") == 1
    assert "disabled_passes=WRONG_COUNTS" in text


def test_what_the_engine_makes_up_is_not_handed_on(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.kgl"), write=True) as store:
        store.load(ENTITIES[:4], CHAIN)
        nodes = [row[0] for row in store.read("MATCH (n:Entity) RETURN n").rows]
    assert all(node.keys() <= {"id", "name", "kind", "country", "aliases", "digest"} for node in nodes)
