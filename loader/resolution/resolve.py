"""The road from relations of names to relations of entities."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ..model import Entity, Relation
from .aliases import NameLists, name_lists
from .blocking import candidate_pairs
from .clusters import Link, close_clusters
from .context import settle_in_context
from .deals import merge_deals
from .decision import Comparison, compare_read
from .decisions import Decisions, pair_key
from .entities import entity_of
from .parties import Member, add_mention, collect_parties

CANDIDATE_FROM = 0.15
"""Least score of a pair that is not linked to be put before a person."""


_KNOWN_APART = Comparison("different", 0.0, ["two entities already"], True)


@dataclass(slots=True)
class Candidate:
    """Two entities that may be one, for a person to decide."""

    a: str
    b: str
    a_id: str
    b_id: str
    score: float
    reasons: list[str]


@dataclass(slots=True)
class Explanation:
    """Why an entity has the members it has: the links that joined them, and what was near and refused."""

    joined: list[tuple[str, str, Comparison]] = field(default_factory=list)
    refused: list[tuple[str, str, Comparison]] = field(default_factory=list)


@dataclass(slots=True)
class Resolution:
    """Entities and deals, the pairs left to decide, and the explanation of each entity (by id) that needs one."""

    entities: list[Entity]
    relations: list[Relation]
    candidates: list[Candidate]
    explanations: dict[str, Explanation]


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector from walking a growing heap that holds no cycles: a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collection()
def resolve(
    relations: Iterable[Relation],
    known: Sequence[Entity] = (),
    decisions: Decisions | None = None,
    lists: NameLists | None = None,
) -> Resolution:
    """Find out which names are one party, and which relations one deal.

    Parameters
    ----------
    relations : iterable of Relation
        As extracted. They are not changed.
    known : sequence of Entity, optional
        Entities of an existing graph: they keep their ids and their names, and new names join them.
    decisions : Decisions, optional
        What people decided; it goes before everything else.
    lists : NameLists, optional
        Lists of names to use in place of the package's.

    Returns
    -------
    Resolution
        The same, byte for byte, for any order of `relations`.
    """
    relations = list(relations)
    lists = lists or name_lists()
    found, ends = collect_parties(relations)
    for entity in known:
        for name in (entity.name, *entity.aliases):
            add_mention(found, name, entity.kind, entity.country, (), times=0).known = entity.id
    members = [found[key] for key in sorted(found)]
    links, others = _link(members, decisions or Decisions(), lists)

    def clash(a: int, b: int) -> Comparison | None:
        one, other = members[a], members[b]
        if one.known and other.known and one.known != other.known:
            return _KNOWN_APART
        against = others.get((a, b) if a < b else (b, a))
        against = against or compare_read(one.party, other.party, one.read, other.read, lists)
        return against if against.clash else None

    clusters, cut = close_clusters(len(members), links, clash)
    return _assemble(relations, ends, members, clusters, [*links], others, cut, known)


def _link(
    members: list[Member], decisions: Decisions, lists: NameLists
) -> tuple[list[Link], dict[tuple[int, int], Comparison]]:
    """Compare what may be the same; give the links and the comparisons of the pairs that are not linked."""
    names = [member.read for member in members]
    verdicts = {pair_key(row.a, row.b): row for row in decisions.standing()}
    by_key: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        by_key.setdefault(name.key, []).append(i)
    pairs = set(candidate_pairs(names, lists))
    pairs.update((i, j) for same in by_key.values() for i in same for j in same if i < j)
    for key_a, key_b in verdicts:
        pairs.update((min(i, j), max(i, j)) for i in by_key.get(key_a, ()) for j in by_key.get(key_b, ()) if i != j)
    links: list[Link] = []
    others: dict[tuple[int, int], Comparison] = {}
    for a, b in sorted(pairs):
        row = verdicts.get((min(names[a].key, names[b].key), max(names[a].key, names[b].key)))
        if row and row.decision != "unsure":
            comparison = Comparison(
                "same" if row.decision == "same" else "different",
                float(row.decision == "same"),
                [f"decided by hand (decision {row.number})"],
                row.decision == "different",
            )
        else:
            comparison = compare_read(members[a].party, members[b].party, names[a], names[b], lists)
        if comparison.decision == "same":
            links.append(Link(a, b, comparison, forced=bool(row and row.decision == "same")))
        else:
            others[a, b] = comparison
    first_known: dict[str, int] = {}
    for i, member in enumerate(members):
        if member.known:
            first = first_known.setdefault(member.known, i)
            against = others.get((first, i))
            if first != i and not (against and against.reasons[0].startswith("decided by hand")):
                links.append(Link(first, i, Comparison("same", 1.0, ["one entity already"]), forced=True))
    links += settle_in_context(members, links, others)
    return links, others


def _assemble(
    relations: list[Relation],
    ends: list[tuple[Member, Member]],
    members: list[Member],
    clusters: list[list[int]],
    links: list[Link],
    others: dict[tuple[int, int], Comparison],
    cut: list[tuple[Link, Comparison]],
    known: Sequence[Entity],
) -> Resolution:
    entity_at: dict[int, Entity] = {}
    entities: dict[str, Entity] = {}
    for cluster in clusters:
        ids = {members[i].known for i in cluster}
        entity = entity_of([members[i] for i in cluster], [e for e in known if e.id in ids])
        while entity.id in entities:
            entity = replace(entity, id=entity.id + "x")
        entities[entity.id] = entity
        entity_at.update(dict.fromkeys(cluster, entity))
    entity_of_member = {id(member): entity_at[i] for i, member in enumerate(members)}
    resolved = []
    for relation, (head_member, tail_member) in zip(relations, ends, strict=True):
        head, tail = entity_of_member[id(head_member)], entity_of_member[id(tail_member)]
        if head is not tail:
            resolved.append(_with_entities(relation, head, tail))
    dealing = {frozenset((relation.head_id, relation.tail_id)) for relation in resolved}
    explanations: defaultdict[str, Explanation] = defaultdict(Explanation)
    candidates: dict[tuple[str, str], Candidate] = {}
    for link in links:
        one, other = entity_at[link.a], entity_at[link.b]
        if one is other:
            names = (members[link.a].party.name, members[link.b].party.name)
            explanations[one.id].joined.append((*names, link.comparison))
    refused = [(a, b, comparison) for (a, b), comparison in others.items()]
    refused += [(link.a, link.b, against) for link, against in cut]
    for a, b, comparison in refused:
        one, other = entity_at[a], entity_at[b]
        if one is other:
            continue
        for mine, yours in ((a, b), (b, a)):
            names = (members[mine].party.name, members[yours].party.name)
            explanations[entity_at[mine].id].refused.append((*names, comparison))
        doubtful = comparison.score >= CANDIDATE_FROM and not comparison.clash
        if doubtful and frozenset((one.id, other.id)) not in dealing:  # nobody deals with themselves
            one, other = sorted((one, other), key=lambda e: (e.name, e.id))
            best = candidates.get((one.id, other.id))
            if best is None or comparison.score > best.score:
                candidates[one.id, other.id] = Candidate(
                    one.name, other.name, one.id, other.id, comparison.score, comparison.reasons
                )
    return Resolution(
        entities=sorted(entities.values(), key=lambda e: (e.name, e.id)),
        relations=merge_deals(resolved),
        candidates=sorted(candidates.values(), key=lambda c: (-c.score, c.a, c.b, c.a_id)),
        explanations=dict(explanations),
    )


def _with_entities(relation: Relation, head: Entity, tail: Entity) -> Relation:
    return replace(
        relation,
        head=head.name, head_id=head.id, head_kind=head.kind, head_country=head.country,
        tail=tail.name, tail_id=tail.id, tail_kind=tail.kind, tail_country=tail.country,
        products=list(relation.products), evidence=list(relation.evidence),
    )  # fmt: skip
