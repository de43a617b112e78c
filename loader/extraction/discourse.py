"""Who a sentence can speak of: its own mentions, what its pronouns and descriptions stand for, and what is understood.

A third of all relations have a party that only an earlier sentence names. Each sentence therefore gets a list of
arguments: explicit ones (a mention), anaphoric ones ("the parties", "the company", "here") with their likeliest
antecedent, and implicit ones (the topic of the document, the latest party of each kind) that no word stands for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Document, Kind
from .lexicon import Hit, anaphors
from .line import Line
from .mention import Mention

MEMORY = 6
"""How many sentences back an antecedent may stand."""

_PLACES = ("country", "region", "city")


@dataclass(frozen=True, slots=True)
class Argument:
    """A possible party of a relation in one sentence.

    Attributes
    ----------
    name, kind, country : str
        As in `Mention`.
    text : str
        The words of the sentence that stand for it; empty when it is understood.
    slot : int
        Slot of those words in the line, -1 when understood.
    source : str
        `mention`; `single`, `pair` or `speaker` (anaphors); `topic` or `recent` (understood).
    back : int
        How many sentences back it was named; 0 for a mention.
    demonym : bool
        It is named by an adjective or people's name.
    """

    name: str
    kind: Kind
    country: str
    text: str
    slot: int
    source: str
    back: int = 0
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What one sentence can speak of: its arguments, and the pairs that one anaphor stands for both ends of."""

    arguments: list[Argument]
    pairs: list[tuple[Argument, Argument]]
    topics: tuple[str, ...]


def scenes(document: Document, lines: Sequence[Line]) -> Iterator[Scene]:
    """Walk a document and yield the scene of each sentence.

    Parameters
    ----------
    document : Document
    lines : sequence of Line
        One per sentence of the document.

    Yields
    ------
    Scene
    """
    topics = _topics(document, lines)
    protagonists = _protagonists(lines)
    heading: list[Mention] = []
    memory: list[list[Mention]] = []
    for index, line in enumerate(lines):
        local = _first_of_each(heading) or topics
        arguments = [_explicit(mention, slot) for mention, slot in zip(line.mentions, line.slot_of, strict=True)]
        pairs: list[tuple[Argument, Argument]] = []
        for hit in _definite(line):
            number, kind = hit.label.split(":")
            text = line.text[line.starts[hit.first] : line.ends[hit.last]]
            before = [m for m, slot in zip(line.mentions, line.slot_of, strict=True) if slot < hit.first]
            if number == "pair":
                for found in _antecedent_pairs(kind, before, memory, local):
                    one, two = (_stand_in(m, text, hit.first, "pair", back) for m, back in found)
                    pairs.append((one, two))
            elif line.words[hit.first] in _SPEAKER:
                arguments += [_stand_in(m, text, hit.first, "speaker", MEMORY) for m in protagonists[:1]]
            else:
                antecedent = _last_single(kind, before, memory)
                if antecedent:
                    arguments.append(_stand_in(antecedent[0], text, hit.first, "single", antecedent[1]))
        named = {argument.name for argument in arguments if argument.slot >= 0}
        understood = [(m, "topic", MEMORY) for m in local[:2]] + [(m, "protagonist", MEMORY) for m in protagonists]
        understood += [(m, "recent", back) for m, back in _recent(memory)]
        for mention, source, back in understood:
            if mention.name not in named:
                arguments.append(_stand_in(mention, "", -1, source, back))
                named.add(mention.name)
        yield Scene(arguments, pairs, tuple(m.name for m in (*local[:3], *protagonists)))
        if document.sentences[index].heading:
            heading = [m for m in line.mentions if m.kind == "country"]
        memory.insert(0, list(line.mentions))
        del memory[MEMORY:]


_SPEAKER = frozenset({"we", "us", "our"})


def _definite(line: Line) -> Iterator[Hit]:
    """Find the phrases that point back: pronouns, and descriptions with a determiner that no name follows."""
    lexicon = anaphors()
    for hit in lexicon.phrases.find(line):
        following = hit.last + 1
        if following < len(line.words):
            if line.owner[following] >= 0:
                continue
            if (
                line.words[following] in ("of", "“", '"', "«")
                and following + 1 < len(line.words)
                and line.owner[following + 1] >= 0
            ):
                continue
        if line.words[hit.first] in lexicon.bare or any(
            line.words[at] in lexicon.determiners for at in range(max(hit.first - 3, 0), hit.first)
        ):
            yield hit


