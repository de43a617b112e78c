"""A dossier as text for a terminal or a file: plain, no colours, the same bytes for the same graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from ..loader.model import Evidence
from ..loader.store.records import shown_citation
from .lookup import Dossier, Tie
from .parties import described

WIDTH = 100


def render_dossier(dossier: Dossier, evidence: bool = False) -> str:
    """Write a dossier as text.

    Parameters
    ----------
    dossier : Dossier
        A party and its ties, in order.
    evidence : bool
        Add the sentences, their documents and the sources that they cite.

    Returns
    -------
    str
        Lines, each closed by a line break.
    """
    return "".join(f"{line}\n" for line in _lines(dossier, evidence))


def clean(text: str) -> str:
    """Take out what a terminal would obey: control characters and line breaks become spaces."""
    return "".join(c if c.isprintable() else " " for c in text)


def what_of(tie: Tie) -> str:
    """Say what a deal is about, in one line."""
    matter = tie.subject or ", ".join(tie.products)
    return ": ".join(part for part in (tie.venture or tie.instrument, matter) if part)


def _lines(dossier: Dossier, evidence: bool) -> Iterator[str]:
    entity, ties = dossier.entity, dossier.ties
    yield clean(entity.name)
    yield f"  {clean(described(entity))}; id {clean(entity.id)}"
    if entity.aliases:
        yield from wrap(
            clean(f"also: {'; '.join(entity.aliases)}"), WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    yield f"  {_summary(ties)}"
    for heading, section in groupby(ties, key=lambda tie: tie.heading):
        yield ""
        yield heading
        for country, group in groupby(section, key=lambda tie: tie.partner_country):
            yield f"  {clean(country) or 'country not known'}"
            for tie in group:
                yield f"    {_tie_line(tie)}"
                if evidence:
                    for entry in tie.evidence:
                        yield from _evidence_lines(entry)


def _summary(ties: list[Tie]) -> str:
    if not ties:
        return "no ties"
    counts = Counter(tie.type for tie in ties)
    partners = len({tie.partner_id for tie in ties})
    kinds = ", ".join(f"{number} {name}" for name, number in counts.items())
    return f"{_number(len(ties), 'tie')} with {_number(partners, 'partner')}: {kinds}"


def _tie_line(tie: Tie) -> str:
    parts = (tie.partner, what_of(tie), tie.amount, tie.status, f"confidence {tie.confidence:.2f}", tie.relation)
    return f"{tie.date or 'undated':<10}  " + " · ".join(clean(part) for part in parts if part)


def _evidence_lines(entry: Evidence) -> Iterator[str]:
    indent = " " * 16
    yield from wrap(clean(f"“{entry.text}” — {entry.document}"), WIDTH, initial_indent=indent, subsequent_indent=indent)
    for citation in entry.citations:
        yield f"{indent}source: {clean(shown_citation(citation))}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
