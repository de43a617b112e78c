"""From a document to its mentions: tag, settle what one form is throughout the document, name, give a country."""

from __future__ import annotations

from ...model import Document
from ..mention import Mention
from .canonical import canonical
from .features import Page
from .tagger import tagger


def find_mentions(document: Document) -> list[list[Mention]]:
    """Find the names in a document.

    Parameters
    ----------
    document : Document
        A document as read; only the clean texts of its sentences are looked at.

    Returns
    -------
    list of list of Mention
        One list per sentence, sorted by start, none overlapping another.
    """
    page = Page(sentence.text for sentence in document.sentences)
    model = tagger()
    result: list[list[Mention]] = []
    for number, text in enumerate(page.texts):
        words = page.words[number]
        mentions = []
        for first, last, label in model.tag(page, number):
            start, end = words.start[first], words.end[last - 1]
            surface = text[start:end]
            demonym = label == "demonym"
            kind = "country" if demonym else label
            mentions.append(Mention(number, start, end, surface, kind, canonical(surface, kind), "", demonym))
        result.append(mentions)
    return result