def _protagonists(lines: Sequence[Line]) -> list[Mention]:
    """The organisation and the place (no country) that the document speaks of most, each named twice or more."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for index, line in enumerate(lines):
        for mention in line.mentions:
            if mention.kind != "country":
                counts[mention.name] += 1 + (index < 2)
                first.setdefault(mention.name, mention)
    ranked = sorted(first, key=lambda name: -counts[name])
    chosen: list[Mention] = []
    for places in (False, True):
        fits = [name for name in ranked if (first[name].kind in _PLACES) == places and counts[name] >= 2]
        chosen += [first[name] for name in fits[:1]]
    return chosen


def _explicit(mention: Mention, slot: int) -> Argument:
    return Argument(mention.name, mention.kind, mention.country, mention.text, slot, "mention", 0, mention.demonym)


def _stand_in(mention: Mention, text: str, slot: int, source: str, back: int) -> Argument:
    return Argument(mention.name, mention.kind, mention.country, text, slot, source, back, mention.demonym)


def _first_of_each(mentions: Sequence[Mention]) -> list[Mention]:
    return list({mention.name: mention for mention in reversed(mentions)}.values())[::-1]


def _topics(document: Document, lines: Sequence[Line]) -> list[Mention]:
    """Rank the document's countries: those of its title first, then by how often they are named."""
    countries: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines):
        for mention in line.mentions:
            name = mention.name if mention.kind == "country" else mention.country
            if not name:
                continue
            counts[name] += 1 + 20 * (index == 0 or name in document.title)
            if mention.kind == "country" and (name not in countries or countries[name].demonym):
                countries[name] = mention
    ranked = sorted(countries, key=lambda name: (-counts[name], name))
    return [countries[name] for name in ranked[:3]]


def _recent(memory: Sequence[Sequence[Mention]]) -> list[tuple[Mention, int]]:
    """The latest mention of each kind in the three sentences before."""
    found: list[tuple[Mention, int]] = []
    kinds: Counter[str] = Counter()
    for back, mentions in enumerate(memory[:3], 1):
        for mention in reversed(mentions):
            if kinds[mention.kind] < 1 and all(mention.name != other.name for other, _ in found):
                kinds[mention.kind] += 1
                found.append((mention, back))
    return found


def _last_single(
    kind: str, before: Sequence[Mention], memory: Sequence[Sequence[Mention]]
) -> tuple[Mention, int] | None:
    fits = [m for m in before if _fits(m, kind)]
    if fits:
        return fits[-1], 0
    for back, mentions in enumerate(memory, 1):
        fits = [m for m in mentions if _fits(m, kind)]
        if fits:
            return (fits[0] if not kind else fits[-1]), back
    return None


def _fits(mention: Mention, kind: str) -> bool:
    if not kind:
        return mention.kind not in _PLACES
    return mention.kind == kind and not (mention.demonym and kind != "country")


def _antecedent_pairs(
    kind: str, before: Sequence[Mention], memory: Sequence[Sequence[Mention]], topics: Sequence[Mention]
) -> Iterator[list[tuple[Mention, int]]]:
    """The pairs that "the parties" or "both cities" may stand for: the latest pair, and the topic's two countries."""
    latest = _last_pair(kind, before, memory, topics)
    if latest:
        yield latest
    if kind in ("", "country") and len(topics) >= 2:
        topic = [(m, MEMORY) for m in topics[:2]]
        if not latest or {m.name for m, _ in latest} != {m.name for m in topics[:2]}:
            yield topic


def _last_pair(
    kind: str, before: Sequence[Mention], memory: Sequence[Sequence[Mention]], topics: Sequence[Mention]
) -> list[tuple[Mention, int]] | None:
    """The latest two different parties of a kind: in one sentence where possible, else over two, else the topics."""
    for back, mentions in enumerate([before, *memory]):
        kinds = [kind] if kind else ["company", "organisation", "university", "city", "region", "country"]
        for wanted in kinds:
            found = _first_of_each([m for m in mentions if m.kind == wanted])
            if len(found) >= 2:
                return [(m, back) for m in found[-2:]]
    if kind in ("", "country") and len(topics) >= 2:
        return [(m, MEMORY) for m in topics[:2]]
    seen: list[tuple[Mention, int]] = []
    for back, mentions in enumerate([before, *memory]):
        for mention in reversed(mentions):
            if mention.kind == kind and all(mention.name != other.name for other, _ in seen):
                seen.append((mention, back))
                if len(seen) == 2:
                    return seen
    return None
