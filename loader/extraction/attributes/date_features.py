"""Yes/no features by which a date is judged to be a deal's: where it stands, what it is, how the deal is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import RelationType, Status
from .clauses import clause, tense
from .dates import DateMention
from .lexicon import words
from .timeline import Dated, Moment, Timeline

GAPS = (5, 20, 45, 90, 160)
"""Upper bounds, in characters, of the classes of distance between a date and the trigger or a party."""
SHARES = (0.15, 0.4, 0.7)
"""Upper bounds of the classes of how many of a document's dates fall into a year."""
OPENING = 12
"""A date within so many characters opens its sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deal is announced: the trigger's sentence and offsets, the parties there, its type and status."""

    sentence: int
    start: int
    end: int
    parties: Sequence[tuple[int, int]]
    type: RelationType
    status: Status


_EVENTS, _HABITS, _REPORTS, _ENDINGS = (
    frozenset(words("dates", "context", entry)) for entry in ("events", "habits", "reports", "endings")
)
_LINKS = _REPORTS | frozenset(words("dates", "context", "links"))
_WORD = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NAME = re.compile(r"\b[A-Z]\w+")
_CONJUNCTION = re.compile(r"\b(?:and|while|but|then)\b")


class Scene:
    """Everything about a deal that its candidate dates share.

    Parameters
    ----------
    timeline : Timeline
        The dates of the document.
    place : Place
        Where the deal is announced.
    """

    def __init__(self, timeline: Timeline, place: Place) -> None:
        self.timeline, self.place, self.written = timeline, place, timeline.written
        self.sentence = timeline.document.sentences[place.sentence]
        self.text = text = self.sentence.text
        self.here = timeline.dates(place.sentence)
        self.order = 0
        self._left, self._right = clause(text, place.start, place.end)
        self._gaps = sorted(map(self._gap, self.here))
        self._party_gaps = sorted(map(self._party_gap, self.here))
        self._event = _EVENTS & timeline.words(place.sentence)
        self._kind = place.type
        self._state = "planned" if place.status == "planned" else "real"
        dated, form = min(len(self.here), 1), tense(text, place.start, place.end, self._left)
        inside = any(self._left <= d.mention.start < self._right for d in self.here)
        self._setting = [
            self._kind,
            self._state,
            f"dates {min(len(self.here), 2)}",
            f"{self._kind} dates {dated}",
            f"event {bool(self._event)}",
            f"habit {not _HABITS.isdisjoint(timeline.words(place.sentence))}",
            f"{self._kind} {form}",
            form,
            f"clause {'dated' if inside else 'undated'}",
            f"word {self._kind} {text[place.start : place.end].lower()[:6]}",
            f"{form} dates {dated}",
        ]

    def without_date(self) -> list[str]:
        """Features of the text giving no date."""
        words = sorted(set(_WORD.findall(self.text[self._left : self._right].lower())))
        return ["none", *self._set("none"), *(f"none has {word}" for word in words)]

    def in_sentence(self, dated: Dated) -> list[str]:
        """Features of a date in the deal's own sentence."""
        mention, place = dated.mention, self.place
        gap, inside = self._gap(dated), "in" if self._left <= mention.start < self._right else "out"
        side = "after" if mention.start >= place.end else "before"
        between = self.text[place.end : mention.start] if side == "after" else self.text[mention.end : place.start]
        bracket = self.text[max(0, mention.start - 2) : mention.start].strip().endswith("(")
        named = sum(place.end <= s < mention.start or mention.end <= s < place.start for s, _ in place.parties)
        features = [
            *self._date("here", dated),
            f"here {self._kind}",
            f"here {self._state}",
            f"here gap {_class(gap)}",
            f"here {side} gap {_class(gap)}",
            f"here {inside} clause {side}",
            f"here {inside} {self._kind}",
            f"here rank {min(self._gaps.index(gap), 2)} of {min(len(self._gaps), 3)}",
            f"here {self._kind} {side}",
            f"here verbs between {min(len(_REPORTS.intersection(between.lower().split())), 2)}",
            f"here {side} commas {min(between.count(','), 2)}",
            f"here semicolon {';' in between}",
            f"here opens {mention.start < OPENING}",
            f"here only {len(self._gaps) == 1}",
            f"here bracket {bracket} {side}",
            f"here names between {named}",
        ]
        if place.parties:
            party_gap = self._party_gap(dated)
            party_side = "after" if mention.start >= max(place.parties)[1] else "before"
            features += [
                f"here party {party_side} gap {_class(party_gap)}",
                f"here party rank {min(self._party_gaps.index(party_gap), 2)} of {min(len(self._party_gaps), 3)}",
                f"here party bracket {bracket} {party_gap <= 3}",
                *self._from_party(mention),
            ]
        if not _ENDINGS.isdisjoint(self.text[max(0, mention.start - 40) : mention.start].lower().split()):
            features.append("here ended")
        if _CONJUNCTION.search(between):
            features.append(f"here conjunction {side}")
        return features + self._wording(mention, between, side)

    def _from_party(self, mention: DateMention) -> list[str]:
        """Features of what lies between a date and the party named last: other names, or the end of a list's item."""
        start, end = max(self.place.parties)
        side = "after" if mention.start >= end else "before"
        between = self.text[end : mention.start] if side == "after" else self.text[mention.end : start]
        names = min(len(_NAME.findall(between)), 3)
        return [
            f"here party {side} names {names}",
            f"here party {side} semicolon {';' in between}",
            f"here party {side} commas {min(between.count(','), 2)}",
            f"here party {side} {self._kind} names {names}",
        ]

    def _wording(self, mention: DateMention, between: str, side: str) -> list[str]:
        """Features of the words right before and after a date, and of those that link it to the trigger."""
        before = _TOKEN.findall(self.text[max(0, mention.start - 25) : mention.start].lower())[-2:]
        after = _TOKEN.findall(self.text[mention.end : mention.end + 20].lower())[:1]
        linking = _WORD.findall(between.lower())
        return [
            *(f"here pre {word}" for word in before[-1:]),
            f"here pre2 {' '.join(before)}",
            *(f"here post {word}" for word in after),
            *(f"here btw {side} {word}" for word in sorted(_LINKS.intersection(linking))),
            f"here btw words {min(len(linking) // 3, 4)} {side}",
        ]

    def before(self, dated: Dated, back: int, rank: int, count: int) -> list[str]:
        """Features of a date `back` sentences earlier, the `rank`-th from the end of the `count` dates there."""
        earlier = self.timeline.document.sentences[self.place.sentence - back]
        where = "above"
        if earlier.section == self.sentence.section:
            where = "same" if earlier.paragraph == self.sentence.paragraph else "section"
        opens = dated.mention.start < OPENING
        return [
            *self._date("back", dated),
            *self._set("back"),
            *self._set(f"back {where}"),
            f"back {min(back, 3)} {where}",
            f"back {where}",
            f"back order {min(self.order, 3)}",
            f"back rank {rank}",
            f"back rank {rank} of {min(count, 3)}",
            f"back {back}",
            f"back opens {opens}",
            f"back opens {opens} {where}",
            f"back heading {earlier.heading}",
            f"back shared {where} {not self._event.isdisjoint(self.timeline.words(self.place.sentence - back))}",
            f"back share {self._share(dated.moment)}",
        ]

    def ahead(self, dated: Dated, index: int, rank: int) -> list[str]:
        """Features of a date in a later sentence of the paragraph."""
        distance = index - self.place.sentence
        return [
            *self._date("ahead", dated),
            *self._set("ahead"),
            f"ahead {distance}",
            f"ahead rank {min(rank, 1)}",
            f"ahead {distance} order {min(self.order, 1)}",
            f"ahead report {not _REPORTS.isdisjoint(self.timeline.words(index))}",
        ]

    def overall(self, moment: Moment, name: str) -> list[str]:
        """Features of a date that holds for a section or the document."""
        return [
            name,
            *self._set(name),
            f"{name} order {min(self.order, 1)}",
            f"{name} exact {bool(moment.day)}",
            f"{name} share {self._share(moment)}",
        ]

    def _set(self, prefix: str) -> list[str]:
        return [f"{prefix} {name}" for name in self._setting]

    def _date(self, prefix: str, dated: Dated) -> list[str]:
        mention, moment = dated.mention, dated.moment
        features = [
            prefix,
            f"{prefix} {'day' if moment.day else 'month' if moment.month else 'year'}",
            f"{prefix} role {mention.role}",
            f"{prefix} role {mention.role} {self._state}",
            f"{prefix} anchor {mention.anchor or 'stated'}",
            f"{prefix} {self._kind} role {mention.role}",
        ]
        if self.written:
            years = moment.year - self.written.year
            age = "future" if years > 0 else "past" if years else "this year"
            features += [f"{prefix} {self._state} {age}", f"{prefix} {self._kind} {age}"]
        return features

    def _share(self, moment: Moment) -> int:
        return bisect_left(SHARES, self.timeline.share(moment.year))

    def _gap(self, dated: Dated) -> int:
        return max(dated.mention.start - self.place.end, self.place.start - dated.mention.end, 0)

    def _party_gap(self, dated: Dated) -> int:
        """Distance from the party named last, which is mostly the one that a list gives a date to."""
        start, end = max(self.place.parties, default=(0, 0))
        return max(dated.mention.start - end, start - dated.mention.end, 0)


def _class(gap: int) -> int:
    return bisect_left(GAPS, gap)
