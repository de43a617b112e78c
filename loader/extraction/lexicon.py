"""Word lists of extraction, read from data files: triggers by relation type, anaphors by kind, cue words by class."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import DATA
from ...errors import BadInput
from ..model import RELATION_TYPES
from .line import Line


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a lexicon found in a line: its label, and its first and last slot."""

    label: str
    first: int
    last: int


class Phrases:
    """Finds the longest phrase of a lexicon at each slot; a phrase may carry several labels."""

    def __init__(self, entries: dict[str, list[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
        for phrase, labels in entries.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, labels))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    def find(self, line: Line) -> list[Hit]:
        """Return the hits in the order of the text; a longer phrase hides the shorter ones that it begins with."""
        hits: list[Hit] = []
        words, owner = line.words, line.owner
        for at, word in enumerate(words):
            if owner[at] >= 0:
                continue
            for phrase, labels in self._by_first.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    hits.extend(Hit(label, at, at + len(phrase) - 1) for label in labels)
                    break
        return hits


@cache
def triggers() -> Phrases:
    """Load the trigger lexicon; labels are `type:class`, such as `signed:sign_verb`."""
    lexicon = load_lexicon("relation_triggers.json")
    irregular: dict[str, list[str]] = lexicon["irregular"]
    entries: dict[str, list[str]] = {}
    for kind, classes in lexicon["types"].items():
        if kind not in RELATION_TYPES:
            raise BadInput(f"relation_triggers.json: '{kind}' is not a relation type; mend the lexicon")
        for name, group in classes.items():
            forms = {form for verb in group.get("verbs", ()) for form in _verb_forms(verb, irregular)}
            forms |= {form for noun in group.get("nouns", ()) for form in _noun_forms(noun)}
            for form in sorted(forms | set(group.get("phrases", ()))):
                entries.setdefault(form, []).append(f"{kind}:{name}")
    return Phrases(entries)


@dataclass(frozen=True, slots=True)
class AnaphorLexicon:
    """Descriptions and pronouns; labels are `pair:kind` or `single:kind`. A description needs one of `determiners`."""

    phrases: Phrases
    determiners: frozenset[str]
    bare: frozenset[str]


@cache
def anaphors() -> AnaphorLexicon:
    """Load the definite descriptions and pronouns."""
    lexicon = load_lexicon("relation_anaphors.json")
    entries: dict[str, list[str]] = {}
    for number in ("pair", "single"):
        for kind, phrases in lexicon[number].items():
            for phrase in phrases:
                entries.setdefault(phrase, []).append(f"{number}:{kind}")
    return AnaphorLexicon(Phrases(entries), frozenset(lexicon["determiners"]), frozenset(lexicon["bare"]))


@cache
def cues() -> dict[str, str]:
    """Load the cue words: word → class (preposition, modality, negation …)."""
    return {word: name for name, words in load_lexicon("relation_cues.json").items() for word in words}


@cache
def frames() -> dict[str, dict[str, dict[str, list[tuple[str, str]]]]]:
    """Load the frames: type → trigger class → voice → pairs of roles (head's, tail's), the surest first."""
    lexicon = load_lexicon("relation_frames.json")
    return {
        kind: {
            name: {voice: [(a, b) for a, b in pairs] for voice, pairs in voices.items()}
            for name, voices in classes.items()
        }
        for kind, classes in lexicon.items()
    }


def load_lexicon(name: str) -> Any:
    """Read one JSON lexicon of `data/lexicons`."""
    try:
        return json.loads((DATA / "lexicons" / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"lexicon {name} cannot be read: {error}; reinstall bilateral") from error


def _verb_forms(verb: str, irregular: dict[str, list[str]]) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    forms = {verb, f"{stem}ing", f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms |= {f"{verb[:-1]}ied", f"{verb[:-1]}ies"}
    else:
        forms.add(f"{stem}ed")
    return forms | set(irregular.get(verb, ()))


def _noun_forms(noun: str) -> set[str]:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return {noun, f"{noun[:-1]}ies"}
    return {noun, f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"}
