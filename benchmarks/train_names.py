"""Train the name tagger: `python benchmarks/train_names.py` (a minute on an idle machine); same input, same weights.

The training text is the open practice documents and, where present, the open articles; names_crf.py says how.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from bilateral.data import DATA
from bilateral.loader.extraction.names import features as feature_module
from bilateral.loader.extraction.names.linear import save_linear
from bilateral.loader.extraction.names.tagger import MODEL, TAGS
from bilateral.loader.files import atomic_write
from names_crf import fit_tagger
from names_gold import Annotated, read_annotated

SEEN_IN = 3
"""Documents that write a word in lower case before it counts as a common word."""
SMALLEST = 0.02
"""A feature all of whose weights are below this is left out of the file."""


def common_words(documents: list[Annotated]) -> list[str]:
    """Collect the words that several documents write in lower case."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(re.findall(r"\b[a-z]+\b", " ".join(document.sentences))))
    return sorted(word for word, number in counts.items() if number >= SEEN_IN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders that hold texts/ and names/")
    parser.add_argument("-o", "--output", type=Path, default=MODEL)
    options = parser.parse_args()
    documents = read_annotated(options.folders)
    with atomic_write(DATA / "lexicons" / "names_common_words.txt") as file:
        file.write("\n".join(common_words(documents)) + "\n")
    feature_module.common_words.cache_clear()
    kept = save_linear(options.output, *fit_tagger(documents), TAGS, SMALLEST)
    print(json.dumps({"documents": len(documents), "features": kept}))


if __name__ == "__main__":
    main()
