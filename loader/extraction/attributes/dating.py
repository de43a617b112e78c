"""Choose the date that belongs to a deal: every date in reach is weighed, and so is no date at all.

The weights are those of a conditional logit (McFadden 1974) over yes/no features, learned from annotated documents by
benchmarks/train_attributes.py and kept in data/models/attribute_dates.json.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from .date_features import Place, Scene
from .timeline import Dated, Moment, Timeline
from .weights import weights

LOOK_BACK = 6
"""Earlier sentences whose dates can still hold."""
LOOK_AHEAD = 2
"""Later sentences of the paragraph whose dates can hold: "X and Y are twins. The deed was signed in 1964." """

Candidate = tuple[Moment | None, list[str]]
"""A date that may be the deal's, and its features."""


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
        score = sum([table.get(feature, 0.0) for feature in features])
        if score > best_score:
            best, best_score = moment, score
    return best


def candidates(timeline: Timeline, place: Place) -> Iterator[Candidate]:
    """Yield every date that may be the deal's, with its features; no date (`None`) comes first.

    Beyond the deal's own sentence each year is offered once, by its nearest mention.
    """
    scene = Scene(timeline, place)
    yield None, scene.without_date()
    yield from _here(scene)
    seen = {dated.moment.year for dated in scene.here}
    for moment, features in chain(_before(scene), _ahead(scene), _around(scene)):
        if moment.year not in seen:
            seen.add(moment.year)
            yield moment, features


def _here(scene: Scene) -> Iterator[Candidate]:
    for dated in scene.here:
        features = scene.in_sentence(dated)
        yield dated.moment, features
        other = _other_reading(dated, scene)
        if other:
            exact = bool(scene.written and scene.written.day)
            yield other, [*features, "other reading", f"other exact {exact}"]


def _before(scene: Scene) -> Iterator[tuple[Moment, list[str]]]:
    years = {dated.moment.year for dated in scene.here}
    for back in range(1, min(LOOK_BACK, scene.place.sentence) + 1):
        dates = [
            d
            for d in scene.timeline.dates(scene.place.sentence - back)
            if d.mention.role in ("point", "since", "period")
        ]
        for rank, dated in enumerate(reversed(dates[-3:])):
            if dated.moment.year not in years:
                years.add(dated.moment.year)
                scene.order += 1
            yield dated.moment, scene.before(dated, back, rank, len(dates))


def _ahead(scene: Scene) -> Iterator[tuple[Moment, list[str]]]:
    sentences = scene.timeline.document.sentences
    first = scene.place.sentence + 1
    for index in range(first, min(first + LOOK_AHEAD, len(sentences))):
        if sentences[index].paragraph != sentences[first - 1].paragraph:
            return
        for rank, dated in enumerate(d for d in scene.timeline.dates(index) if d.mention.role != "period"):
            yield dated.moment, scene.ahead(dated, index, rank)


def _around(scene: Scene) -> Iterator[tuple[Moment, list[str]]]:
    """The dates of the section's heading and of the whole document."""
    for moment in scene.timeline.titled(scene.place.sentence):
        yield moment, scene.overall(moment, "titled")
    if scene.written:
        yield Moment(scene.written.year), scene.overall(scene.written, "written")


def _other_reading(dated: Dated, scene: Scene) -> Moment | None:
    """A bare month counts from the date reached, or from the time of writing: the reading not yet taken."""
    mention, written = dated.mention, scene.written
    if mention.year is not None or not mention.month or mention.unit != "bare month" or not written:
        return None
    year = written.year
    if written.month and scene.place.status == "planned":
        year += mention.month < written.month
    elif written.month:
        year -= (mention.month, mention.day or 0) > (written.month, written.day or 31)
    moment = replace(dated.moment, year=year)
    return moment if moment != dated.moment else None
