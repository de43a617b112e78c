"""What a person needs to see to decide whether two entities are one: names, reasons, sentences, shared partners."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import BadInput
from ..model import Relation
from ..relations_file import read_relations
from .decisions import Decisions, pair_key

SENTENCES = 2
"""Most sentences shown for each of the two."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One pair to decide."""

    a: str
    b: str
    score: float
    reasons: list[str]
    sentences_a: list[str]
    sentences_b: list[str]
    shared_partners: list[str]


def review_items(folder: Path, decisions: Decisions) -> Iterator[ReviewItem]:
    """Give the candidates of a folder that nobody has decided, the likeliest first.

    Parameters
    ----------
    folder : Path
        Where `resolve` wrote candidates.jsonl and relations.jsonl.
    decisions : Decisions
        Decisions taken since.

    Raises
    ------
    BadInput
        The folder holds no candidates.jsonl, or a damaged one.
    """
    decided = {pair_key(row.a, row.b) for row in decisions.standing()}
    sentences: dict[str, list[str]] = defaultdict(list)
    partners: dict[str, set[str]] = defaultdict(set)
    for relation in read_relations(folder / "relations.jsonl"):
        _note(relation, sentences, partners)
    for row in _candidates(folder / "candidates.jsonl"):
        if pair_key(row["a"], row["b"]) not in decided:
            yield ReviewItem(
                a=row["a"],
                b=row["b"],
                score=row["score"],
                reasons=row["reasons"],
                sentences_a=sentences[row["a_id"]][:SENTENCES],
                sentences_b=sentences[row["b_id"]][:SENTENCES],
                shared_partners=sorted(partners[row["a_id"]] & partners[row["b_id"]]),
            )


def _note(relation: Relation, sentences: dict[str, list[str]], partners: dict[str, set[str]]) -> None:
    for one, other in ((relation.head_id, relation.tail), (relation.tail_id, relation.head)):
        partners[one].add(other)
        sentences[one] += [item.text for item in relation.evidence if item.text not in sentences[one]]


def _candidates(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read: {error}; run `bilateral resolve` first") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if not {"a", "b", "a_id", "b_id", "score", "reasons"} <= row.keys():
                raise ValueError("a key is missing")
        except (ValueError, AttributeError) as error:
            raise BadInput(f"{path}:{number}: not a candidate: {error}; run `bilateral resolve` again") from error
        yield row
