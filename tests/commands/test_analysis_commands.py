"""`path`, `rank`, `communities`, `export` and `map` as a user runs them."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

GOLDEN = Path(__file__).parent / "golden"
SHOWN = {
    "path": ["path", "Kenya", "Shandong"],
    "rank": ["rank", "--by", "betweenness", "--limit", "5"],
    "communities": ["communities"],
    "communities-ties": ["communities", "--by", "country", "--ties"],
    "communities-bridges": ["communities", "--bridges"],
}


@pytest.mark.parametrize("output_format", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize("name", SHOWN)
def test_output_is_that_of_the_golden_file(run_bilateral, name, output_format):
    done = run_bilateral(*SHOWN[name], "--format", output_format)
    assert done.returncode == 0, done.stderr
    path = GOLDEN / f"{name}.{output_format.replace('table', 'txt')}"
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text(done.stdout, encoding="utf-8", newline="")
    assert done.stdout == path.read_bytes().decode("utf-8")


def test_names_are_found_by_alias_and_near_miss_and_offered_otherwise(run_bilateral):
    exact = run_bilateral("path", "Samarkand", "Jinan", "--format", "csv")
    near = run_bilateral("path", "samarkand", "Jinnan", "--format", "csv")
    assert near.stdout == exact.stdout
    assert "taking 'Jinnan' for Jinan" in near.stderr
    missing = run_bilateral("path", "Minsk", "Uzbek")
    assert missing.returncode == 1 and "did you mean" in missing.stderr and "\n" not in missing.stderr.strip()


def test_no_chain_and_an_empty_selection_are_nothing_found(run_bilateral):
    for arguments in (
        ("path", "Minsk", "Minsk"),
        ("rank", "--country", "Atlantis"),
        ("export", "--format", "jsonl", "--since", "2999", "--dated-only"),
    ):
        done = run_bilateral(*arguments)
        assert done.returncode == 1 and done.stdout == "" and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("rank", "--since", "yesterday"), ("map", "--entity", "Minsk", "--community", "1"), ("export", "--format", "csv")],
)
def test_bad_input_is_one_line(run_bilateral, arguments):
    done = run_bilateral(*arguments)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and done.stderr.startswith("bilateral: ")


def test_an_earlier_graph_has_fewer_ties(run_bilateral):
    def deals(*arguments):
        rows = run_bilateral("rank", "--by", "deals", "--limit", "0", "--format", "jsonl", *arguments).stdout
        return sum(json.loads(row)["deals"] for row in rows.splitlines())

    assert 0 < deals("--as-of", "2015", "--dated-only") < deals("--dated-only") <= deals()


def test_a_sample_says_so(run_bilateral):
    done = run_bilateral("rank", "--by", "betweenness", "--samples", "16", "--format", "csv")
    assert " sources, error at most ±" in done.stderr


def test_plots_are_pictures(run_bilateral, tmp_path):
    assert run_bilateral("rank", "--plot", "rank.svg").returncode == 0
    assert run_bilateral("communities", "--by", "country", "--plot", "matrix.svg").returncode == 0
    for name in ("rank.svg", "matrix.svg"):
        assert len(list(ElementTree.parse(tmp_path / name).iter("{http://www.w3.org/2000/svg}rect"))) > 3


def nodes(path):
    block = re.search(r'id="data-nodes">(.*?)</script>', path.read_text(encoding="utf-8"), re.S)
    return {node["name"] for node in json.loads(block.group(1))}


def test_map_of_everything_and_of_parts(run_bilateral, tmp_path):
    def drawn(*arguments):
        done = run_bilateral("map", "-o", "map.html", *arguments)
        assert done.returncode == 0 and done.stdout == "", done.stderr
        return nodes(tmp_path / "map.html")

    everything = drawn()
    near = drawn("--entity", "Kenya")
    further = drawn("--entity", "Kenya", "--depth", "2")
    assert near == {"Kenya", "Belarus"} and near < further <= everything
    assert (
        drawn("--cypher", "MATCH (a:City) WHERE a.name STARTS WITH $letter RETURN a.name", "-p", "letter=M")
        <= everything
    )
    assert {"Minsk", "Samarkand", "Jinan"} <= drawn("--query", "cities-with-most-twins")
    assert len(drawn("--community", "1")) < len(everything)
    assert len(drawn("--kind", "city")) < len(everything)


def test_the_cut_is_told_on_the_page_and_on_stderr(run_bilateral, tmp_path):
    done = run_bilateral("map", "--limit", "3")
    assert re.search(
        r"Showing the 3 parties with the most deals, of \d+, and \d+ of \d+ deals\. Draw all with --all\.", done.stderr
    )
    assert "Showing the 3 parties" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert len(nodes(tmp_path / "map.html")) == 3
    run_bilateral("map", "--limit", "3", "--all")
    assert len(nodes(tmp_path / "map.html")) > 3


@pytest.mark.parametrize("layout", ["force", "country", "geographic", "circular"])
def test_the_same_seed_gives_the_same_file(run_bilateral, tmp_path, layout):
    for name in ("a.html", "b.html"):
        run_bilateral("map", "--layout", layout, "--seed", "7", "-o", name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_export_to_stdout_and_to_a_file_is_the_same(run_bilateral, tmp_path):
    for file_format in ("graphml", "gexf", "cypher", "jsonl"):
        done = run_bilateral("export", "--format", file_format)
        run_bilateral("export", "--format", file_format, "-o", f"graph.{file_format}")
        assert done.stdout and (tmp_path / f"graph.{file_format}").read_bytes().decode("utf-8") == done.stdout
    assert run_bilateral("export", "--format", "csv", "-o", "folder").returncode == 0
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {"nodes.csv", "edges.csv"}
    assert run_bilateral("export", "--format", "neo4j-admin", "-o", "bulk").returncode == 0


@pytest.mark.parametrize("command", ["path", "rank", "communities", "map", "export"])
def test_help_ends_in_an_example(run_bilateral, command):
    text = run_bilateral(command, "--help").stdout
    assert f"bilateral {command}" in text.split("Example:")[1]
