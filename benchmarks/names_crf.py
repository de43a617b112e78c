"""A linear-chain conditional random field fitted by L-BFGS with an L2 penalty (Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from bilateral.loader.extraction.names.features import placed_features, sentence_features
from bilateral.loader.extraction.names.legal import with_legal_forms, without_legal_forms
from bilateral.loader.extraction.names.page import Page
from bilateral.loader.extraction.names.tagger import DISTANCES, FORBIDDEN, TAGS, after, allowed
from names_gold import Annotated
from scipy import sparse
from scipy.optimize import minimize

PENALTY = 1.0
ITERATIONS = 150
LEAST_COUNT = 2

Doubles = npt.NDArray[np.float64]


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


def islands(documents: list[Annotated]) -> Iterator[tuple[list[list[str]], list[int]]]:
    """Yield each island's features and tags; a name that no island covers is lost (and counted by the benchmark)."""
    for document in documents:
        page = Page(document.sentences)
        for sentence, words in enumerate(page.words):
            tags = gold_tags(page, sentence, document.forms)
            for start, end in page.islands(sentence):
                shared, rows = sentence_features(page, sentence, start, end)
                for k, row in enumerate(rows):
                    row += shared
                    for distance in DISTANCES:
                        j = start + k + distance
                        row += placed_features(distance, words.text[j] if 0 <= j < len(words) else "<>")
                inside = tags[start:end]
                if TAGS[inside[0]].startswith("I-"):  # the name began before the island
                    inside[0] -= 1
                yield rows, inside


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


def fit_tagger(documents: list[Annotated]) -> tuple[list[str], Doubles]:
    """Fit the tagger; give the names of its features, transitions among them, and their weights by tag."""
    problem = Fit(list(islands(documents)))
    size = len(TAGS)
    start = np.zeros(size * size + len(problem.names) * size)
    found = minimize(problem.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS, "maxcor": 6})
    return [after(tag) for tag in TAGS] + problem.names, found.x.reshape(-1, size)
