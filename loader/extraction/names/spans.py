"""One form, one meaning: what the tagger said of single places is settled for the whole document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from . import gazetteer
from .legal import without_legal_forms
from .lexicon import word_lists
from .page import Page

Span = tuple[int, int, str]
"""First word, one past the last, class."""
Form = tuple[str, ...]
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z&][A-Za-z]{0,4}[A-Z]?[a-z]?|[A-Z]{2,8}")
_PARTIES = frozenset({"company", "organisation", "university"})
FILL_SHARE = 0.5
"""Share of a single word's places that must be tagged for the others to be names too."""


def abbreviations(page: Page, tagged: list[list[Span]]) -> dict[str, tuple[str, str]]:
    """Find the abbreviations that the document introduces: "Full Name (FN)" gives FN: (full name, class)."""
    found: dict[str, tuple[str, str]] = {}
    for words, spans, text in zip(page.words, tagged, page.texts, strict=True):
        for first, last, label in spans:
            if (
                label not in _PARTIES
                or last + 2 >= len(words)
                or words.text[last] not in "("
                or words.text[last + 2] != ")"
            ):
                continue
            short = words.text[last + 1]
            first, last = without_legal_forms(words.text, first, last)
            if last - first > 1 and _ABBREVIATION.fullmatch(short) and gazetteer.known(short) is None:
                found.setdefault(short, (text[words.start[first] : words.end[last - 1]], label))
    return found


def proper(page: Page, tagged: list[list[Span]]) -> list[list[Span]]:
    """Narrow companies to the name without its legal forms, so that with and without them it is one form."""
    return [
        [
            (*without_legal_forms(words.text, i, j), label) if label == "company" else (i, j, label)
            for i, j, label in row
        ]
        for words, row in zip(page.words, tagged, strict=True)
    ]


def settle(page: Page, tagged: list[list[Span]], abbreviated: dict[str, tuple[str, str]]) -> list[list[Span]]:
    """Give every form the class that it mostly has, and add the places that the tagger passed over."""
    votes: dict[Form, Counter[str]] = defaultdict(Counter)
    for words, row in zip(page.words, tagged, strict=True):
        for first, last, label in row:
            votes[tuple(words.text[first:last])][label] += 1
    kept = {form: max(labels.items(), key=lambda item: (item[1], item[0]))[0] for form, labels in votes.items()}
    kept |= {(short,): label for short, (_, label) in abbreviated.items()}
    occurrences = _occurrences(page, kept)
    fill = {
        form
        for form in kept
        if len(form) > 1
        or form[0] in abbreviated
        or (votes[form].total() > FILL_SHARE * occurrences[form] and form[0].lower() not in word_lists().heads)
    }
    filled = _index(fill)
    capitals = _index({tuple(word.upper() for word in form) for form in kept}, least=2)
    upper = {tuple(word.upper() for word in form): label for form, label in kept.items()}
    result: list[list[Span]] = []
    for number, (words, spans) in enumerate(zip(page.words, tagged, strict=True)):
        found = [
            (first, last, kept[form]) for first, last, _ in spans if (form := tuple(words.text[first:last])) in kept
        ]
        if "sentence in capitals" in page.flags(number):
            known = [
                (first, last, upper[tuple(words.text[first:last])]) for first, last in _matches(words.text, capitals)
            ]
            found = [span for span in found if not _covered(span, known)] + known
        extra = [(first, last, kept[tuple(words.text[first:last])]) for first, last in _matches(words.text, filled)]
        found += [span for span in extra if not _covered(span, found)]
        result.append(sorted(found))
    return result


def _covered(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < last and first < span[1] for first, last, _ in others)


def _index(forms: Iterable[Form], least: int = 1) -> dict[str, list[Form]]:
    """Index forms by their first word, longest first."""
    index: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if len(form) >= least:
            index[form[0]].append(form)
    return index


def _matches(words: list[str], index: dict[str, list[Form]]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(words):
        for form in index.get(words[i], ()):
            if tuple(words[i : i + len(form)]) == form:
                yield i, i + len(form)
                i += len(form) - 1
                break
        i += 1


def _occurrences(page: Page, forms: Iterable[Form]) -> Counter[Form]:
    """Count each form where it is not part of a longer one."""
    index = _index(forms)
    found: Counter[Form] = Counter()
    for words in page.words:
        for first, last in _matches(words.text, index):
            found[tuple(words.text[first:last])] += 1
    return found
