"""From a document to its mentions: tag, settle each form for the whole document, name it, give it a country."""

from __future__ import annotations

from dataclasses import replace

from ...model import Document
from ..mention import Mention
from .canonical import canonical
from .countries import countries
from .legal import up_to_legal_form, with_legal_forms
from .naming import full_names, of_country, share_heads
from .page import Page
from .parts import cut
from .spans import Span, abbreviations, proper, settle
from .tagger import Tagger, tagger
from .unknown import unknown_names


def find_mentions(document: Document, using: Tagger | None = None) -> list[list[Mention]]:
    """Find the names in a document.

    Parameters
    ----------
    document : Document
        A document as read; only the clean texts of its sentences are looked at.
    using : Tagger, optional
        A tagger other than the shipped one, such as one that has not seen the document in training.

    Returns
    -------
    list of list of Mention
        One list per sentence, sorted by start, none overlapping another.
    """
    page = Page(sentence.text for sentence in document.sentences)
    tagged = unknown_names(page, proper(page, cut(page, (using or tagger()).tag(page))))
    abbreviated = abbreviations(page, tagged)
    settled = settle(page, tagged, abbreviated)
    rows = [share_heads(page.texts[n], _mentions(page, n, spans)) for n, spans in enumerate(settled)]
    rows = full_names(rows, abbreviated)
    found = countries(page.texts, rows)
    return [
        [of_country(replace(mention, country=country)) for mention, country in zip(row, given, strict=True)]
        for row, given in zip(rows, found, strict=True)
    ]


def _mentions(page: Page, number: int, spans: list[Span]) -> list[Mention]:
    """Make mentions of the tagged spans of a sentence; legal forms beside a company's name are part of its words."""
    words = page.words[number]
    text = page.texts[number]
    row: list[Mention] = []
    reach = 0
    for first, last, label in spans:
        if label == "company":
            first, last = with_legal_forms(words.text, *up_to_legal_form(words.text, first, last))
        first = max(first, reach)
        if first >= last:
            continue
        reach = last
        start, end = words.start[first], words.end[last - 1]
        surface = text[start:end]
        demonym = label == "demonym"
        kind = "country" if demonym else label
        row.append(Mention(number, start, end, surface, kind, canonical(surface, kind), "", demonym))  # type: ignore[arg-type]
    return row
