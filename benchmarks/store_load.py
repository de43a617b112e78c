"""Load a scale-free graph into both stores, beside what can be written by hand; print rates and ratios of this run.

Usage: python benchmarks/store_load.py [--entities N] [--relations N] [--rowwise N] [--neo4j]

The Neo4j part starts a server of its own (Java and Maven). Row-by-row MERGE is measured on `--rowwise` deals and
extrapolated. The hand-written load sends the same rows, made beforehand, by UNWIND and CREATE, and compares nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from bilateral.loader.model import KINDS, RELATION_TYPES, Entity, Evidence, Relation
from bilateral.loader.relations_file import write_json_lines, write_relations
from bilateral.loader.store import DocumentRecord, GraphStore, load_paths, open_store, statements
from bilateral.loader.store.deals import parameters_of
from bilateral.loader.store.local_server import LocalServer
from bilateral.loader.store.records import document_row, entity_row, relation_row
from bilateral.loader.store.schema import DEFINITIONS

SEED = 7
DEALS_A_DOCUMENT = 50
BATCH = 10_000


def entities(number: int) -> Iterator[Entity]:
    for i in range(number):
        yield Entity(f"e{i:07d}", f"Party {i}", KINDS[i % 6], f"Country {i % 200}", [f"Alias of {i}"])


def relations(number: int, parties: int) -> Iterator[Relation]:
    random = Random(SEED)
    for i in range(number):
        head, tail = (int(parties * random.random() ** 3) for _ in range(2))
        text = f"Party {head} and party {tail} signed agreement number {i} on the supply of machines for seven years."
        yield Relation(
            type=RELATION_TYPES[i % 4],
            head=f"Party {head}",
            tail=f"Party {tail}",
            date=f"20{i % 20:02d}-05",
            instrument="agreement",
            products=["tractors"] if i % 4 == 1 else [],
            evidence=[Evidence(_document(i), text, i, i + len(text))],
            id=f"r{i:011d}",
            head_id=f"e{head:07d}",
            tail_id=f"e{tail:07d}",
        )


def documents(number: int) -> Iterator[DocumentRecord]:
    for i in range(0, number, DEALS_A_DOCUMENT):
        yield DocumentRecord(_document(i), f"Document {i}", "0" * 64)


def _document(i: int) -> str:
    return f"d{i // DEALS_A_DOCUMENT:06d}.txt"


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(uri: str, parties: int, deals: int, folder: Path) -> float:
    """Load, load again from records, load again from the folder; return the seconds of the first load."""
    with open_store(uri, write=True) as store:

        def load() -> None:
            store.load(entities(parties), relations(deals, parties), documents(deals))

        used = time.process_time()
        first = timed(load)
        used = time.process_time() - used
        again = timed(load)
        load_paths(store, [folder])
        unchanged = timed(lambda: load_paths(store, [folder]))
    print(f"  first load            {first:8.1f} s   {deals / first:9.0f} relations/s")
    print(f"    processor time here {used:8.1f} s   {deals / used:9.0f} relations/s")
    print(f"  again, from records   {again:8.1f} s   {first / again:9.1f} times faster than the first load")
    print(f"  again, the same folder{unchanged:8.1f} s   {first / unchanged:9.1f} times faster than the first load")
    print(f"  peak memory of this process so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return first


def by_hand(store: GraphStore, parties: int, deals: int) -> float:
    """Send rows made beforehand by UNWIND and CREATE: no comparison, no evidence merged, no check."""
    for definition in DEFINITIONS:
        store.change(definition)
    rows = [relation_row(relation) for relation in relations(deals, parties)]
    mentions = dict.fromkeys(
        (document, end) for row in rows for document in row.properties["documents"] for end in (row.head, row.tail)
    )
    pairs = [{"document": document, "entity": entity} for document, entity in mentions]
    create = "UNWIND $rows AS row CREATE (n:{} {{id: row.id}}) SET n = row.properties"
    mention = statements.PUT_MENTIONS.replace("MERGE (d)-", "CREATE (d)-")

    def work() -> None:
        for label, nodes in (
            ("Entity", map(entity_row, entities(parties))),
            ("Document", map(document_row, documents(deals))),
        ):
            while batch := parameters_of(islice(nodes, BATCH)):
                store.change(create.format(label), {"rows": batch})
        for type_ in RELATION_TYPES:
            of_type = [row for row in rows if row.group == type_]
            for start in range(0, len(of_type), BATCH):
                given = {"rows": parameters_of(of_type[start : start + BATCH])}
                store.change(statements.CREATE_DEALS[type_], given)
        for start in range(0, len(pairs), BATCH):
            store.change(mention, {"pairs": pairs[start : start + BATCH]})

    return timed(work)


def row_by_row(store: GraphStore, parties: int, deals: int, sample: int) -> float:
    """MERGE a sample of deals one by one, each in a transaction of its own; return the seconds for all of them."""
    rows = [relation_row(relation) for relation in relations(sample, parties)]
    query = (
        "MERGE (h:Entity {{id: $head}}) MERGE (t:Entity {{id: $tail}}) "
        "MERGE (h)-[r:{} {{id: $id}}]->(t) SET r = $properties"
    )

    def work() -> None:
        for row in rows:
            [given] = parameters_of([row])
            store.change(query.format(row.group.upper()), given)

    return timed(work) / sample * deals


def empty(store: GraphStore) -> None:
    """Remove everything but the mark of the store."""
    while store.change("MATCH (n) WHERE n.id <> 'store' WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n").rows[
        0
    ][0]:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--rowwise", type=int, default=3_000)
    parser.add_argument("--neo4j", action="store_true")
    given = parser.parse_args()
    parties, deals = given.entities, given.relations
    print(f"{parties} entities, {deals} relations, {deals // DEALS_A_DOCUMENT} documents")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "resolved"
        folder.mkdir()
        write_json_lines(folder / "entities.jsonl", map(asdict, entities(parties)))
        write_relations(folder / "relations.jsonl", relations(deals, parties))
        write_json_lines(folder / "documents.jsonl", map(asdict, documents(deals)))
        print("embedded")
        measure(str(Path(name) / "graph.kgl"), parties, deals, folder)
        if given.neo4j:
            server = LocalServer(Path(name) / "server", Path(__file__).parents[1] / ".neo4j")
            server.start()
            os.environ["NEO4J_PASSWORD"] = server.password
            try:
                print("Neo4j")
                with open_store(server.uri, write=True) as store:
                    for _ in range(2):  # the server compiles what runs often; nothing is measured cold
                        store.load(entities(1_000), relations(5_000, 1_000), documents(5_000))
                        empty(store)
                first = measure(server.uri, parties, deals, folder)
                with open_store(server.uri, write=True) as store:
                    empty(store)
                    slow = row_by_row(store, parties, deals, given.rowwise)
                    empty(store)
                    hand = by_hand(store, parties, deals)
                    empty(store)
                print(
                    f"  row by row (extrapolated from {given.rowwise}) {slow:.0f} s: {slow / first:.1f} times the load"
                )
                print(f"  UNWIND and CREATE by hand {hand:.1f} s: the load takes {first / hand:.2f} times as long")
            finally:
                server.stop()


if __name__ == "__main__":
    main()
