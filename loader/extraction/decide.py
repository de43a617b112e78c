"""From scores to decisions: which candidates of a sentence stand, given that they exclude each other.

Scoring judges each pair by itself; what a sentence says holds together. A supply runs one way; the members of a list
that deals with an outsider do not deal with each other; an understood party gives way to one that is named; and two
countries give way to the parties from them that the same words speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import RelationType
from .candidates import Candidate


@dataclass(frozen=True, slots=True)
class Decision:
    """A candidate that stands, with its score."""

    candidate: Candidate
    score: float


def decide(
    candidates: Sequence[Candidate], scores: Sequence[float], thresholds: dict[RelationType, float]
) -> list[Decision]:
    """Choose the candidates of one document that stand.

    Parameters
    ----------
    candidates : sequence of Candidate
    scores : sequence of float
        One per candidate.
    thresholds : dict
        Least score by relation type.

    Returns
    -------
    list of Decision
        In the order of the text, the surest first within a sentence and type.
    """
    groups: dict[tuple[int, RelationType], list[Decision]] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        if score >= thresholds[candidate.type]:
            groups.setdefault((candidate.sentence, candidate.type), []).append(Decision(candidate, score))
    standing: list[Decision] = []
    for group in groups.values():
        accepted: list[Decision] = []
        for decision in sorted(group, key=_rank):
            if not _within_list(decision.candidate) and all(
                not _excludes(other.candidate, decision.candidate) for other in accepted
            ):
                accepted.append(decision)
        standing += accepted
    return standing


def _rank(decision: Decision) -> tuple[float, str, str]:
    return (-decision.score, decision.candidate.head.name, decision.candidate.tail.name)


def _within_list(candidate: Candidate) -> bool:
    return candidate.type == "supplies" and _listed_together(candidate)


def _listed_together(candidate: Candidate) -> bool:
    return candidate.lists[0] == candidate.lists[1] >= 0


def _excludes(standing: Candidate, weaker: Candidate) -> bool:
    """Say whether a candidate that stands rules a weaker one of the same sentence and type out."""
    ends, others = {standing.head.name, standing.tail.name}, {weaker.head.name, weaker.tail.name}
    if ends == others:
        return standing.type == "supplies" and standing.head.name == weaker.tail.name
    symmetric = standing.type != "supplies"
    if symmetric and ends & others and _listed_together(weaker) and not _listed_together(standing):
        return True
    if standing.type == "signed" and _gives_way(standing, weaker):
        return True
    same = (
        (standing.head, standing.tail, weaker.head, weaker.tail),
        (standing.tail, standing.head, weaker.tail, weaker.head),
    )
    crossed = (
        (standing.head, standing.tail, weaker.tail, weaker.head),
        (standing.tail, standing.head, weaker.head, weaker.tail),
    )
    return any(
        mine.slot < 0 and other.name == shared.name and mine.name != his.name
        for his, shared, mine, other in (same + crossed if symmetric else same)
    )


def _gives_way(standing: Candidate, weaker: Candidate) -> bool:
    """Two countries give way to parties of theirs, or to parties that the same trigger binds."""
    if not weaker.head.kind == weaker.tail.kind == "country" or "country" in (standing.head.kind, standing.tail.kind):
        return False
    same_trigger = standing.trigger is not None and standing.trigger == weaker.trigger
    return same_trigger or {standing.head.country, standing.tail.country} == {weaker.head.name, weaker.tail.name}
