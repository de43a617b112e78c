"""Two names in, one decision out: same, different or unsure, with a score and the reasons."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from rapidfuzz import fuzz

from .aliases import NameLists, name_lists
from .alignment import align
from .comparators import (
    Finding,
    abbreviation,
    bare_place,
    conflicts,
    extra_words,
    homes,
    honours,
    kinds,
    legal_forms,
    nothing_shared,
    own_abbreviations,
    roles,
    spellings,
)
from .name import BRACKET, Name, read_name
from .weights import load_weights

Decision = Literal["same", "different", "unsure"]
UNLIKE = 65
"""Names without an equal word whose letters agree less than this (0 to 100, `partial_ratio`) have no word in common."""
REASONS = 4
"""Most reasons that a comparison gives."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to "are these one party?".

    Attributes
    ----------
    decision : str
        `same`, `different` or `unsure`.
    score : float
        How likely they are the same, 0 to 1.
    reasons : list of str
        What decided, the weightiest first.
    clash : bool
        Each name has something that the other has not, or kinds or countries differ; where names are different without
        a clash, one only says more than the other.
    """

    decision: Decision
    score: float
    reasons: list[str]
    clash: bool = False


_STRANGERS = Comparison("different", 0.0, ["no word in common"], True)
_UNRELATED = Comparison("different", 0.0, ["no word in common"])
LONGEST_INITIALS = 6
"""A word in capitals as long as this may be a name rather than initials."""


@dataclass(frozen=True, slots=True)
class Party:
    """A name to compare, with what is known of its bearer: kind and country (a usual short name), or empty."""

    name: str
    kind: str = ""
    country: str = ""


def compare_names(
    a: str, b: str, kind: str = "", *, kind_b: str | None = None, country_a: str = "", country_b: str = ""
) -> Comparison:
    """Decide whether two names are of one party.

    Parameters
    ----------
    a, b : str
        The names, in any script.
    kind : str, optional
        Kind of both parties (of the first one where `kind_b` is given): country, region, city, company, organisation,
        university; empty where not known.
    kind_b : str, optional
        Kind of the second party where it may be another.
    country_a, country_b : str, optional
        Countries of the parties where known.

    Returns
    -------
    Comparison
    """
    return compare(Party(a, kind, country_a), Party(b, kind if kind_b is None else kind_b, country_b))


def compare(a: Party, b: Party, lists: NameLists | None = None) -> Comparison:
    """Decide whether two parties are one (see `compare_names`); `lists` replaces the package's lists of names."""
    lists = lists or name_lists()
    best = compare_read(a, b, read_name(a.name), read_name(b.name), lists)
    if best.decision == "same" or not ("(" in a.name or "(" in b.name):
        return best
    for one, other in product(_both_names(a), _both_names(b)):
        found = compare_read(one, other, read_name(one.name), read_name(other.name), lists)
        best = found if found.score > best.score else best
    return best


def _both_names(party: Party) -> list[Party]:
    """Take a name apart that gives a second one in brackets, one of two words or more that is no mere place."""
    bracket = BRACKET.search(party.name)
    if not bracket:
        return [party]
    outer, inner = party.name[: bracket.start()].strip(), bracket[1].strip()
    words = read_name(inner).words
    if len(words) < 2 or not outer or all(word.kind in ("place", "country", "level", "number") for word in words):
        return [party]
    return [party, replace(party, name=outer), replace(party, name=inner)]


def compare_read(a: Party, b: Party, left: Name, right: Name, lists: NameLists) -> Comparison:
    """Decide whether two parties are one whose names have been read already."""
    findings = [*kinds(a.kind, b.kind), *homes(left, right, a.country, b.country)]
    known = _known(left, right, lists, a.kind)
    if known is not None and not (known.decision == "same" and findings):
        return known
    return _weigh(left, right, a.kind if a.kind == b.kind else "", lists, findings)


def _known(a: Name, b: Name, lists: NameLists, kind: str) -> Comparison | None:
    verdict = lists.verdict(a, b)
    if verdict is True:
        return Comparison("same", 0.99, ["names of one party in the list of aliases"])
    if verdict is False:
        return Comparison("different", 0.01, ["names of two parties in the lists of names"], True)
    if a.country and b.country:
        if a.country == b.country:
            return Comparison("same", 0.99, ["names of one country"])
        return Comparison("different", 0.01, ["names of two countries"], True)
    if bool(a.country) != bool(b.country) and kind in ("", "country"):
        return Comparison("different", 0.03, ["a country against something else"], True)
    return None


def _strangers(a: Name, b: Name) -> Comparison:
    """Two names without a common word clash, unless one may abbreviate a third name of the other's bearer."""
    letters = [len(name.abbreviation) for name in (a, b) if name.abbreviation]
    return _STRANGERS if len(letters) != 1 and max(letters, default=0) < LONGEST_INITIALS else _UNRELATED


def _weigh(a: Name, b: Name, kind: str, lists: NameLists, findings: list[Finding]) -> Comparison:
    weights = load_weights()
    contradicted = False
    if a.key == b.key:
        agreement = "equal but for legal form, quotes, word order and translation" if a.text != b.text else "equal"
    elif reason := abbreviation(a, b):
        agreement = reason
        findings.append(Finding("abbreviation", 1 / len(a.abbreviation or b.abbreviation), reason))
        if (a.key if a.abbreviation else b.key) in lists.party:
            findings.append(Finding("abbreviation_taken", 1, "a well-known abbreviation of another party"))
    elif not a.keys & b.keys and fuzz.partial_ratio(a.folded, b.folded) < UNLIKE:
        return _strangers(a, b)
    else:
        alignment = align(a, b)
        if not alignment.shared:
            return _strangers(a, b)
        contradicted = all(any(w.kind != "filler" for w in only) for only in (alignment.only_a, alignment.only_b))
        agreement = (
            "shares " + ", ".join(f"'{word.text}'" for word, _ in alignment.shared[:3]) if alignment.shared else ""
        )
        findings += [
            *spellings(alignment),
            *extra_words(a, b, alignment, kind),
            *conflicts(alignment),
            *nothing_shared(alignment),
            *bare_place(a, b),
        ]
    findings += [*legal_forms(a, b), *honours(a, b), *own_abbreviations(a, b), *roles(a, b)]
    total = weights.bias + sum(weights.weights.get(f.feature, 0.0) * f.amount for f in findings)
    score = round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)
    decision: Decision = (
        "same" if score >= weights.same_from else "different" if score < weights.different_below else "unsure"
    )
    against = sorted(findings, key=lambda f: weights.weights.get(f.feature, 0.0) * f.amount)
    reasons = [agreement] if agreement else []
    reasons += [f.reason for f in against if f.reason not in reasons]
    if decision == "different" and agreement:
        reasons = reasons[1:] + reasons[:1]
    clash = contradicted or any(f.feature.startswith("conflict_") and f.feature != "conflict_form" for f in findings)
    return Comparison(decision, score, reasons[:REASONS], clash)
