"""Choose the date that belongs to a deal: every date around its trigger is weighed, and so is no date at all.

The weights are those of a conditional logit (McFadden 1974) over yes/no features, learned from annotated documents by
benchmarks/train_attributes.py and kept in data/models/attribute_dates.json.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import RelationType, Status
from .clauses import clause, tense
from .timeline import Dated, Moment, Timeline
from .weights import weights

LOOK_BACK = 6
"""Earlier sentences whose dates can still hold."""
LOOK_AHEAD = 2
"""Later sentences of the paragraph whose dates can hold: "X and Y are twins. The deed was signed in 1964." """
GAPS = (5, 20, 45, 90, 160)
"""Upper bounds, in characters, of the distance classes between a date and the trigger."""
SHARES = (0.15, 0.4, 0.7)
"""Bounds of the classes of how many of a document's dates fall into a year."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deal is announced: the trigger, the parties in its sentence, its type and modality."""

    sentence: int
    start: int
    end: int
    parties: Sequence[tuple[int, int]]
    type: RelationType
    status: Status


_VERB = re.compile(
    r"\b(?:signed|concluded|supplied|delivered|exported|shipped|sold|bought|purchased|established|founded|opened|created|began|started|"
    r"became|adopted|received|sent|approved|launched|registered|took|came|went|will|increased|amounted)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:regular\w*|annual\w*|tradition\w*|every|always|usual\w*|constant\w*|today|now|currently|still|already|long)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:ceased|closed|until|till|ended|terminated|expired|dormant|idle|renewed|anniversary|postponed|stopped|extended|built|of the year)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:forum|visit|meeting|there|same|then|ceremony|negotiations|talks|session|exhibition|fair|during|framework|results?|event|day|summit|congress|occasion)\b",
    re.I,
)


def choose_date(timeline: Timeline, place: Place) -> Moment | None:
    """Return the date of a deal, or `None` where the text does not date it.

    Parameters
    ----------
    timeline : Timeline
        The dates of the document.
    place : Place
        Where the deal is announced.
    """
    table = weights("dates")
    best: Moment | None = None
    best_score = float("-inf")
    for moment, features in candidates(timeline, place):
        score = sum(table.get(feature, 0.0) for feature in features)
        if score > best_score:
            best, best_score = moment, score
    return best


def candidates(timeline: Timeline, place: Place) -> Iterator[tuple[Moment | None, list[str]]]:
    """Yield every date that may be the deal's, with its features; no date (`None`) comes first."""
    document = timeline.document
    sentence = document.sentences[place.sentence]
    text = sentence.text
    kind, planned = place.type, "planned" if place.status == "planned" else "real"
    written = timeline.written
    here = [d for d in timeline.dates(place.sentence) if d.moment]
    left, right = clause(text, place.start, place.end)
    form = tense(text, place.start, place.end, left)
    dated = min(len(here), 1)
    event = bool(_EVENT.search(text))
    habit = bool(_HABIT.search(text))
    setting = [
        f"{kind}",
        planned,
        f"dates {min(len(here), 2)}",
        f"{kind} dates {dated}",
        f"event {event}",
        f"habit {habit}",
        f"{kind} {form}",
        form,
        f"clause {'dated' if any(left <= d.mention.start < right for d in here) else 'undated'}",
        f"word {kind} {text[place.start : place.end].lower()[:6]}",
        f"{form} dates {dated}",
    ]
    yield None, [f"none {name}" for name in setting] + ["none"]
    gaps = sorted(_gap(d, place) for d in here)
    party_gaps = sorted(_party_gap(d, place) for d in here)
    for d in here:
        features = _common(d.mention.role, d.mention.anchor, d.moment, kind, planned, written, "here") + _here(
            text, d, place, left, right, gaps, party_gaps
        )
        features += [f"here {name}" for name in setting[:2]]
        yield d.moment, features
        other = _other_reading(d, timeline, place)
        if other:
            yield other, features + ["other reading", f"other exact {bool(written and written.day)}"]
    seen: set[int] = {d.moment.year for d in here if d.moment}
    order = 0
    for back in range(1, min(LOOK_BACK, place.sentence) + 1):
        earlier = document.sentences[place.sentence - back]
        dates = [
            d
            for d in timeline.dates(place.sentence - back)
            if d.moment and d.mention.role in ("point", "since", "period")
        ]
        where = (
            "same"
            if earlier.paragraph == sentence.paragraph
            else "section"
            if earlier.section == sentence.section
            else "above"
        )
        for rank, d in enumerate(reversed(dates[-3:])):
            if d.moment.year in seen:
                continue
            seen.add(d.moment.year)
            order += 1
            yield (
                d.moment,
                [
                    *_common(d.mention.role, d.mention.anchor, d.moment, kind, planned, written, "back"),
                    *(f"back {name}" for name in setting),
                    *(f"back {where} {name}" for name in setting),
                    f"back {min(back, 3)} {where}",
                    f"back {where}",
                    f"back order {min(order, 3)}",
                    f"back rank {rank}",
                    f"back rank {rank} of {min(len(dates), 3)}",
                    f"back {back}",
                    f"back opens {d.mention.start < 12}",
                    f"back opens {d.mention.start < 12} {where}",
                    f"back heading {earlier.heading}",
                    *([f"back shared {where}"] if event and _events(text) & _events(earlier.text) else []),
                    f"back share {bisect_left(SHARES, timeline.share(d.moment.year))}",
                ],
            )
    for ahead in range(1, LOOK_AHEAD + 1):
        index = place.sentence + ahead
        if index >= len(document.sentences) or document.sentences[index].paragraph != sentence.paragraph:
            break
        for rank, d in enumerate(d for d in timeline.dates(index) if d.moment and d.mention.role != "period"):
            if d.moment.year in seen:
                continue
            seen.add(d.moment.year)
            yield (
                d.moment,
                [
                    *_common(d.mention.role, d.mention.anchor, d.moment, kind, planned, written, "ahead"),
                    *(f"ahead {name}" for name in setting),
                    f"ahead {ahead}",
                    f"ahead rank {min(rank, 1)}",
                    f"ahead {ahead} order {min(order, 1)}",
                    f"ahead event {bool(_VERB.search(document.sentences[index].text))}",
                ],
            )
    for moment in timeline.titled(place.sentence):
        if moment.year not in seen:
            seen.add(moment.year)
            yield (
                moment,
                [
                    "titled",
                    *(f"titled {name}" for name in setting),
                    f"titled share {bisect_left(SHARES, timeline.share(moment.year))}",
                    f"titled order {min(order, 1)}",
                ],
            )
    if written and written.year not in seen:
        yield (
            Moment(written.year),
            [
                "written",
                *(f"written {name}" for name in setting),
                f"written back {min(order, 1)}",
                f"written exact {bool(written.day)}",
                f"written share {bisect_left(SHARES, timeline.share(written.year))}",
            ],
        )


