"""Scale-free graphs of parties and deals to measure maps and analysis on, the same for the same seed."""

from __future__ import annotations

import random

import networkx as nx
from bilateral.graphviz.graph import build_graph
from bilateral.loader.model import KINDS, RELATION_TYPES, Citation, Entity, Evidence, Relation


def scale_free(parties: int, ties_each: int = 2, seed: int = 1) -> nx.MultiDiGraph[str]:
    """Barabási–Albert graph in communities of a few hundred, every tenth tie with two deals, each with a sentence."""
    draw = random.Random(seed)
    skeleton = nx.barabasi_albert_graph(parties, ties_each, seed=seed)
    countries = [f"Country {i}" for i in range(max(5, parties // 150))]
    entities = [
        Entity(
            f"p{i:06}",
            f"Party number {i} of {countries[i % len(countries)]}",
            KINDS[i % 6],
            countries[i % len(countries)],
        )
        for i in range(parties)
    ]
    relations = []
    for head, tail in skeleton.edges():
        for _ in range(2 if draw.random() < 0.1 else 1):
            number = len(relations)
            evidence = Evidence(
                f"doc{number % 500}.txt",
                f"In {2000 + number % 24} party {head} and party {tail} agreed on matter {number}, as many do.",
                0,
                90,
                [Citation(number % 300, f"Source {number % 300}", 2020, f"https://example.org/{number % 300}")],
            )
            relations.append(
                Relation(
                    type=RELATION_TYPES[number % 4],
                    head=entities[head].name,
                    tail=entities[tail].name,
                    status="planned" if number % 5 == 0 else "done",
                    date=str(2000 + number % 24),
                    instrument="agreement",
                    products=["tractors"],
                    confidence=0.9,
                    evidence=[evidence],
                    id=f"r{number:07}",
                    head_id=entities[head].id,
                    tail_id=entities[tail].id,
                )
            )
    return build_graph(entities, relations)
