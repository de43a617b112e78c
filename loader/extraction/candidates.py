"""Generous candidate pairs: every two arguments of a sentence that speaks of a type, or stands under words that do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import RELATION_TYPES, SYMMETRIC, Document, RelationType
from .attributes import Describer, Modality, Trigger
from .attributes.products import products
from .discourse import Argument, scenes
from .features import TRIGGER_CLASSES, feature_names, features
from .lexicon import Hit
from .line import Line, make_line
from .mention import Mention
from .parties import acting_parties
from .roles import ROLES, governor
from .syntax import Parse, list_of, parse, same_list
from .wording import wording

INHERIT = 3
"""How many sentences on a trigger word still lets candidates through."""

_INHERITING = frozenset({"supplies", "sister_city"})
"""Types told in lists and asides, where the word that names the matter stands a few sentences back."""

_TWINNING_KINDS = frozenset({"city", "region"})


@dataclass(slots=True)
class Candidate:
    """A possible relation: its type, its two arguments in their sentence, the main trigger and the feature row."""

    type: RelationType
    head: Argument
    tail: Argument
    sentence: int
    trigger: Trigger | None
    row: list[float]
    words: list[str]
    lists: tuple[int, int]
    spans: list[tuple[int, int]]

    def telling(self) -> dict[str, str | float]:
        """Say in words and numbers what the scorer saw: trigger class, roles, frame, modality, distances."""
        value = dict(zip([*feature_names(self.type), *CONTEXT], self.row, strict=True))
        classes = TRIGGER_CLASSES[self.type]
        found = self.trigger is not None
        return {
            "trigger class": classes[int(value["trigger.class"])] if found else "none in the sentence",
            "head role": ROLES[int(value["trigger.head_role"])] if found else "",
            "tail role": ROLES[int(value["trigger.tail_role"])] if found else "",
            "frame": int(max(value["trigger.frame"], 0)),
            "modality": _MODALITIES[int(value["trigger.modality"])] if found else "",
            "words between the parties": value["pair.distance"],
            "names between the parties": value["pair.mentions_between"],
            "one list": bool(value["pair.same_list"]),
        }


def candidates(document: Document, mentions: Sequence[Sequence[Mention]]) -> Iterator[Candidate]:
    """Generate the candidates of a document, sentence by sentence.

    Parameters
    ----------
    document : Document
    mentions : sequence of sequences of Mention
        One sequence per sentence.

    Yields
    ------
    Candidate
        For symmetric types each pair once, in the order of the text; for `supplies` in both directions.
    """
    parties = acting_parties(document, mentions)
    read_trigger = TriggerReader(document)
    lines = [make_line(sentence.text, found) for sentence, found in zip(document.sentences, parties, strict=True)]
    last_seen: dict[str, int] = {}
    heading_types: dict[str, float] = {}
    density: dict[str, float] = {}
    parses = [parse(line, scene) for line, scene in zip(lines, scenes(document, lines), strict=True)]
    for kind in RELATION_TYPES:
        density[kind] = sum(kind in p.hits for p in parses) / max(len(parses), 1)
    for index, parsed in enumerate(parses):
        sentence = document.sentences[index]
        for kind in RELATION_TYPES:
            since = index - last_seen.get(kind, -99)
            under = heading_types.get(kind, 0.0)
            if kind in parsed.hits:
                since = 0
            elif kind not in _INHERITING or (since > INHERIT and not under):
                continue
            context = [float(min(since, 9)), under, density[kind], float(sentence.heading)]
            for head, tail in _pairs(parsed, kind):
                if since and kind == "supplies" and min(head.slot, tail.slot) < 0:
                    continue
                row, hit, name = features(parsed, kind, head, tail)
                words = wording(parsed, head, tail, hit, name)
                lists = (list_of(parsed, head.slot), list_of(parsed, tail.slot))
                spans = [(parsed.line.starts[x.slot], parsed.line.ends[x.slot]) for x in (head, tail) if x.slot >= 0]
                trigger = read_trigger(index, parsed.line, kind, hit)
                yield Candidate(
                    kind, head, tail, index, trigger.place, row + context + trigger.row, words, lists, spans
                )
        if sentence.heading or index == 0:
            heading_types = {kind: 1.0 for kind in parsed.hits}
        for name in parsed.hits:
            last_seen[name] = index


CONTEXT = (
    "context.since_trigger", "context.under_heading", "context.density", "context.heading",
    "trigger.modality", "trigger.products",
)  # fmt: skip
"""Names of the columns that follow those of `feature_names`."""

_MODALITIES: tuple[Modality, ...] = ("done", "planned", "none")


@dataclass(frozen=True, slots=True)
class _Reading:
    place: Trigger | None
    row: list[float]


class TriggerReader:
    """Reads what a trigger says of its deal, once for all the candidates that share it: modality and products."""

    def __init__(self, document: Document) -> None:
        self._describer = Describer(document)
        self._seen: dict[tuple[int, RelationType, Hit], _Reading] = {}

    def __call__(self, sentence: int, line: Line, kind: RelationType, hit: Hit | None) -> _Reading:
        """Read one trigger of one sentence."""
        if hit is None:
            return _Reading(None, [-1.0, -1.0])
        key = (sentence, kind, hit)
        if key not in self._seen:
            start, end = line.starts[hit.first], line.ends[hit.last]
            place = Trigger(sentence, start, end, line.text[start:end])
            modality = float(_MODALITIES.index(self._describer.modality(kind, place)))
            goods = len(products(line.text, start, end, ())) if kind == "supplies" else 0
            self._seen[key] = _Reading(place, [modality, float(goods)])
        return self._seen[key]


def _pairs(parsed: Parse, kind: RelationType) -> Iterator[tuple[Argument, Argument]]:
    arguments = [argument for argument in parsed.scene.arguments if _can_be_party(parsed, kind, argument)]
    seen: set[tuple[str, int, str, int]] = set()
    for one, two in parsed.scene.pairs:
        if kind != "sister_city" or {one.kind, two.kind} <= _TWINNING_KINDS:
            yield one, two
            if kind not in SYMMETRIC:
                yield two, one
    for position, one in enumerate(arguments):
        for two in arguments[position + 1 :]:
            if one.name == two.name or not _together(kind, one, two) or _side_by_side(parsed, one, two):
                continue
            key = (one.name, one.slot, two.name, two.slot)
            if key in seen:
                continue
            seen.add(key)
            yield one, two
            if kind not in SYMMETRIC:
                yield two, one


def _can_be_party(parsed: Parse, kind: RelationType, argument: Argument) -> bool:
    """A name that only modifies or places the name beside it is no party; cities and regions alone are twinned."""
    if kind == "sister_city":
        return argument.kind in _TWINNING_KINDS
    index = parsed.index_at.get(argument.slot, -1)
    return index < 0 or not (parsed.premodifies[index] or parsed.placed[index])


_PARTNERS = frozenset({"with", "to", "from", "into"})


def _side_by_side(parsed: Parse, one: Argument, two: Argument) -> bool:
    """Two names of one list behind "with", "to" or "from" are both partners of somebody else."""
    listed = one.slot >= 0 and one.slot != two.slot and same_list(parsed, one.slot, two.slot)
    return listed and governor(parsed, one.slot)[0] in _PARTNERS


def _together(kind: RelationType, one: Argument, two: Argument) -> bool:
    """Say whether two arguments may meet: at least one stands in the sentence, and guesses do not meet guesses."""
    sources = {one.source, two.source}
    if sources <= {"topic", "protagonist", "recent"}:
        return kind == "signed" and sources == {"topic"}
    return "mention" in sources or sources <= {"single", "speaker"} or sources <= {"single", "recent", "protagonist"}
