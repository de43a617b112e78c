"""Train the name finder: `python benchmarks/train_names.py` (minutes); same input, same weights.

The training text is the open practice documents and, where present, the open articles. First the tagger (names_crf.py),
then the model of forms: a multinomial logistic regression that learns from what taggers trained on the other folds say
of each document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from bilateral.data import DATA
from bilateral.loader.extraction.names import features as feature_module
from bilateral.loader.extraction.names import forms, tagger
from bilateral.loader.extraction.names.legal import without_legal_forms
from bilateral.loader.extraction.names.linear import Linear, save_linear
from bilateral.loader.extraction.names.page import Page
from bilateral.loader.extraction.names.spans import proper
from bilateral.loader.extraction.names.tagger import CLASSES, TAGS, Tagger
from bilateral.loader.extraction.names.tokens import Words
from bilateral.loader.files import atomic_write
from names_crf import Doubles, fit_tagger
from names_gold import Annotated, read_annotated
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

SEEN_IN = 3
"""Documents that write a word in lower case before it counts as a common word."""
FOLDS = 5
SMALLEST = 0.02
"""A feature all of whose weights are below this is left out of the file."""
STRENGTH = 0.1
"""Inverse of the L2 penalty of the model of forms."""


def common_words(documents: list[Annotated]) -> list[str]:
    """Collect the words that several documents write in lower case."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(re.findall(r"\b[a-z]+\b", " ".join(document.sentences))))
    return sorted(word for word, number in counts.items() if number >= SEEN_IN)


def fold(document: Annotated) -> int:
    """Give a document's fold, by a hash of its id."""
    return int(hashlib.sha256(document.document.id.encode()).hexdigest(), 16) % FOLDS


def gold_forms(document: Annotated) -> dict[forms.Form, str]:
    """Map the annotated forms, as words without legal forms, to their kinds."""
    found: dict[forms.Form, str] = {}
    for text, kind in document.forms:
        words = Words(text).text
        first, last = without_legal_forms(words, 0, len(words))
        found.setdefault(tuple(words[first:last]), kind)
    return found


def form_examples(documents: list[Annotated]) -> tuple[list[list[str]], list[str]]:
    """Tag every document by a tagger that has not seen it; give the features and the true class of each form."""
    rows: list[list[str]] = []
    labels: list[str] = []
    for number in range(FOLDS):
        names, weights = fit_tagger([document for document in documents if fold(document) != number])
        model = Tagger(Linear({name: i for i, name in enumerate(names)}, weights.astype(np.float32), TAGS))
        for document in documents:
            if fold(document) == number:
                page = Page(document.sentences)
                gold = gold_forms(document)
                for form, features in forms.form_features(page, proper(page, model.tag(page))).items():
                    rows.append(features)
                    labels.append(gold.get(form, forms.NONE))
    return rows, labels


def fit_forms(rows: list[list[str]], labels: list[str]) -> tuple[list[str], Doubles, tuple[str, ...]]:
    """Fit the model of forms; give its features, weights and labels."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1) for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(matrix, labels)
    return vectorizer.get_feature_names_out().tolist(), model.coef_.T, tuple(model.classes_)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders that hold texts/ and names/")
    parser.add_argument("-o", "--output", type=Path, default=DATA / "models", help="folder of the model files")
    options = parser.parse_args()
    documents = read_annotated(options.folders)
    with atomic_write(DATA / "lexicons" / "names_common_words.txt") as file:
        file.write("\n".join(common_words(documents)) + "\n")
    feature_module.common_words.cache_clear()
    kept = save_linear(options.output / tagger.MODEL.name, *fit_tagger(documents), TAGS, SMALLEST)
    rows, labels = form_examples(documents)
    assert set(labels) <= {*CLASSES, forms.NONE}
    kept_forms = save_linear(options.output / forms.MODEL.name, *fit_forms(rows, labels), SMALLEST)
    print(json.dumps({"documents": len(documents), "forms": len(rows), "features": [kept, kept_forms]}))


if __name__ == "__main__":
    main()
