"""Train the name tagger: `python benchmarks/train_names.py` (two minutes); same input, same weights.

The training text is the open practice documents and, where present, the open articles: each annotated form is
projected onto every occurrence in its document, longest first. The model is a conditional random field fitted by
L-BFGS with an L2 penalty (Lafferty et al. 2001); forward and backward run over all islands of one length at once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bilateral.data import DATA
from bilateral.loader.extraction.names import features as feature_module
from bilateral.loader.extraction.names.features import placed_features, sentence_features
from bilateral.loader.extraction.names.legal import is_legal, with_legal_forms, without_legal_forms
from bilateral.loader.extraction.names.lexicon import word_lists
from bilateral.loader.extraction.names.page import Page
from bilateral.loader.extraction.names.tagger import FORBIDDEN, MODEL, TAGS, allowed
from bilateral.loader.files import atomic_write
from names_gold import Annotated, read_annotated
from scipy import sparse
from scipy.optimize import minimize

PENALTY = 0.5
ITERATIONS = 150
SEEN_IN = 3
"""Documents that write a word in lower case before it counts as a common word."""
LEAST_COUNT = 2
SMALLEST = 0.02
"""A feature all of whose weights are below this is left out of the file."""

Doubles = npt.NDArray[np.float64]


def common_words(documents: list[Annotated]) -> list[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(re.findall(r"\b[a-z]+\b", " ".join(document.sentences))))
    return sorted(word for word, number in counts.items() if number >= SEEN_IN)


def gold_tags(page: Page, sentence: int, forms: list[tuple[str, str]]) -> list[int]:
    """Tag the words of a sentence by the annotated forms, longest first."""
    words = page.words[sentence]
    text = page.texts[sentence]
    tags = [0] * len(words)
    starts = {offset: i for i, offset in enumerate(words.start)}
    ends = {offset: i for i, offset in enumerate(words.end)}
    for form, kind in forms:
        at = text.find(form)
        while at >= 0:
            first = starts.get(at)
            last = ends.get(at + len(form), ends.get(at + len(form) + 1) if text[at + len(form) :][:1] == "." else None)
            if first is not None and last is not None and first <= last and not any(tags[first : last + 1]):
                beyond = last + 1
                if kind == "company":
                    first, beyond = with_legal_forms(words.text, *without_legal_forms(words.text, first, beyond))
                tags[first:beyond] = [TAGS.index(f"I-{kind}")] * (beyond - first)
                tags[first] = TAGS.index(f"B-{kind}")
            at = text.find(form, at + 1)
    return tags


DROPPED = 0.0
"""Share of the names' words that the second copy of each document shows as never seen before."""


def disguised(features: list[str]) -> list[str]:
    """Keep what an unknown word in its place would show."""
    return [name for name in features if name[3:8] in ("shape", "allca")] + [features[0][:3] + "nogaz"]


def islands(documents: list[Annotated]) -> Iterator[tuple[list[list[str]], list[int]]]:
    """Yield each island's features and tags; a name that no island covers is lost (and counted by the benchmark)."""
    for document in documents:
        page = Page(document.sentences)
        tags = [gold_tags(page, sentence, document.forms) for sentence in range(len(page.words))]
        yield from _document_islands(page, tags, frozenset())
        if DROPPED:
            yield from _document_islands(page, tags, _chosen(page, tags))


def _chosen(page: Page, tags: list[list[int]]) -> frozenset[str]:
    """Choose, by a hash, some words of the names that are neither heads nor common words."""
    words = {
        word
        for words, row in zip(page.words, tags, strict=True)
        for word, tag in zip(words.text, row, strict=True)
        if tag
    }
    heads = word_lists().heads
    return frozenset(
        word
        for word in words
        if word != word.lower()
        and word.lower() not in heads
        and not is_legal(word)
        and hashlib.sha256(f"{page.texts[0]}{word}".encode()).digest()[0] < 256 * DROPPED
    )


def _document_islands(
    page: Page, tags: list[list[int]], unknown: frozenset[str]
) -> Iterator[tuple[list[list[str]], list[int]]]:
    for sentence, words in enumerate(page.words):
        for start, end in page.islands(sentence):
            rows = sentence_features(page, sentence, start, end)
            for k, row in enumerate(rows):
                if words.text[start + k] in unknown:
                    row[:] = [name for name in row if not name.startswith(("span", "w0w1", "w-1w0"))]
                for distance in (-2, -1, 0, 1, 2):
                    j = start + k + distance
                    word = words.text[j] if 0 <= j < len(words) else "<>"
                    found = placed_features(distance, word)
                    row += disguised(found) if word in unknown else found
            inside = tags[sentence][start:end]
            if TAGS[inside[0]].startswith("I-"):
                inside = _without_head(inside)
            yield rows, inside


def _without_head(tags: list[int]) -> list[int]:
    """Turn the leading inside tags of a name that began before the island into a beginning."""
    return [tags[0] - 1, *tags[1:]]


