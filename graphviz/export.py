"""The graph in the formats of other tools: GraphML, GEXF, CSV, a Cypher script, and the relations file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import networkx as nx

from ..loader.model import Entity, Relation
from ..loader.relations_file import relation_to_json
from ..loader.store.base import DocumentRecord
from ..loader.store.records import document_row, entity_row, relation_row
from ..loader.store.schema import DEFINITIONS, EDGE_TYPES, LABELS, SCHEMA_VERSION
from .graph import entities_of, relations_of

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, even escaped."""

_ESCAPES = {"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}

NODE_COLUMNS = ("id", "name", "kind", "country", "aliases")
EDGE_COLUMNS = (
    "id", "type", "head_id", "head", "tail_id", "tail", "status", "date", "instrument", "subject", "products", "amount",
    "venture", "confidence", "documents", "evidence", "urls",
)  # fmt: skip


def as_graphml(graph: nx.MultiDiGraph[str]) -> str:
    """Write GraphML (yEd, Gephi, igraph); the edge's key is the deal's id."""
    return "\n".join(nx.generate_graphml(_flat(graph))) + "\n"


def as_gexf(graph: nx.MultiDiGraph[str]) -> str:
    """Write GEXF 1.2 (Gephi), without the day of writing, so that equal graphs give equal files."""
    text = "\n".join(nx.generate_gexf(_flat(graph)))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def as_csv(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Write `nodes.csv` and `edges.csv`; lists are joined by "; ". Returns file name → text."""
    nodes = [_texts(_node(entity), NODE_COLUMNS) for entity in entities_of(graph).values()]
    edges = [_texts(_edge(relation), EDGE_COLUMNS) for relation in relations_of(graph)]
    return {"nodes.csv": _csv(NODE_COLUMNS, nodes), "edges.csv": _csv(EDGE_COLUMNS, edges)}


def as_json_lines(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Write the relations file, one deal a line, that `resolve` and other tools read."""
    for relation in relations_of(graph):
        yield json.dumps(relation_to_json(relation), ensure_ascii=False) + "\n"


def as_cypher(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Write a Cypher script, one statement a line, that makes the same graph in Neo4j; run twice it changes nothing."""
    for definition in DEFINITIONS:
        yield f"{definition};\n"
    yield f"MERGE (s:Bilateral {{id: 'store'}}) SET s.version = {SCHEMA_VERSION};\n"
    for entity in entities_of(graph).values():
        row = entity_row(entity)
        label = f" SET n:{LABELS[entity.kind]}" if entity.kind else ""
        yield f"MERGE (n:Entity {{id: {cypher_literal(row.id)}}}) SET n += {cypher_literal(row.properties)}{label};\n"
    documents = sorted({entry.document for relation in relations_of(graph) for entry in relation.evidence})
    for row in (document_row(DocumentRecord(document)) for document in documents if document):
        yield f"MERGE (d:Document {{id: {cypher_literal(row.id)}}}) SET d += {cypher_literal(row.properties)};\n"
    for relation in relations_of(graph):
        row = relation_row(relation)
        ends = (
            f"MATCH (a:Entity {{id: {cypher_literal(row.head)}}}) MATCH (b:Entity {{id: {cypher_literal(row.tail)}}})"
        )
        edge = f"MERGE (a)-[r:{EDGE_TYPES[relation.type]} {{id: {cypher_literal(row.id)}}}]->(b)"
        yield f"{ends} {edge} SET r += {cypher_literal(row.properties)};\n"
        for document in row.properties.get("documents", []):
            source = f"MATCH (d:Document {{id: {cypher_literal(document)}}})"
            yield f"{ends} {source} MERGE (d)-[:MENTIONS]->(a) MERGE (d)-[:MENTIONS]->(b);\n"


def cypher_literal(value: Any) -> str:
    """Write a value as a Cypher literal on one line.

    Neo4j turns `\\uXXXX` into a character before it looks for the text's end, even after an escaped backslash; so a
    backslash before a `u` ends its text, and the rest is added to it.

    Parameters
    ----------
    value : str, bool, int, float, list or dict
        Keys of a dictionary must be plain names.

    Raises
    ------
    ValueError
        The value is of another type, or a key is not a plain name.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        parts = ["".join(_ESCAPES.get(c, c) for c in part) for part in re.split(r"(?<=\\)(?=u)", value)]
        return " + ".join(f"'{part}'" for part in parts)
    if isinstance(value, list):
        return f"[{', '.join(map(cypher_literal, value))}]"
    if isinstance(value, dict):
        if not all(key.isidentifier() for key in value):
            raise ValueError(f"keys {', '.join(value)} are not all plain names")
        return "{" + ", ".join(f"{key}: {cypher_literal(item)}" for key, item in value.items()) + "}"
    raise ValueError(f"{type(value).__name__} has no Cypher literal")


def _flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Copy the graph with texts and numbers as its data, as XML formats need."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities_of(graph).values():
        flat.add_node(
            _xml(entity.id), label=_xml(entity.name), **_xml_values(_node(entity), ("kind", "country", "aliases"))
        )
    for relation in relations_of(graph):
        values = _xml_values(_edge(relation), EDGE_COLUMNS[6:])
        # `id`, `type` and `label` are words of the formats' own.
        flat.add_edge(
            _xml(relation.head_id), _xml(relation.tail_id), key=_xml(relation.id), relation=relation.type, **values
        )
    return flat


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "aliases": entity.aliases,
    }


def _edge(relation: Relation) -> dict[str, Any]:
    values = {column: getattr(relation, column, "") for column in EDGE_COLUMNS}
    evidence = relation.evidence
    urls = [citation.url for entry in evidence for citation in entry.citations if citation.url]
    documents = [entry.document for entry in evidence]
    return {
        **values,
        "documents": list(dict.fromkeys(documents)),
        "evidence": [e.text for e in evidence],
        "urls": list(dict.fromkeys(urls)),
    }


def _xml_values(values: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {
        column: values[column] if isinstance(values[column], float) else _xml(_text(values[column]))
        for column in columns
    }


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _texts(values: dict[str, Any], columns: tuple[str, ...]) -> list[str]:
    return [_text(values[column]) for column in columns]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _csv(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()
