"""The whole road on real documents, as a newcomer walks it: the demonstration, the examples, both engines, a book."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bilateral.cli import COMMANDS, cli
from bilateral.cypher.catalogue import find_query, load_catalogue
from bilateral.cypher.runner import run_canned
from bilateral.data import DATA
from bilateral.loader.pipeline import build
from bilateral.loader.reading import read_documents
from bilateral.loader.relations_file import read_relations
from bilateral.loader.store import load_paths, open_store

SAMPLES = DATA / "samples"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
NAMES = [name for section in COMMANDS.values() for name in section]
TEN_QUERIES = (
    "countries-by-ties", "signed-since", "supplies-of-party", "supply-chains", "sister-cities-by-country",
    "joint-ventures-by-product", "planned-never-done", "agreements-by-instrument-and-year", "single-source-deals",
    "most-connected-parties",
)  # fmt: skip


def shell(script: str, folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("BILATERAL_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**environment, "PATH": path, **variables},
        timeout=120,
    )


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory) -> Path:
    """A folder as the examples of --help take it for granted: texts, a first build, and the samples as in a clone."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(SAMPLES, folder / "texts")
    shutil.move(folder / "texts" / "gold", folder / "gold")
    shutil.move(folder / "texts" / "aliases.json", folder / "aliases.json")
    shutil.move(folder / "texts" / "news-briefs.txt", folder / "texts" / "news.txt")
    shutil.move(folder / "gold" / "news-briefs.jsonl", folder / "gold" / "news.jsonl")
    (folder / "data").mkdir()
    (folder / "data" / "samples").symlink_to(SAMPLES)
    done = shell(
        "bilateral build texts && cp resolved/extracted.jsonl relations.jsonl && cp bilateral.kgl demo.kgl", folder
    )
    assert done.returncode == 0, done.stderr
    return folder


def example_of(name: str) -> str:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    return command.help.partition("Example:\n")[2]


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_help_runs(newcomer, name):
    done = shell(example_of(name), newcomer)
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr or name in ("console", "review")  # a script of nothing, nothing in doubt
    assert "Traceback" not in done.stderr


def test_the_five_minutes_of_the_readme(tmp_path):
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    _, _, script = re.search(r"```sh\n([^`]*visit\.txt[^`]*)```", readme)[1].partition("activate\n")
    done = shell(script.replace(" --open", ""), tmp_path)
    assert done.returncode == 0, done.stderr
    assert "300 tractors" in done.stdout
    assert (tmp_path / "map.html").exists()


@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_the_demonstration_shows_every_stage(engine, request, tmp_path):
    store = [] if engine == "embedded" else ["--store", request.getfixturevalue("empty_neo4j")]
    done = shell(" ".join(["bilateral demo", *store]), tmp_path)
    assert done.returncode == 0, done.stderr
    for part in ("$ bilateral build", "Minsk Tractor Plant", "betweenness", "precision"):
        assert part in done.stdout
    page = (tmp_path / "demo" / "map.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Content-Security-Policy" in page
    deals = list(read_relations(tmp_path / "demo" / "relations.jsonl"))
    assert len(deals) > 50
    assert all(deal.evidence for deal in deals)


def test_ten_queries_give_the_same_rows_on_both_engines(newcomer, tmp_path, empty_neo4j):
    answers = []
    catalogue = load_catalogue()
    for uri in (str(tmp_path / "graph.kgl"), empty_neo4j):
        with open_store(uri, write=True) as store:
            load_paths(store, [newcomer / "resolved"])
            answers.append([run_canned(store, find_query(catalogue, name), {}).table for name in TEN_QUERIES])
    assert answers[0] == answers[1]
    assert sum(bool(table.rows) for table in answers[0]) >= 7


def test_the_samples_are_read_as_well_as_the_readme_says(newcomer):
    done = shell("bilateral evaluate gold relations.jsonl --format json", newcomer)
    scores = {row["type"]: row for row in json.loads(done.stdout)}
    assert scores["all"]["f1"] >= 0.6


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the book's articles are not beside the repository (../shared/corpus)")
def test_every_relation_of_a_book_rests_on_a_sentence_of_it(tmp_path):
    problems: list[str] = []
    built = build([CORPUS], str(tmp_path / "graph.kgl"), tmp_path / "out", workers=2, on_problem=problems.append)
    assert not problems
    documents = {document.id: document for document in read_documents([CORPUS])}
    assert len(built.documents) == len(documents) == 28
    assert len(built.resolution.relations) > 300
    cited = 0
    for deal in built.resolution.relations:
        assert deal.evidence
        for evidence in deal.evidence:
            sentences = {(s.start, s.end): s for s in documents[evidence.document].sentences}
            sentence = sentences[evidence.start, evidence.end]
            assert sentence.text == evidence.text
            assert evidence.citations == list(sentence.citations)
            cited += bool(evidence.citations)
    assert cited > 50