def _events(text: str) -> set[str]:
    return {word.lower() for word in _EVENT.findall(text)} - {"there", "same", "then", "during"}


def _other_reading(dated: Dated, timeline: Timeline, place: Place) -> Moment | None:
    """A bare month counts from the date reached, or from the time of writing: the reading not yet taken."""
    mention, written = dated.mention, timeline.written
    if mention.year is not None or not mention.month or mention.unit != "bare month" or not written:
        return None
    moment = Moment(written.year, mention.month, mention.day)
    if written.month:
        ahead = (moment.month or 0, moment.day or 0) > (written.month, written.day or 31)
        if place.status == "planned":
            behind = (moment.month or 0) < written.month
            moment = replace(moment, year=moment.year + behind)
        else:
            moment = replace(moment, year=moment.year - ahead)
    return moment if moment != dated.moment else None


def _gap(dated: Dated, place: Place) -> int:
    return max(dated.mention.start - place.end, place.start - dated.mention.end, 0)


def _party_gap(dated: Dated, place: Place) -> int:
    """Distance from the party named last, which is mostly the one a list gives a date to."""
    if not place.parties:
        return 0
    start, end = max(place.parties)
    return max(dated.mention.start - end, start - dated.mention.end, 0)


def _common(
    role: str, anchor: str, moment: Moment | None, kind: str, planned: str, written: Moment | None, where: str
) -> list[str]:
    assert moment is not None
    grain = "day" if moment.day else "month" if moment.month else "year"
    features = [
        f"{where}",
        f"{where} {grain}",
        f"{where} role {role}",
        f"{where} role {role} {planned}",
        f"{where} anchor {anchor or 'stated'}",
        f"{where} {kind} role {role}",
    ]
    if written:
        age = "future" if moment.year > written.year else "this year" if moment.year == written.year else "past"
        features += [f"{where} {planned} {age}", f"{where} {kind} {age}"]
    return features


def _here(
    text: str, dated: Dated, place: Place, left: int, right: int, gaps: list[int], party_gaps: list[int]
) -> list[str]:
    mention = dated.mention
    gap = _gap(dated, place)
    side = "after" if mention.start >= place.end else "before"
    between = text[place.end : mention.start] if side == "after" else text[mention.end : place.start]
    inside = "in" if left <= mention.start < right else "out"
    features = [
        f"here gap {bisect_left(GAPS, gap)}",
        f"here {side} gap {bisect_left(GAPS, gap)}",
        f"here {inside} clause {side}",
        f"here {inside} {place.type}",
        f"here rank {min(gaps.index(gap), 2)} of {min(len(gaps), 3)}",
        f"here {place.type} {side}",
        f"here verbs between {min(len(_VERB.findall(between)), 2)}",
        f"here {side} commas {min(between.count(','), 2)}",
        f"here semicolon {';' in between}",
        f"here opens {mention.start < 12}",
        f"here only {len(gaps) == 1}",
    ]
    bracket = text[max(0, mention.start - 2) : mention.start].strip().endswith("(")
    features.append(f"here bracket {bracket} {side}")
    names = sum(1 for s, e in place.parties if (place.end <= s < mention.start or mention.end <= s < place.start))
    features.append(f"here names between {names}")
    if place.parties:
        start, end = max(place.parties)
        party_gap = _party_gap(dated, place)
        where = "after" if mention.start >= end else "before"
        features += [
            f"here party {where} gap {bisect_left(GAPS, party_gap)}",
            f"here party rank {min(party_gaps.index(party_gap), 2)} of {min(len(party_gaps), 3)}",
            f"here party bracket {bracket} {party_gap <= 3}",
        ]
    if _ENDED.search(text, max(0, mention.start - 40), mention.end):
        features.append("here ended")
    if re.search(r"\band\b|\bwhile\b|\bbut\b|\bthen\b", between):
        features.append(f"here conjunction {side}")
    return features
