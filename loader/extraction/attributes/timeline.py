"""Resolve the date expressions of a document against its running date and its time of writing."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

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
    """A date expression and the moment it means (`None` where the context does not tell)."""

    mention: DateMention
    moment: Moment | None


class Timeline:
    """The dates of one document, sentence by sentence.

    Parameters
    ----------
    document : Document
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.written = _written(document)
        self._sentences: list[list[Dated]] = []
        self._reached: list[Moment | None] = []
        self._titled: dict[str, list[Moment | None]] = {}
        self._years: dict[int, float] | None = None

    def dates(self, sentence: int) -> list[Dated]:
        """Return the resolved date expressions of one sentence."""
        self._read_to(sentence)
        return self._sentences[sentence]

    def reached(self, sentence: int) -> Moment | None:
        """Return the date that the text had reached before this sentence."""
        self._read_to(sentence)
        return self._reached[sentence]

    def titled(self, sentence: int) -> list[Moment]:
        """Return the dates in the section's heading and the document's title."""
        section = self.document.sentences[sentence].section
        if section not in self._titled:
            dates = [m for words in (section, self.document.title) for m in find_dates(words)]
            self._titled[section] = [_moment(m.year, m.month, m.day) for m in dates if m.year]
        return [m for m in self._titled[section] if m]

    def share(self, year: int) -> float:
        """Return the share of the document's stated dates that fall into a year."""
        if self._years is None:
            stated = [m.year for s in self.document.sentences for m in find_dates(s.text) if m.year]
            self._years = {y: stated.count(y) / len(stated) for y in set(stated)}
        return self._years.get(year, 0.0)

    def _read_to(self, sentence: int) -> None:
        reached = self._reached[-1] if self._reached else None
        for index in range(len(self._sentences), sentence + 1):
            if self._sentences:
                reached = _last(self._sentences[-1]) or reached
            self._reached.append(reached)
            text, here, dated = self.document.sentences[index].text, reached, []
            written = self.written or _cited(self.document, index)
            for mention in find_dates(text):
                # "In 2023 they ordered three, with delivery next year": counted from the date just stated.
                counted = mention.shift > 0 and dated and here and written and here.year < written.year
                moment = resolve(mention, here, here if counted else written)
                dated.append(Dated(mention, moment))
                if moment and mention.role in ("point", "since"):
                    here = moment
            self._sentences.append(dated)


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
        return _shift_days(base, 7 * mention.shift, keep_day=False)
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
        year += mention.shift
    return _moment(year, month, mention.day)


def _weekday(mention: DateMention, base: Moment) -> Moment | None:
    if not (base.month and base.day):
        return base
    day = datetime.date(base.year, base.month, base.day)
    back = (day.weekday() - (mention.weekday or 0)) % 7
    back = 7 if back == 0 and mention.shift < 0 else back
    moved = day + datetime.timedelta(days=-back if mention.shift <= 0 else 7 - back)
    return Moment(moved.year, moved.month, moved.day)


def _shift_days(base: Moment, days: int, keep_day: bool = True) -> Moment:
    if not (base.month and base.day):
        return base
    moved = datetime.date(base.year, base.month, base.day) + datetime.timedelta(days=days)
    return Moment(moved.year, moved.month, moved.day if keep_day else None)


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


def _last(dated: list[Dated]) -> Moment | None:
    return next((d.moment for d in reversed(dated) if d.moment and d.mention.role in ("point", "since")), None)


def _written(document: Document) -> Moment | None:
    """The document's own date: a full date at its head or foot, else its year."""
    latest = document.year
    if latest is None:
        stated = [m.year for s in document.sentences for m in find_dates(s.text) if m.year and m.role == "point"]
        latest = max(stated, default=0)
    ends = (document.text[:HEAD], document.text[-TAIL:])
    dates = [m for part in ends for m in find_dates(" ".join(part.split())) if m.year == latest and m.month]
    for mention in sorted(dates, key=lambda m: not m.day):
        return _moment(latest, mention.month, mention.day)
    if document.year:
        return Moment(document.year)
    titled = [m.year for m in find_dates(document.title) if m.year]
    return Moment(titled[0]) if titled else None


def _cited(document: Document, index: int) -> Moment | None:
    """The year of the nearest source cited at or after a sentence."""
    for sentence in document.sentences[index : index + 4]:
        for citation in sentence.citations:
            if citation.year:
                return Moment(citation.year)
    return None
