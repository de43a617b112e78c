"""The graph in memory: a NetworkX multigraph with one edge per deal, and its simpler views.

A node's key is the entity's id and its data `entity`; an edge's key is the relation's id and its data `relation`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from ..loader.model import SYMMETRIC, Entity, Relation
from ..loader.relations_file import relation_from_json
from ..loader.store.base import Store
from ..loader.store.find import read_entities
from ..loader.store.schema import ANY_DEAL

_DEALS = f"""
MATCH (a:Entity)-[r:{ANY_DEAL}]->(b:Entity)
RETURN type(r) AS kind_of_tie, a.id AS head, b.id AS tail, r.id AS id, r.status AS status, r.date AS date,
       r.instrument AS instrument, r.subject AS subject, r.products AS products, r.amount AS amount,
       r.venture AS venture, r.confidence AS confidence, r.evidence_json AS evidence,
       r.explanation_json AS explanation
ORDER BY id
"""


def read_graph(store: Store) -> nx.MultiDiGraph[str]:
    """Read the whole graph of a store, in two queries."""
    entities = {entity.id: entity for entity in read_entities(store)}
    table = store.read(_DEALS)
    return build_graph(
        entities.values(), (_relation(dict(zip(table.columns, row, strict=True)), entities) for row in table.rows)
    )


def build_graph(entities: Iterable[Entity], relations: Iterable[Relation]) -> nx.MultiDiGraph[str]:
    """Make the multigraph of resolved entities and relations.

    Parameters
    ----------
    entities : iterable of Entity
        The parties; nodes are added in order of id, so that every later step is repeatable.
    relations : iterable of Relation
        The deals, with `id`, `head_id` and `tail_id` set; one whose party is unknown is left out.

    Returns
    -------
    networkx.MultiDiGraph
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(entities, key=lambda entity: entity.id):
        graph.add_node(entity.id, entity=entity)
    for relation in sorted(relations, key=lambda relation: relation.id):
        if relation.head_id in graph and relation.tail_id in graph:
            graph.add_edge(relation.head_id, relation.tail_id, key=relation.id, relation=relation)
    return graph


def entities_of(graph: nx.MultiDiGraph[str]) -> dict[str, Entity]:
    """Every party of the graph by id, in the graph's order."""
    return {node: data["entity"] for node, data in graph.nodes(data=True)}


def relations_of(graph: nx.MultiDiGraph[str]) -> Iterator[Relation]:
    """Every deal of the graph, in the graph's order."""
    for _, _, data in graph.edges(data=True):
        yield data["relation"]


def country_of(entity: Entity) -> str:
    """Name the country of a party: a country is its own; empty where it is not known."""
    return entity.country or (entity.name if entity.kind == "country" else "")


def simple_graph(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Make the undirected view: one edge per pair of parties, `weight` = number of deals, no loops."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph)
    for relation in relations_of(graph):
        _count(simple, relation.head_id, relation.tail_id)
    return simple


def flow_graph(graph: nx.MultiDiGraph[str], supplies_only: bool = False) -> nx.DiGraph[str]:
    """Make the directed view: supplies run head to tail, other ties both ways; `weight` = number of deals, no loops."""
    flow: nx.DiGraph[str] = nx.DiGraph()
    flow.add_nodes_from(graph)
    for relation in relations_of(graph):
        if relation.type == "supplies" or not supplies_only:
            _count(flow, relation.head_id, relation.tail_id)
            if relation.type in SYMMETRIC:
                _count(flow, relation.tail_id, relation.head_id)
    return flow


def _count(graph: nx.Graph[str], head: str, tail: str) -> None:
    if head == tail:
        return
    if graph.has_edge(head, tail):
        graph[head][tail]["weight"] += 1
    else:
        graph.add_edge(head, tail, weight=1)


def _relation(row: dict[str, Any], entities: dict[str, Entity]) -> Relation:
    head, tail = entities[row["head"]], entities[row["tail"]]
    evidence = json.loads(row["evidence"] or "[]")
    return relation_from_json(
        {
            **{
                key: row[key]
                for key in ("id", "status", "date", "instrument", "subject", "products", "amount", "venture")
            },
            "type": row["kind_of_tie"].lower(),
            "confidence": 1.0 if row["confidence"] is None else row["confidence"],
            "head": head.name,
            "tail": tail.name,
            "head_id": head.id,
            "tail_id": tail.id,
            "head_kind": head.kind,
            "tail_kind": tail.kind,
            "head_country": head.country,
            "tail_country": tail.country,
            "document": evidence[0]["document"] if evidence else "",
            "evidence": evidence,
            **({"explanation": json.loads(row["explanation"])} if row["explanation"] else {}),
        }
    )
