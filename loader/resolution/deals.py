"""One relation a deal: the same deal told twice becomes one relation with both evidences, two deals stay two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ..model import SYMMETRIC, Evidence, Relation
from .entities import stable_id
from .lexicon import fold
from .text import plain_words


def merge_deals(relations: Iterable[Relation]) -> list[Relation]:
    """Merge relations of resolved parties that tell of one deal.

    Two relations are one deal when type and ends are the same (in either order for symmetric types), and status, year,
    instrument, products, amount and venture do not contradict each other: equal, or given by one only.

    Parameters
    ----------
    relations : iterable of Relation
        With `head_id` and `tail_id`; they are changed.

    Returns
    -------
    list of Relation
        With `id`, sorted by it; the same for any order of the input.
    """
    by_ends: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in relations:
        _straighten(relation)
        by_ends.setdefault((relation.type, relation.head_id, relation.tail_id), []).append(relation)
    merged = [deal for group in by_ends.values() for deal in _deals(group)]
    return sorted(merged, key=lambda deal: deal.id)


def same_deal(a: Relation, b: Relation) -> bool:
    """Say whether two relations of the same type and ends may tell of one deal."""
    return (
        a.status == b.status
        and _agree(a.date[:4], b.date[:4])
        and (a.date.startswith(b.date) or b.date.startswith(a.date))
        and _agree(_content(a.instrument), _content(b.instrument))
        and _overlap(_products(a), _products(b))
        and _agree(a.amount.lower(), b.amount.lower())
        and _agree(_content(a.venture), _content(b.venture))
        and _overlap(_content(a.subject), _content(b.subject))
    )


def _straighten(r: Relation) -> None:
    """Put the ends of a symmetric relation in the order of their ids."""
    if r.type in SYMMETRIC and r.tail_id < r.head_id:
        for end in ("", "_kind", "_text", "_id", "_country"):
            head, tail = getattr(r, "head" + end), getattr(r, "tail" + end)
            setattr(r, "head" + end, tail)
            setattr(r, "tail" + end, head)


def _deals(group: list[Relation]) -> list[Relation]:
    if len(group) == 1:
        return _with_ids(group)
    deals: list[list[Relation]] = []
    for relation in sorted(group, key=_fullest_first):
        deal = next((deal for deal in deals if all(same_deal(relation, other) for other in deal)), None)
        if deal is None:
            deals.append([relation])
        else:
            deal.append(relation)
    return _with_ids([_merge(deal) for deal in deals])


def _fullest_first(r: Relation) -> tuple[object, ...]:
    given = sum(map(bool, (r.date, r.instrument, r.products, r.amount, r.venture, r.subject)))
    evidence = [(e.document, e.start or 0, e.text) for e in r.evidence]
    return (
        -given,
        -len(r.date),
        r.date,
        r.status,
        r.instrument,
        r.products,
        r.amount,
        r.venture,
        r.subject,
        r.document,
        evidence,
        r.head_text,
        r.tail_text,
    )


def _merge(deal: list[Relation]) -> Relation:
    first = deal[0]
    evidence: dict[tuple[str, int | None, str], Evidence] = {}
    for relation in deal:
        for item in relation.evidence:
            evidence.setdefault((item.document, item.start, item.text), item)
    products = list(dict.fromkeys(product for relation in deal for product in relation.products))
    documents = sorted({relation.document for relation in deal if relation.document})
    return replace(
        first,
        date=max((r.date for r in deal), key=lambda date: (len(date), date)),
        products=products,
        confidence=max(r.confidence for r in deal),
        evidence=[evidence[key] for key in sorted(evidence, key=lambda k: (k[0], k[1] or 0, k[2]))],
        document=documents[0] if documents else "",
        instrument=_first_given(r.instrument for r in deal),
        subject=_first_given(r.subject for r in deal),
        amount=_first_given(r.amount for r in deal),
        venture=_first_given(r.venture for r in deal),
        head_text=_first_given(r.head_text for r in deal),
        tail_text=_first_given(r.tail_text for r in deal),
        extra={key: value for relation in reversed(deal) for key, value in relation.extra.items()},
    )


def _first_given(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _with_ids(deals: list[Relation]) -> list[Relation]:
    """Give ids: of type, ends, status, year and instrument; of more only where that does not tell deals apart."""
    taken: dict[str, int] = {}
    for deal in deals:
        base = (
            deal.type,
            deal.head_id,
            deal.tail_id,
            deal.status,
            deal.date[:4],
            " ".join(sorted(_content(deal.instrument))),
        )
        deal.id = stable_id(*base)
        taken[deal.id] = taken.get(deal.id, 0) + 1
        number = taken[deal.id]
        if number > 1:
            deal.id = stable_id(
                *base, deal.date, deal.amount, deal.venture, deal.subject, *sorted(deal.products), str(number)
            )
    return deals


def _agree(a: object, b: object) -> bool:
    return not a or not b or a == b


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


@lru_cache(maxsize=1 << 14)
def _content(text: str) -> frozenset[str]:
    return frozenset(fold(word.removesuffix("s")) for word in plain_words(text) if len(word) > 2)


def _products(relation: Relation) -> frozenset[str]:
    return frozenset(word for product in relation.products for word in _content(product))
