"""Footnotes: the words of a note become a `Citation`; note numbers are found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Citation
from .footnotes import note_number

_URL = re.compile(r"(?:URL\s*:\s*)?((?:https?://|ftp://|file:///|www\.)\S.*)", re.DOTALL)
_ACCESS = re.compile(
    r"[\s.;,–—(]{0,4}(?:Date of access|Accessed|Access date|Retrieved|accessed|retrieved)\b.*", re.DOTALL
)
_MEDIUM = re.compile(r"\s?\[(?:Electronic resource|electronic resource|Online|online)\].*", re.DOTALL)
_URL_LABEL = re.compile(r"[\s.–—-]{0,6}URL\s*:?\s*$")
_YEAR = re.compile(r"(?<![\d/])(19[4-9]\d|20\d\d)(?!\d)")
_IMPRINT = re.compile(r"[\s.,;–—-]{1,6}(?:19[4-9]\d|20\d\d)[.\s]*(?:[–—-].*)?$", re.DOTALL)
_SPACES = re.compile(r"\s+")
_FURTHEST_STEP = 6  # numbers that may be missing between two markers
_LONGEST_NUMBER = 4  # digits
_QUOTE_REACH = 1500  # characters back in which a quotation is taken to have been opened

_DIGITS = re.compile(r"\d+")
_AFTER_MARKER = re.compile(r"(?=\s?[.,;:…]{0,3}\s?[”\"»](?!\w)|[.,;:…!?)](?!\d)|\s?$|[a-z]|\s[A-Z“\"])")
_BEFORE_MARKER = re.compile(r"(?:[^\W\d_]|[”\"»’)\]%.…!?])\s?$|\d\s$")
_AFTER_QUOTE = re.compile(r"[”\"»]\s?\(?(?P<number>\d{1,3})\)?(?=[a-z.,;:)]|[A-Z][a-z]|\s?$|\s[–—-]|\s[A-Za-z])")
_IN_QUOTE = re.compile(r"(?<=[a-z.…!?])\s(?P<number>\d{1,3})(?=[,.]?\s?[”»])")
_BRACKETED = re.compile(r"(?<=[\w.,;:”\"»’)%])\s?\[\^?(?P<number>\d{1,3})\]")
_RAISED = re.compile("[⁰¹²³⁴-⁹]{1,3}")
_REACH = 9  # characters before a number that tell what it is
_NOT_A_NOTE = re.compile(
    r"(?:\b(?:No|no|Nos|Article|Art|art|page|p|pp|Chapter|Lot|Annex|year|of|to|and|by|in|on|at)\.?|№|[$€£#])\s?$"
)


def citation(number: int | None, note: str) -> Citation:
    """Read the words of a footnote.

    Parameters
    ----------
    number : int or None
        Its number.
    note : str
        The note without its number, its line breaks kept as `\\n`: a URL broken over lines is joined.

    Returns
    -------
    Citation
        The title without medium, imprint and address; the year of publication; the URL. What is absent stays empty.
    """
    url = ""
    words = _ACCESS.sub("", note)
    if found := _URL.search(words):
        url = _SPACES.sub("", found[1]).rstrip(".;,")
        words = words[: found.start()]
    words = _SPACES.sub(" ", _URL_LABEL.sub("", words)).strip()
    years = _YEAR.findall(words)
    title = _IMPRINT.sub("", _MEDIUM.sub("", words)) or words
    return Citation(number, title.strip(" .–—-"), int(years[-1]) if years else None, url)


class MarkerFinder:
    """Finds the note numbers of one document in its blocks, which must be given in reading order.

    A bare number counts as a marker when it stands where markers stand (before punctuation or a closing quote) and
    continues the sequence of the document's notes, so that quantities are left alone. Behind a closing quote and in
    square brackets the sequence is not asked for: such numbers are markers even where their notes are lost.
    """

    def __init__(self, numbers: set[int]) -> None:
        self._any = bool(numbers)
        self._last = max(numbers, default=0)
        self._previous = min(numbers, default=0) - _FURTHEST_STEP // 2

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and number of each marker of a block's text, in order and apart from each other."""
        end = 0
        for start, stop, number in sorted({*self._free(text), *self._in_sequence(text)}):
            if start >= end:
                yield start, stop, number
                end = stop

    def _free(self, text: str) -> Iterator[tuple[int, int, int]]:
        for pattern, signs in ((_BRACKETED, "["), (_IN_QUOTE, "”»")):
            if any(sign in text for sign in signs):
                for match in pattern.finditer(text):
                    if pattern is _BRACKETED or _stands_as_marker(text, match.start()):
                        yield match.start(), match.end(), int(match["number"])
        if not text.isascii():
            for match in _RAISED.finditer(text):
                before = text[match.start() - 1 : match.start()]
                if before in '.,;:”"»’)%…!?' or (before.isalpha() and before != "m"):  # "m²" is a unit
                    yield match.start(), match.end(), note_number(match[0])
        for match in _AFTER_QUOTE.finditer(text):
            word_follows = text[match.end() : match.end() + 2].strip().isalpha()
            if _closes(text, match.start()) and (not word_follows or self._fits(int(match["number"]))):
                yield match.start() + 1, match.end(), int(match["number"])

    def _in_sequence(self, text: str) -> Iterator[tuple[int, int, int]]:
        if not self._any:
            return
        for match in _DIGITS.finditer(text):
            start, end = match.span()
            if (
                end - start <= _LONGEST_NUMBER
                and self._fits(int(match[0]))
                and _AFTER_MARKER.match(text, end)
                and _stands_as_marker(text, start)
                and _is_set_off(text, start, end)
            ):
                self._previous = int(match[0])
                yield start - text[start - 1].isspace(), end, self._previous

    def _fits(self, number: int) -> bool:
        step = number - self._previous
        return 0 < step <= _FURTHEST_STEP and (number <= self._last or step <= 2)


def _stands_as_marker(text: str, start: int) -> bool:
    """Say whether what stands before a number allows it to be a note's: a word or a quote, but not "No." or "in"."""
    near = max(0, start - _REACH)
    return bool(_BEFORE_MARKER.search(text, near, start)) and not _NOT_A_NOTE.search(text, near, start)


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Before a new sentence a number is a marker only where it is glued to the last one's end ("Association.2 The")."""
    if not text[end : end + 1].isspace() or not text[end + 1 : end + 2].strip() or text[end + 1] in "”»":
        return True
    return text[start - 1] in '.!?”"»' and text[start - 2 : start - 1].isalpha()


def _closes(text: str, position: int) -> bool:
    """Say whether the quote at `position` closes one: a straight quote does where an opening one is unmatched."""
    near = max(0, position - _QUOTE_REACH)
    return text[position] != '"' or text.count('"', near, position) % 2 == 1 or "“" in text[near:position]
