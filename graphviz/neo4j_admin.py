"""The CSV files of `neo4j-admin database import`, which fills an empty Neo4j with millions of deals in seconds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..loader.files import atomic_write
from ..loader.model import Entity, Relation
from ..loader.store.base import DocumentRecord
from ..loader.store.records import document_row, entity_row, relation_row
from ..loader.store.schema import DEAL_PROPERTIES, DEFINITIONS, EDGE_TYPES, LABELS, SCHEMA_VERSION

_LISTS = {"aliases", "products", "documents", "evidence", "evidence_documents", "citations", "urls"}
_TYPES = {"year": ":int", "confidence": ":double", **dict.fromkeys(_LISTS, ":string[]")}
_BETWEEN = "\u001f"
"""Between the items of a list: the separator that no text needs; it is dropped from texts."""
_COMMAND = (
    "neo4j-admin database import full neo4j --multiline-fields=true --array-delimiter=U+001F --nodes=entities.csv "
    "--nodes=documents.csv --nodes=store.csv --relationships=deals.csv --relationships=mentions.csv\n"
)


def write_neo4j_admin(folder: Path, entities: Iterable[Entity], relations: Iterable[Relation]) -> None:
    """Write the CSV files, the command that imports them, and the schema to make afterwards.

    Parameters
    ----------
    folder : Path
        Where to write; made where it does not exist. `import.txt` holds the command, `schema.cypher` the constraints.
    entities, relations : iterables
        The resolved graph.
    """
    deals = [(relation.type, relation_row(relation)) for relation in relations]
    documents = sorted({document for _, row in deals for document in row.properties.get("documents", [])})
    names = ("name", "kind", "country", "aliases", "digest")
    _write(
        folder / "entities.csv",
        ("id:ID", *map(_typed, names), ":LABEL"),
        (
            (
                row.id,
                *(row.properties.get(name) for name in names),
                ["Entity", *([LABELS[row.group]] if row.group else [])],
            )
            for row in map(entity_row, entities)
        ),
    )
    _write(
        folder / "documents.csv",
        (":ID(Document)", "id", "title", "digest", ":LABEL"),
        (
            (row.id, row.id, row.properties.get("title"), row.digest, "Document")
            for row in (document_row(DocumentRecord(document)) for document in documents)
        ),
    )
    _write(
        folder / "store.csv",
        (":ID(Store)", "id", "version:int", ":LABEL"),
        [("store", "store", SCHEMA_VERSION, "Bilateral")],
    )
    _write(
        folder / "deals.csv",
        (":START_ID", ":END_ID", ":TYPE", *map(_typed, DEAL_PROPERTIES)),
        (
            (row.head, row.tail, EDGE_TYPES[type_], *(row.properties.get(name) for name in DEAL_PROPERTIES))
            for type_, row in deals
        ),
    )
    mentions = {
        (d, end) for _, row in deals for d in row.properties.get("documents", []) for end in (row.head, row.tail)
    }
    _write(
        folder / "mentions.csv",
        (":START_ID(Document)", ":END_ID", ":TYPE"),
        ((document, end, "MENTIONS") for document, end in sorted(mentions)),
    )
    with atomic_write(folder / "import.txt") as file:
        file.write(_COMMAND)
    with atomic_write(folder / "schema.cypher") as file:
        file.writelines(f"{definition};\n" for definition in DEFINITIONS)


def _typed(name: str) -> str:
    return name + _TYPES.get(name, "")


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with atomic_write(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return _BETWEEN.join(str(item).replace(_BETWEEN, " ") for item in value)
    return value.replace(_BETWEEN, " ") if isinstance(value, str) else value
