"""The year in which a document was written, where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Citation, Sentence

_YEAR = re.compile(r"(?<![\d–-])(19[4-9]\d|20\d\d)(?![\d–-])")
_THIS_YEAR = re.compile(
    r"\b(?:[Tt]his|[Cc]urrent)(?: (?:year|spring|summer|autumn|fall|winter|month))? \[((?:19|20)\d\d)\]"
)
_LAST_YEAR = re.compile(r"\b[Ll]ast year \[((?:19|20)\d\d)\]")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|week \d+,|Q[1-4])"
)
_DATE = (
    rf"{_MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?: number)? ((?:19|20)\d\d)\b"
    r"|\b\d{1,2}\.\d{1,2}\.((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)-\d\d-\d\d\b"
)
_DATELINE = re.compile(_DATE)
_PLACE_AND_DATE = re.compile(rf"[A-Z][^.\d]{{2,40}}(?:\d{{1,2}}\s)?(?:{_DATE})\.?\s?[–—/(-]")
_PUBLISHED = re.compile(
    r"(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Rr]enewal date|[Dd]one (?:in|at)|Date:|©)[^.\n]{0,60}?\b((?:19|20)\d\d)\b"
)
_HEAD = 6  # sentences at the top in which a dateline is looked for
_LONGEST_DATELINE = 110


def year_of_writing(text: str, sentences: Sequence[Sentence], notes: Iterable[Citation]) -> int | None:
    """Find the year of writing: a dateline, a statement of publication, the latest cited source, "this year [2024]".

    Parameters
    ----------
    text : str
        The document as read.
    sentences : sequence of Sentence
        Its sentences.
    notes : iterable of Citation
        Its footnotes.

    Returns
    -------
    int or None
        The year; `None` where the document does not state one.
    """
    cited = [note.year for note in notes if note.year is not None]
    bracketed = []
    if " [20" in text or " [19" in text:
        bracketed = [int(year) for year in _THIS_YEAR.findall(text)]
        bracketed += [int(year) + 1 for year in _LAST_YEAR.findall(text)]
    if cited or bracketed:
        return max(cited + bracketed)
    published = [int(year) for year in _PUBLISHED.findall(text)]
    if published:
        return max(published)
    for sentence in sentences[:_HEAD]:
        dated = _DATELINE.search(sentence.text) if _is_short(sentence.text) else _PLACE_AND_DATE.match(sentence.text)
        if dated:
            year = int(next(group for group in dated.groups() if group))
            years = [int(other) for other in _YEAR.findall(text)]
            if 2 * sum(other <= year + 1 for other in years) >= len(years):
                return year
    for sentence in sentences[:2]:
        if sentence.heading and (years := _YEAR.findall(sentence.text)):
            return int(max(years))
    return None


def _is_short(text: str) -> bool:
    """A dateline names places, days and papers; more than a few lower-case words make it a sentence."""
    return len(text) <= _LONGEST_DATELINE and sum(word.isalpha() and word.islower() for word in text.split()) <= 5
