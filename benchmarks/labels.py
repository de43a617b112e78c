"""Which candidates of a document are its gold relations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilateral.loader.evaluation.names import NameMatcher, read_aliases
from bilateral.loader.extraction.candidates import Candidate
from bilateral.loader.model import SYMMETRIC, Document, RelationType

Pair = tuple[str, str]


@dataclass(slots=True)
class Gold:
    """The gold relations of one document, and which names are the same."""

    relations: list[dict[str, Any]]
    names: NameMatcher

    def count(self, kind: RelationType) -> int:
        """Count the relations of a type that must be found."""
        return sum(r["type"] == kind and not r.get("optional") for r in self.relations)

    def found(self, kind: RelationType, pairs: Iterable[Pair]) -> int:
        """Count the relations of a type that the pairs find."""
        pairs = list(pairs)
        wanted = [r for r in self.relations if r["type"] == kind and not r.get("optional")]
        return sum(any(self.turned(r, pair) is not None for pair in pairs) for r in wanted)

    def holds(self, candidate: Candidate) -> bool:
        """Say whether the document has the candidate's relation, wherever it tells it."""
        pair = (candidate.head.name, candidate.tail.name)
        return any(r["type"] == candidate.type and self.turned(r, pair) is not None for r in self.relations)

    def turned(self, relation: dict[str, Any], pair: Pair) -> bool | None:
        """Whether the pair is the relation's as given (False), turned round (True), or not at all (None)."""
        same = self.names.same
        if same(relation["head"], pair[0]) and same(relation["tail"], pair[1]):
            return False
        if relation["type"] in SYMMETRIC and same(relation["head"], pair[1]) and same(relation["tail"], pair[0]):
            return True
        return None


def read_gold(path: Path) -> Gold:
    """Read one document's gold with the alias groups beside its folder."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return Gold([json.loads(line) for line in lines if line.strip()], read_aliases(path.parent))


def label(document: Document, candidates: Sequence[Candidate], gold: Gold) -> list[int]:
    """Label the candidates of a document: 1 the relation as told there, 0 none, -1 neither (not to be learned from).

    Of all candidates that pair the right names in an evidence sentence, those are positive whose words agree best with
    the words that the gold names; the same pair elsewhere or in other words is left out.
    """
    labels = [0] * len(candidates)
    for relation in gold.relations:
        sentences = _evidence_sentences(document, relation.get("evidence") or "")
        rated: list[tuple[float, int]] = []
        for index, candidate in enumerate(candidates):
            if candidate.type != relation["type"]:
                continue
            turned = gold.turned(relation, (candidate.head.name, candidate.tail.name))
            if turned is None:
                continue
            if candidate.sentence in sentences:
                rated.append((_agreement(candidate, relation, turned), index))
            elif not labels[index]:
                labels[index] = -1
        best = max((rate for rate, _ in rated), default=0.0)
        for rate, index in rated:
            if not relation.get("optional") and rate >= best - 0.01:
                labels[index] = 1
            elif not labels[index]:
                labels[index] = -1
    return labels


def _agreement(candidate: Candidate, relation: dict[str, Any], turned: bool) -> float:
    head, tail = (candidate.tail, candidate.head) if turned else (candidate.head, candidate.tail)
    rate = 0.1 * (candidate.trigger is not None)
    for argument, words in ((head, relation.get("head_text")), (tail, relation.get("tail_text"))):
        mine, told = _plain(argument.text), _plain(words or "")
        if mine == told:
            rate += 2
        elif mine and told and (mine in told or told in mine):
            rate += 1
        rate += 0.2 * (argument.source == "mention")
    return rate


def _evidence_sentences(document: Document, evidence: str) -> set[int]:
    told = _plain(evidence)
    found = set()
    for index, sentence in enumerate(document.sentences):
        text = _plain(sentence.text)
        whole = len(text) > 8 and (text in told or told in text)
        if whole or (len(text) > 30 and (text[:60] in told or text[-60:] in told)):
            found.add(index)
    return found


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