class Fit:
    """The likelihood of all islands and its gradient."""

    def __init__(self, examples: list[tuple[list[list[str]], list[int]]]) -> None:
        counts: Counter[str] = Counter(name for rows, _ in examples for row in rows for name in set(row))
        self.names = sorted(name for name, number in counts.items() if number >= LEAST_COUNT)
        index = {name: i for i, name in enumerate(self.names)}
        examples = sorted(examples, key=lambda example: len(example[1]))
        columns: list[int] = []
        pointer = [0]
        self.tags = np.array([tag for _, tags in examples for tag in tags])
        for rows, _ in examples:
            for row in rows:
                columns += sorted({index[name] for name in row if name in index})
                pointer.append(len(columns))
        shape = (len(pointer) - 1, len(self.names))
        self.matrix = sparse.csr_matrix((np.ones(len(columns)), columns, pointer), shape=shape)
        self.transposed = self.matrix.T.tocsr()
        lengths = Counter(len(tags) for _, tags in examples)
        self.lengths = sorted(lengths.items())
        self.blocked = np.where(allowed(), 0.0, FORBIDDEN)
        size = len(TAGS)
        self.gold = np.zeros((shape[0], size))
        self.gold[np.arange(shape[0]), self.tags] = 1
        self.gold_moves = np.zeros((size, size))
        at = 0
        for length, number in self.lengths:
            block = self.tags[at : at + length * number].reshape(number, length)
            padded = np.pad(block, ((0, 0), (1, 1)))
            np.add.at(self.gold_moves, (padded[:, :-1].ravel(), padded[:, 1:].ravel()), 1)
            at += length * number

    def loss(self, parameters: Doubles) -> tuple[float, Doubles]:
        """Give the penalised negative log-likelihood and its gradient."""
        size = len(TAGS)
        moves = parameters[: size * size].reshape(size, size)
        weights = parameters[size * size :].reshape(-1, size)
        scores = self.matrix @ weights
        step = np.exp(moves + self.blocked)
        loss = -float((scores * self.gold).sum() + (moves * self.gold_moves).sum())
        expected = np.zeros_like(scores)
        expected_moves = np.zeros((size, size))
        at = 0
        for length, number in self.lengths:
            block = scores[at : at + length * number].reshape(number, length, size)
            peak = block.max(axis=2, keepdims=True)
            emit = np.exp(block - peak)
            alpha = np.empty_like(block)
            beta = np.empty_like(block)
            norm = np.empty((number, length))
            for t in range(length):
                alpha[:, t] = (alpha[:, t - 1] @ step if t else step[0]) * emit[:, t]
                norm[:, t] = alpha[:, t].sum(axis=1)
                alpha[:, t] /= norm[:, t, None]
            close = alpha[:, -1] @ step[:, 0]
            beta[:, -1] = step[:, 0] / close[:, None]
            for t in range(length - 2, -1, -1):
                beta[:, t] = (emit[:, t + 1] * beta[:, t + 1]) @ step.T / norm[:, t + 1, None]
            loss += float(np.log(norm).sum() + peak.sum() + np.log(close).sum())
            marginal = alpha * beta
            expected[at : at + length * number] = marginal.reshape(-1, size)
            expected_moves[0] += marginal[:, 0].sum(axis=0)
            expected_moves[:, 0] += marginal[:, -1].sum(axis=0)
            for t in range(1, length):
                right = emit[:, t] * beta[:, t] / norm[:, t, None]
                expected_moves += (alpha[:, t - 1].T @ right) * step
            at += length * number
        gradient = np.concatenate(
            [
                (expected_moves - self.gold_moves).ravel() + PENALTY * moves.ravel(),
                (self.transposed @ (expected - self.gold)).ravel() + PENALTY * weights.ravel(),
            ]
        )
        return loss + 0.5 * PENALTY * float((parameters**2).sum()), gradient


def fit(documents: list[Annotated]) -> tuple[list[str], Doubles, Doubles]:
    """Fit the model; give the feature names, their weights by tag, and the transition weights."""
    problem = Fit(list(islands(documents)))
    size = len(TAGS)
    start = np.zeros(size * size + len(problem.names) * size)
    found = minimize(problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS, "maxcor": 6})
    return problem.names, found.x[size * size :].reshape(-1, size), found.x[: size * size].reshape(size, size)


def save(names: list[str], weights: Doubles, moves: Doubles, path: Path) -> int:
    keep = np.flatnonzero(np.abs(weights).max(axis=1) >= SMALLEST)
    scale = float(np.abs(weights).max() / 127)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names[i] for i in keep).encode(), dtype=np.uint8),
        weights=np.rint(weights[keep] / scale).astype(np.int8),
        scale=np.float64(scale),
        transitions=np.round(moves, 3).astype(np.float32),
        tags=np.frombuffer("\n".join(TAGS).encode(), dtype=np.uint8),
    )
    return len(keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders that hold texts/ and names/")
    parser.add_argument("-o", "--output", type=Path, default=MODEL)
    options = parser.parse_args()
    documents = read_annotated(options.folders)
    with atomic_write(DATA / "lexicons" / "names_common_words.txt") as file:
        file.write("\n".join(common_words(documents)) + "\n")
    feature_module.common_words.cache_clear()
    names, weights, moves = fit(documents)
    kept = save(names, weights, moves, options.output)
    print(json.dumps({"documents": len(documents), "features": len(names), "kept": kept}))


if __name__ == "__main__":
    main()
