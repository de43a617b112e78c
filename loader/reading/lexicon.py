"""The reader's word lists, validated on load."""

from __future__ import annotations

import json
from functools import cache

from ...data import DATA
from ...errors import BadInput

_KEYS = ("abbreviations", "abbreviations_that_may_end", "sentence_starters", "continuations", "hyphenation_fragments")


@cache
def lexicon() -> dict[str, list[str]]:
    """Load `data/lexicons/reading_sentences.json`.

    Returns
    -------
    dict
        Word lists by name: abbreviations (lower case, without the last stop) that never end a sentence, those that
        may, words that usually start a sentence, words that go on after a stop, and parts of broken words.

    Raises
    ------
    BadInput
        The file lacks a list, or a list holds anything but texts.
    """
    path = DATA / "lexicons" / "reading_sentences.json"
    lists = json.loads(path.read_text(encoding="utf-8"))
    for key in _KEYS:
        words = lists.get(key)
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise BadInput(f"{path}: '{key}' is not a list of words; reinstall the package or mend the file")
    return {key: lists[key] for key in _KEYS}
