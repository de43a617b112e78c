"""Why a deal is in the graph: its sentences with both names marked, and the extractor's reasons where it left any."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import NothingFound
from ..loader.extraction.names.lexicon import known_names
from ..loader.model import Evidence
from ..loader.store import Store
from ..loader.store.records import evidence_of, shown_citation
from .dossier import clean

_RELATION = """
MATCH (a:Entity)-[r:SIGNED|SUPPLIES|SISTER_CITY|JOINT_VENTURE]->(b:Entity)
WHERE r.id = $id
RETURN toLower(type(r)) AS type, a.name AS head, a.aliases AS head_aliases, b.name AS tail, b.aliases AS tail_aliases,
       r AS deal
"""
_SHOWN = ("status", "date", "instrument", "subject", "products", "amount", "venture", "confidence")
_SHORT = 4
"""A name of fewer letters is marked only as a whole word; a longer one also where letters follow (Belarusian)."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A deal and why it is there.

    Attributes
    ----------
    relation, type, head, tail : str
        Its id, type and the names of its parties.
    values : dict
        Its other fields, as far as they are known.
    evidence : list of Evidence
        Its sentences.
    marked : list of str
        The same sentences, with the words that name the head and the tail in square brackets, and those that
        triggered the deal, where the extractor recorded them, in braces.
    reasons : dict
        What the extractor recorded: `trigger`, `score`, `features` (name → contribution); empty where it did not.
    """

    relation: str
    type: str
    head: str
    tail: str
    values: dict[str, Any]
    evidence: list[Evidence]
    marked: list[str]
    reasons: dict[str, Any] = field(default_factory=dict)


def explain_relation(store: Store, relation: str) -> Explanation:
    """Explain one deal.

    Parameters
    ----------
    store : Store
        An open store.
    relation : str
        The id of the deal, as look-ups and queries show it.

    Raises
    ------
    NothingFound
        No deal has this id.
    """
    rows = store.read(_RELATION, {"id": relation}).rows
    if not rows:
        raise NothingFound(f"no deal has the id '{relation}'; look-ups show the ids: bilateral lookup NAME")
    type_, head, head_aliases, tail, tail_aliases, deal = rows[0]
    reasons = _reasons(deal)
    evidence = evidence_of(deal)
    names = [*_forms(head, head_aliases), *_forms(tail, tail_aliases)]
    triggers = [str(trigger) for trigger in _texts(reasons, "trigger")]
    return Explanation(
        relation,
        type_,
        head,
        tail,
        {key: deal[key] for key in _SHOWN if deal.get(key) not in (None, "", [])},
        evidence,
        [mark(entry.text, names, triggers) for entry in evidence],
        reasons,
    )


def mark(sentence: str, names: Sequence[str], triggers: Sequence[str] = ()) -> str:
    """Put names into square brackets and triggers into braces, wherever they stand in a sentence.

    Examples
    --------
    >>> mark("Belarusian tractors were shipped to Kenya.", ["Belarus", "Kenya"], ["shipped"])
    '[Belarusian] tractors were {shipped} to [Kenya].'
    """
    spans: list[tuple[int, int, str]] = []
    for words, brackets in ((names, "[]"), (triggers, "{}")):
        for word in sorted(filter(None, words), key=len, reverse=True):
            ending = r"\w*" if brackets == "[]" and len(word) >= _SHORT else ""
            for found in re.finditer(rf"\b{re.escape(word)}{ending}(?!\w)", sentence, re.IGNORECASE):
                if all(found.end() <= start or found.start() >= end for start, end, _ in spans):
                    spans.append((*found.span(), brackets))
    for start, end, brackets in sorted(spans, reverse=True):
        sentence = f"{sentence[:start]}{brackets[0]}{sentence[start:end]}{brackets[1]}{sentence[end:]}"
    return sentence


def explanation_rows(explanation: Explanation) -> Iterator[tuple[str, str, Any]]:
    """List an explanation as rows of what it is about, a name, and a value."""
    for key in ("relation", "type", "head", "tail"):
        yield "deal", key, getattr(explanation, key)
    for key, value in explanation.values.items():
        yield "deal", key, value
    for entry, marked in zip(explanation.evidence, explanation.marked, strict=True):
        place = f" {entry.start}-{entry.end}" if entry.start is not None else ""
        yield "evidence", f"{entry.document}{place}", marked
        for citation in entry.citations:
            yield "source", entry.document, shown_citation(citation)
    for key, value in explanation.reasons.items():
        if isinstance(value, dict):
            ranked = sorted(value.items(), key=lambda item: (-abs(item[1]) if _is_number(item[1]) else 0, item[0]))
            for name, contribution in ranked:
                yield key, name, contribution
        else:
            yield "reason", key, value


def render_explanation(explanation: Explanation) -> str:
    """Write an explanation as text: the deal, its sentences with their sources, and the reasons by weight."""
    lines, about = [], ""
    for section, name, value in explanation_rows(explanation):
        if section != about and section != "source":
            lines += [""] * bool(about) + [section.capitalize()]
            about = section
        shown = f"{value:g}" if isinstance(value, float) else _flat(value)
        if section in ("evidence", "source"):
            lines.append(f"  {shown}" if section == "evidence" else f"    source: {shown}")
            lines += [f"    in {clean(name)}"] * (section == "evidence")
        else:
            lines.append(f"  {clean(name):<12} {shown}")
    return "".join(f"{line}\n" for line in lines)


def _flat(value: Any) -> str:
    return clean(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _reasons(deal: dict[str, Any]) -> dict[str, Any]:
    try:
        reasons = json.loads(deal.get("explanation_json") or "{}")
    except ValueError:
        return {}
    return reasons if isinstance(reasons, dict) else {}


def _forms(name: str, aliases: list[str] | None) -> list[str]:
    """List the ways to write a party: its names in the graph, and those that the lexicons know (China: Chinese)."""
    return [name, *(aliases or []), *(form for form, known in known_names().items() if known.name == name)]


def _texts(reasons: dict[str, Any], key: str) -> list[Any]:
    value = reasons.get(key) or []
    return value if isinstance(value, list) else [value]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
