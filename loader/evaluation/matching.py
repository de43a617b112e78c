"""Match predicted relations with gold ones, document by document, over distinct (type, head, tail)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import SYMMETRIC, Relation
from .names import NameMatcher


@dataclass(slots=True, eq=False)
class Tie:
    """The relations of one document that have the same type and parties; `first` stands for them."""

    first: Relation
    relations: list[Relation] = field(default_factory=list)

    @property
    def optional(self) -> bool:
        """Annotators differ on it: to find it is neither right nor wrong."""
        return bool(self.first.extra.get("optional", False))

    @property
    def confidence(self) -> float:
        """The confidence of its most certain relation."""
        return max(relation.confidence for relation in self.relations)


@dataclass(slots=True)
class Matching:
    """One document scored: pairs of gold and predicted ties, gold ties missed, predicted ties that are false."""

    found: list[tuple[Tie, Tie]] = field(default_factory=list)
    missed: list[Tie] = field(default_factory=list)
    spurious: list[Tie] = field(default_factory=list)


def match_document(gold: Iterable[Relation], predicted: Iterable[Relation], names: NameMatcher) -> Matching:
    """Match one document.

    Each gold tie takes the first predicted one not yet taken that has its type and parties (in either order where the
    type is symmetric; the words of the text count as names of a predicted party). Optional gold ties choose last, and
    what they take is not counted.

    Parameters
    ----------
    gold, predicted : iterable of Relation
    names : NameMatcher
    """
    matching = Matching()
    free = distinct(predicted, names)
    for tie in sorted(distinct(gold, names), key=lambda tie: tie.optional):
        taken = next((other for other in free if _agree(tie.first, other.first, names, with_text=True)), None)
        if taken is not None:
            free.remove(taken)
        if tie.optional:
            continue
        if taken is None:
            matching.missed.append(tie)
        else:
            matching.found.append((tie, taken))
    matching.spurious = free
    return matching


def distinct(relations: Iterable[Relation], names: NameMatcher) -> list[Tie]:
    """Gather relations of the same type and parties into ties, in the order of their first relation."""
    ties: list[Tie] = []
    for relation in relations:
        tie = next((tie for tie in ties if _agree(tie.first, relation, names, with_text=False)), None)
        if tie is None:
            ties.append(tie := Tie(relation))
        tie.relations.append(relation)
    return ties


def _agree(gold: Relation, other: Relation, names: NameMatcher, with_text: bool) -> bool:
    if gold.type != other.type:
        return False
    head, tail = _forms(other.head, other.head_text, with_text), _forms(other.tail, other.tail_text, with_text)

    def named(name: str, forms: Sequence[str]) -> bool:
        return any(names.same(name, form) for form in forms)

    if named(gold.head, head) and named(gold.tail, tail):
        return True
    return gold.type in SYMMETRIC and named(gold.head, tail) and named(gold.tail, head)


def _forms(name: str, words: str, with_text: bool) -> Sequence[str]:
    return (name, words) if with_text and words else (name,)
