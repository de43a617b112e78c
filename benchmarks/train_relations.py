"""Train the relation scorer and write its weights to data/models.

Trains on data/training (documents and gold that ship with the project) and, where it is present, on the open articles
of ../shared. Closed documents (see split.py) are never trained on. Thresholds and calibration are fitted on held-out
folds of the open documents.

usage: train_relations.py [--report FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import lightgbm
import numpy as np
from bilateral.loader.extraction.candidates import Candidate, candidates
from bilateral.loader.extraction.decide import decide
from bilateral.loader.extraction.names import find_mentions
from bilateral.loader.extraction.names.linear import save_linear
from bilateral.loader.extraction.names.tagger import TAGS, Tagger
from bilateral.loader.extraction.scorer import MODELS, TREE_SHARE, logistic, logit
from bilateral.loader.model import RELATION_TYPES, Document, RelationType
from bilateral.loader.reading import parse_text
from labels import Gold, label, read_gold
from names_crf import fit_tagger
from names_gold import read_annotated
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from split import is_closed
from train_names import SMALLEST

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FOLDS = 3
KEEP_NEGATIVES = 0.25
ROUNDS = 300
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 20, "feature_fraction": 0.5,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "extra_trees": True,
}  # fmt: skip
LEAST_WEIGHT = 0.02


@dataclass(slots=True)
class Example:
    """One open document with its candidates, labels (1, 0, or -1 to ignore) and held-out scores."""

    document: Document
    gold: Gold
    candidates: list[Candidate]
    labels: list[int]
    fold: int
    scores: list[float] = field(default_factory=list)


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    examples = list(_examples())
    wording: list[str] = []
    for kind in RELATION_TYPES:
        booster, weights = _train(examples, kind)
        (MODELS / f"relation_{kind}.txt").write_text(booster, encoding="utf-8")
        wording += [f"{kind}\t{word}\t{weight:.4f}" for word, weight in sorted(weights.items())]
    (MODELS / "relation_wording.tsv").write_text("\n".join(wording) + "\n", encoding="utf-8")
    decisions = {kind: _decision(examples, kind) for kind in RELATION_TYPES}
    (MODELS / "relation_decisions.json").write_text(json.dumps(decisions, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(decisions))


def sources() -> Iterator[tuple[Path, Path]]:
    """Text folder and gold folder of each collection to learn from."""
    yield ROOT / "data" / "training" / "texts", ROOT / "data" / "training" / "gold"
    if (SHARED / "gold" / "dev").is_dir():
        yield SHARED / "corpus", SHARED / "gold" / "dev"


def _examples() -> Iterator[Example]:
    """Read the open documents, with the names that a tagger finds which has not seen the document."""
    taggers = _held_out_taggers()
    for texts, gold_folder in sources():
        for path in sorted(gold_folder.glob("*.jsonl")):
            if is_closed(path.stem):
                continue
            document = parse_text((texts / f"{path.stem}.txt").read_text(encoding="utf-8"), f"{path.stem}.txt")
            gold, fold = read_gold(path), _fold(path.stem)
            found = list(candidates(document, find_mentions(document, taggers[fold])))
            yield Example(document, gold, found, label(document, found, gold), fold, [0.0] * len(found))


def _held_out_taggers() -> list[Tagger]:
    documents = read_annotated([])
    taggers = []
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            path = Path(folder) / f"names{fold}.npz"
            others = [item for item in documents if _fold(Path(item.document.id).stem) != fold]
            save_linear(path, *fit_tagger(others), TAGS, SMALLEST)
            taggers.append(Tagger.load(path))
    return taggers


def _fold(stem: str) -> int:
    return int(hashlib.sha256(f"fold:{stem}".encode()).hexdigest(), 16) % FOLDS


def _train(examples: list[Example], kind: RelationType) -> tuple[str, dict[str, float]]:
    """Score every example of a type by models that have not seen its fold, then train on all of them."""
    where = [(e, i) for e, example in enumerate(examples) for i, c in enumerate(example.candidates) if c.type == kind]
    rows = np.array([examples[e].candidates[i].row for e, i in where], dtype=np.float32)
    labels = np.array([examples[e].labels[i] for e, i in where])
    folds = np.array([examples[e].fold for e, _ in where])
    words = [examples[e].candidates[i].words for e, i in where]
    vocabulary, matrix = _count(words)
    kept = (labels == 1) | ((labels == 0) & (np.random.default_rng(0).random(len(labels)) < KEEP_NEGATIVES))
    linear = np.zeros(len(labels))
    for fold in range(FOLDS):
        linear[folds == fold] = _linear(
            matrix[kept & (folds != fold)], labels[kept & (folds != fold)]
        ).decision_function(matrix[folds == fold])
    full = np.hstack([rows, linear[:, None].astype(np.float32)])
    for fold in range(FOLDS):
        chosen = kept & (folds != fold)
        trees = lightgbm.train(PARAMETERS, lightgbm.Dataset(full[chosen], labels[chosen]), ROUNDS)
        held_out = np.flatnonzero(folds == fold)
        for at, tree in zip(held_out, trees.predict(full[held_out], num_threads=1), strict=True):
            example, index = where[at]
            examples[example].scores[index] = TREE_SHARE * tree + (1 - TREE_SHARE) * logistic(linear[at])
    booster = lightgbm.train(PARAMETERS, lightgbm.Dataset(full[kept], labels[kept]), ROUNDS).model_to_string()
    model = _linear(matrix[kept], labels[kept])
    weights = {word: float(model.coef_[0, at]) for word, at in vocabulary.items()}
    weights = {word: weight for word, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
    return booster, {"": float(model.intercept_[0]), **weights}


def _count(rows: list[list[str]]) -> tuple[dict[str, int], sparse.csr_matrix]:
    counts = Counter(word for row in rows for word in row)
    vocabulary = {word: at for at, word in enumerate(sorted(w for w, n in counts.items() if n >= 3))}
    found = [[vocabulary[word] for word in row if word in vocabulary] for row in rows]
    pointers = np.cumsum([0, *map(len, found)])
    columns = np.array([at for row in found for at in row])
    return vocabulary, sparse.csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(vocabulary)))


def _linear(matrix: sparse.csr_matrix, labels: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.3, solver="liblinear", max_iter=200, random_state=0).fit(matrix, labels)


def _decision(examples: list[Example], kind: RelationType) -> dict[str, object]:
    """Choose the threshold with the best F1 on held-out scores, and fit Platt's calibration on what then stands."""
    curve = [(percent / 100, _f1(examples, kind, percent / 100)) for percent in range(20, 81, 5)]
    smooth = [  # one point of the curve is luck: its neighbours must be good too
        (sum(f1 for _, f1 in curve[at - 1 : at + 2]) / 3, curve[at][0]) for at in range(1, len(curve) - 1)
    ]
    best = max(smooth)
    thresholds = {other: 2.0 for other in RELATION_TYPES} | {kind: best[1]}
    standing = [
        (logit(d.score), float(example.gold.holds(d.candidate)))
        for example in examples
        for d in decide(example.candidates, example.scores, thresholds)
    ]
    scores, right = np.array(standing).T
    platt = LogisticRegression(C=10.0, solver="liblinear", random_state=0).fit(scores[:, None], right)
    calibration = [round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)]
    return {"threshold": best[1], "calibration": calibration, "held_out_f1": round(best[0], 4)}


def _f1(examples: list[Example], kind: RelationType, threshold: float) -> float:
    thresholds = {other: 2.0 for other in RELATION_TYPES} | {kind: threshold}
    hits = predicted = wanted = 0
    for example in examples:
        pairs = {_pair(d.candidate) for d in decide(example.candidates, example.scores, thresholds)}
        hits += example.gold.found(kind, pairs)
        predicted += len(pairs)
        wanted += example.gold.count(kind)
    return 2 * hits / max(predicted + wanted, 1)


def _pair(candidate: Candidate) -> tuple[str, str]:
    ends = (candidate.head.name, candidate.tail.name)
    return ends if candidate.type == "supplies" else (min(ends), max(ends))


if __name__ == "__main__":
    main()
