"""Capitalised words that the tagger passes over though nothing else explains their capital: names it has never met."""

from __future__ import annotations

from functools import cache

from ..lexicon import cues
from . import gazetteer
from .features import common_words, word_classes
from .page import Page
from .spans import Span

_EXPLAINED = frozenset({"given", "title", "speech", "legal"})
_VERBS = frozenset({"verb", "be", "have", "future"})
_LONGEST = 4
_PLACES = {"city": "city", "subdivision": "region", "region": "region", "country": "country", "demonym": "demonym"}


def unknown_names(page: Page, tagged: list[list[Span]]) -> list[list[Span]]:
    """Add runs of unexplained capitalised words to the tagged spans.

    A run counts when none of its words is common English, a person's name or a title, and it is not a headline or
    initials. It is a place where the gazetteers say so, else a company: whether it is a party of anything is for the
    relation scorer to weigh, which cannot bring back a name that was never offered.

    Parameters
    ----------
    page : Page
    tagged : list of list of Span
        One list per sentence.

    Returns
    -------
    list of list of Span
    """
    inside = _inside(page)
    return [_added(page, number, row, inside) for number, row in enumerate(tagged)]


def _inside(page: Page) -> frozenset[str]:
    """Collect the words that the document writes inside a sentence, where a capital is the word's own."""
    return frozenset(
        word
        for words in page.words
        for at, word in enumerate(words.text)
        if _capital(word) and not _opens(words.text, at)
    )


def _added(page: Page, number: int, row: list[Span], inside: frozenset[str]) -> list[Span]:
    words = page.words[number].text
    if not words or page.flags(number):
        return row
    taken = {at for first, last, _ in row for at in range(first, last)}
    found: list[Span] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and _capital(words[end]):
            end += 1
        if end > at:
            run = words[at:end]
            if (
                end - at <= _LONGEST
                and all(_unexplained(page, word) for word in run)
                and not _after_initial(words, at)
                and (end - at > 1 or not _opens(words, at) or _acts(words, at, inside))
            ):
                found.append((at, end, _label(" ".join(run))))
            at = end
        else:
            at += 1
    return sorted(row + found)


def _capital(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _unexplained(page: Page, word: str) -> bool:
    lower = word.lower()
    return (
        len(word) > 2
        and word[-1].isalpha()
        and not any(mark in word for mark in "'’")
        and lower not in common_words()
        and not page.counts.get(lower)
        and "person in document" not in page.word_facts(word)
        and lower not in _calendar()
        and not _EXPLAINED & set(word_classes(word))
        and any(c.islower() for c in word)
    )


def _after_initial(words: list[str], at: int) -> bool:
    """A word behind an initial is a person's."""
    return at > 0 and len(words[at - 1].rstrip(".")) == 1 and words[at - 1][0].isupper()


def _opens(words: list[str], at: int) -> bool:
    """A word that opens a sentence, a quotation or a list item has its capital from there."""
    return not any(word[0].isalpha() for word in words[:at]) or words[at - 1] in ("“", '"', "«", ":", "•")


def _acts(words: list[str], at: int, inside: frozenset[str]) -> bool:
    """An opening word is a name where the document writes it inside a sentence too, or a verb follows it at once."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in inside or following in ("'", "’", "'s", "’s") or cues().get(following) in _VERBS


def _label(name: str) -> str:
    for found in gazetteer.classes(name):
        for start, label in _PLACES.items():
            if found.startswith(start):
                return label
    return "company"


@cache
def _calendar() -> frozenset[str]:
    """Months and days of the week, whole and short."""
    from babel.dates import get_day_names, get_month_names

    names = [*(get_month_names(width, locale="en") for width in ("wide", "abbreviated"))]
    names += [get_day_names(width, locale="en") for width in ("wide", "abbreviated")]
    return frozenset(name.lower() for table in names for name in table.values())
