"""Resolve the date expressions of a document against its running date and its time of writing."""

from __future__ import annotations

import calendar
import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Document
from .dates import DateMention, find_dates

HEAD, TAIL = 400, 300
"""Characters at the start and end of a document where its own date stands."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date to the year, month or day: the parts that are not known are `None`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression and the moment that it means."""

    mention: DateMention
    moment: Moment


class Timeline:
    """The dates of one document, sentence by sentence.

    Parameters
    ----------
    document : Document
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mentions = [find_dates(sentence.text) for sentence in document.sentences]
        self.written = _written(document, self._mentions)
        stated = Counter(m.year for mentions in self._mentions for m in mentions if m.year)
        self._shares = {year: count / stated.total() for year, count in stated.items()}
        self._sentences: list[list[Dated]] = []
        self._reached: Moment | None = None
        self._titled: dict[str, list[Moment]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def dates(self, sentence: int) -> list[Dated]:
        """Return the date expressions of one sentence, those left out that the context does not resolve."""
        while len(self._sentences) <= sentence:
            self._sentences.append(self._resolve(len(self._sentences)))
        return self._sentences[sentence]

    def words(self, sentence: int) -> frozenset[str]:
        """Return the words of one sentence, in lower case."""
        if sentence not in self._words:
            self._words[sentence] = frozenset(re.findall(r"\w+", self.document.sentences[sentence].text.lower()))
        return self._words[sentence]

    def titled(self, sentence: int) -> list[Moment]:
        """Return the dates in the section's heading and the document's title."""
        section = self.document.sentences[sentence].section
        if section not in self._titled:
            mentions = [
                m for words in dict.fromkeys((section, self.document.title)) for m in find_dates(words) if m.year
            ]
            moments = (resolve(mention, None, None) for mention in mentions)
            self._titled[section] = [moment for moment in moments if moment]
        return self._titled[section]

    def share(self, year: int) -> float:
        """Return the share of the document's stated dates that fall into a year."""
        return self._shares.get(year, 0.0)

    def _resolve(self, index: int) -> list[Dated]:
        written = self.written
        if not (written and written.day):
            written = _cited(self.document, index) or written
        dated: list[Dated] = []
        for mention in self._mentions[index]:
            reached = self._reached
            # "In 2023 they ordered three, with delivery next year": counted from the date just stated.
            counted = mention.shift > 0 and dated and reached and written and reached.year < written.year
            moment = resolve(mention, reached, reached if counted else written)
            if moment:
                dated.append(Dated(mention, moment))
                if mention.role in ("point", "since"):
                    self._reached = moment
        return dated


def resolve(mention: DateMention, reached: Moment | None, written: Moment | None) -> Moment | None:
    """Work out the moment a date expression means.

    Parameters
    ----------
    mention : DateMention
    reached : Moment or None
        The date the text has reached ("a year later" counts from it).
    written : Moment or None
        When the text was written ("last year" counts from it).

    Returns
    -------
    Moment or None
        `None` where the anchor is not known.
    """
    if mention.year is not None:
        return _moment(mention.year, mention.month, mention.day)
    base = reached or written if mention.anchor == "narrative" else written or reached
    if base is None:
        return None
    if mention.weekday is not None:
        return _weekday(mention, base)
    if mention.unit == "day":
        return _shift_days(base, mention.shift)
    if mention.unit == "week":
        moment = _shift_days(base, 7 * mention.shift)
        return moment and replace(moment, day=None)
    if mention.month:
        return _named_month(mention, base)
    if mention.unit in ("month", "quarter"):
        return _shift_months(base, mention.shift * (3 if mention.unit == "quarter" else 1))
    return _moment(base.year + mention.shift, None, None)


def _named_month(mention: DateMention, base: Moment) -> Moment | None:
    """`in May`: of the year reached; `last May`: the latest one before the time of writing."""
    if mention.unit == "year":
        return _moment(base.year + mention.shift, mention.month, mention.day)
    year, month = base.year, mention.month or 1
    if mention.anchor == "speech" and base.month:
        if mention.shift < 0:
            year -= month >= base.month
        elif mention.shift > 0:
            year += month <= base.month
    elif mention.anchor == "speech":
        year += min(mention.shift, 0)
    return _moment(year, month, mention.day)


def _weekday(mention: DateMention, base: Moment) -> Moment | None:
    """`on Tuesday`, `last Tuesday`: the latest one; `next Tuesday`: the first to come."""
    if not (base.month and base.day):
        return base
    back = (datetime.date(base.year, base.month, base.day).weekday() - (mention.weekday or 0)) % 7
    if mention.shift > 0:
        return _shift_days(base, 7 - back)
    return _shift_days(base, -(back or 7) if mention.shift < 0 else -back)


def _shift_days(base: Moment, days: int) -> Moment | None:
    if not (base.month and base.day):
        return base
    try:
        moved = datetime.date(base.year, base.month, base.day) + datetime.timedelta(days=days)
    except OverflowError:
        return None
    return Moment(moved.year, moved.month, moved.day)


def _shift_months(base: Moment, months: int) -> Moment | None:
    if not base.month:
        return base
    index = base.year * 12 + base.month - 1 + months
    return _moment(index // 12, index % 12 + 1, None)


def _moment(year: int, month: int | None, day: int | None) -> Moment | None:
    if not 1000 <= year <= 9999:
        return None
    if month and day and day > calendar.monthrange(year, month)[1]:
        day = None
    return Moment(year, month, day if month else None)


def _written(document: Document, mentions: Sequence[Sequence[DateMention]]) -> Moment | None:
    """The document's own date: the date of its year at its head or foot, else its year, else that of its title."""
    stated = (m.year for sentence in mentions for m in sentence if m.year and m.role == "point")
    latest = document.year or max(stated, default=0)
    ends = (document.text[:HEAD], document.text[-TAIL:])
    dates = [m for part in ends for m in find_dates(" ".join(part.split())) if m.year == latest and m.month]
    if dates:
        mention = min(dates, key=lambda m: not m.day)
        return _moment(latest, mention.month, mention.day)
    if document.year:
        return Moment(document.year)
    titled = [m.year for m in find_dates(document.title) if m.year]
    return Moment(titled[0]) if titled else None


def _cited(document: Document, index: int) -> Moment | None:
    """The year of the source that a sentence cites: its quotation's "this year"."""
    years = [citation.year for citation in document.sentences[index].citations if citation.year]
    return Moment(years[0]) if years else None
