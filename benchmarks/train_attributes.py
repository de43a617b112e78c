"""Train the weights that choose a deal's date: a conditional logit over the candidates, on the open documents only.

Run: `python benchmarks/train_attributes.py`; the same documents give the same file, data/models/attribute_dates.json.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import numpy as np
from attributes import gold_documents, locate
from bilateral.data import DATA
from bilateral.loader.extraction.attributes.date_features import Place
from bilateral.loader.extraction.attributes.dating import candidates
from bilateral.loader.extraction.attributes.modality import status
from bilateral.loader.extraction.attributes.timeline import Moment, Timeline
from bilateral.loader.files import atomic_write
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

MODEL = DATA / "models" / "attribute_dates.json"
PENALTY = 2.5
"""Strength of the L2 penalty; of 0.1 to 6, the best under cross-validation by document."""
MIN_DOCUMENTS = 3
"""A feature seen in fewer documents says more about them than about dates."""

Example = list[tuple[list[str], float]]
"""One relation: the features of each candidate, and how well it agrees with the gold."""


def main() -> None:
    examples: list[Example] = []
    spread: dict[str, set[str]] = defaultdict(set)
    for part, document, relations in gold_documents():
        if not part.startswith("open"):
            continue
        timeline = Timeline(document)
        for gold in relations:
            located = locate(document, gold)
            if located is None:
                continue
            trigger, parties = located
            text = document.sentences[trigger.sentence].text
            state = status(text, trigger.start, trigger.end, gold["type"])
            place = Place(trigger.sentence, trigger.start, trigger.end, parties, gold["type"], state)
            example = [(names, agreement(moment, gold)) for moment, names in candidates(timeline, place)]
            if any(score for _, score in example):
                examples.append(example)
            for names, _ in example:
                for name in names:
                    spread[name].add(document.id)
    features = sorted(name for name, documents in spread.items() if len(documents) >= MIN_DOCUMENTS)
    table = fit(examples, features)
    with atomic_write(MODEL) as file:
        file.write(json.dumps(table, indent=0, sort_keys=True) + "\n")
    print(f"{MODEL.name}: {len(table)} weights from {len(examples)} relations")


def agreement(moment: Moment | None, gold: dict[str, Any]) -> float:
    """Score a candidate: the gold's very date 4, its month 1, its year 0.36, else 0."""
    found, wanted = str(moment or ""), gold.get("date", "")
    if found == wanted:
        return 4.0
    if not found or found[:4] != wanted[:4]:
        return 0.0
    return 1.0 if found[:7] == wanted[:7] else 0.36


def fit(examples: list[Example], features: list[str]) -> dict[str, float]:
    """Maximise the penalised likelihood of the agreeing candidates; weights are rounded to three decimals."""
    column = {name: index for index, name in enumerate(features)}
    rows: list[int] = []
    columns: list[int] = []
    group: list[int] = []
    target: list[float] = []
    for number, example in enumerate(examples):
        total = sum(score for _, score in example)
        for names, score in example:
            known = [column[name] for name in names if name in column]
            rows += [len(group)] * len(known)
            columns += known
            group.append(number)
            target.append(score / total)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(group), len(features)))
    groups, wanted, count = np.array(group), np.array(target), len(examples)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        highest = np.full(count, -np.inf)
        np.maximum.at(highest, groups, scores)
        shifted = scores - highest[groups]
        sums = np.bincount(groups, np.exp(shifted), count)
        value = -(wanted * (shifted - np.log(sums)[groups])).sum() + PENALTY * weights @ weights
        gradient = matrix.T @ (np.exp(shifted) / sums[groups] - wanted) + 2 * PENALTY * weights
        return value, gradient

    result = minimize(loss, np.zeros(len(features)), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return {name: round(float(result.x[i]), 3) for name, i in column.items() if abs(result.x[i]) >= 0.01}


if __name__ == "__main__":
    main()
