"""A document in, its relations out: mentions, candidates, scores, decisions, attributes, evidence."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import RELATION_TYPES, SYMMETRIC, Document, Evidence, Relation, Sentence
from .attributes import Describer, Trigger
from .candidates import Candidate, candidates
from .decide import Decision, decide
from .names import find_mentions
from .scorer import confidence, score, threshold


def extract(document: Document) -> list[Relation]:
    """Extract the relations of one document.

    Parameters
    ----------
    document : Document

    Returns
    -------
    list of Relation
        In the order of the text. One per type, pair, status and year: the same deal told twice in the document is one
        relation with two evidences. `extra["explanation"]` holds what `bilateral explain` shows.
    """
    found = list(candidates(document, find_mentions(document)))
    thresholds = {kind: threshold(kind) for kind in RELATION_TYPES}
    standing = decide(found, score(found), thresholds)
    describer = Describer(document)
    relations: dict[tuple[str, ...], Relation] = {}
    for decision in sorted(standing, key=lambda d: (d.candidate.sentence, -d.score)):
        relation = _relation(document, describer, decision)
        kept = relations.setdefault(_key(relation), relation)
        if kept is not relation:
            _merge(kept, relation)
    return list(relations.values())


def _relation(document: Document, describer: Describer, decision: Decision) -> Relation:
    candidate = decision.candidate
    sentence = document.sentences[candidate.sentence]
    trigger = candidate.trigger or Trigger(candidate.sentence, 0, len(sentence.text), sentence.text)
    attributes = describer.describe(candidate.type, trigger, candidate.spans)
    head, tail = candidate.head, candidate.tail
    sure = round(confidence(candidate.type, decision.score), 4)
    return Relation(
        type=candidate.type,
        head=head.name,
        tail=tail.name,
        head_kind=head.kind,
        tail_kind=tail.kind,
        head_text=head.text,
        tail_text=tail.text,
        head_country=head.country,
        tail_country=tail.country,
        status=attributes.status,
        date=attributes.date,
        instrument=attributes.instrument,
        subject=attributes.subject,
        products=list(attributes.products),
        amount=attributes.amount,
        venture=attributes.venture,
        confidence=sure,
        document=document.id,
        evidence=[_evidence(document, sentence)],
        extra=_extra(candidate, decision.score, attributes.amount_value, attributes.amount_unit),
    )


def _evidence(document: Document, sentence: Sentence) -> Evidence:
    return Evidence(document.id, sentence.text, sentence.start, sentence.end, list(sentence.citations))


def _extra(candidate: Candidate, score: float, value: float | None, unit: str) -> dict[str, object]:
    extra: dict[str, object] = {}
    if value is not None:
        extra["amount_value"], extra["amount_unit"] = value, unit
    extra["explanation"] = {
        "trigger": candidate.trigger.text if candidate.trigger else "",
        "head": candidate.head.source,
        "tail": candidate.tail.source,
        "score": round(score, 4),
        "features": candidate.telling(),
    }
    return extra


def _key(relation: Relation) -> tuple[str, ...]:
    ends: Sequence[str] = (relation.head, relation.tail)
    if relation.type in SYMMETRIC:
        ends = sorted(ends)
    return (relation.type, *ends, relation.status, relation.date[:4])


def _merge(kept: Relation, again: Relation) -> None:
    """Add a second telling of a deal: its evidence, its products, and whatever the first left open."""
    if all(evidence.start != again.evidence[0].start for evidence in kept.evidence):
        kept.evidence += again.evidence
    kept.products += [product for product in again.products if product not in kept.products]
    kept.date = max(kept.date, again.date, key=len)
    for name in ("instrument", "subject", "amount", "venture"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(again, name))
    kept.confidence = max(kept.confidence, again.confidence)
