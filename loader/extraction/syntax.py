"""Shallow syntax of a line: classes of words, triggers, lists of mentions, and names that only modify or place others.

A full parse costs more than the rest of extraction together and stumbles over machine-translated prose. What the frames
need is less: which mentions form one list, the preposition in front of the list, whether a mention only modifies the
next name ("the Kostanay enterprise Tobol Motors") or places the one before ("Molinos of Villeta"), and on which side of
the trigger the list stands (see roles.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .discourse import Scene
from .lexicon import Hit, cues, triggers
from .line import Line

_PLACES = frozenset({"country", "region", "city"})
_LINKS = frozenset({"and", "comma", "dash"})
TRANSPARENT = frozenset(
    (
        "",
        "article",
        "quote",
        "unit",
        "product",
        "past",
        "joint",
        "minister",
        "number",
        "money",
        "open",
        "close",
        "representative",
    )
)
"""Classes of words that a governing word governs through."""
_STRONG = frozenset({"relative", "conjunction", "colon"})


@dataclass(slots=True)
class Parse:
    """What frames and features need of one line, computed once.

    Attributes
    ----------
    classes : list of str
        Cue class of each slot; `mention` for a mention, `number`, or empty.
    hits : dict of str to list of (str, Hit)
        Triggers by relation type, with their trigger class.
    group : list of int
        List number of each mention; `members` gives the slots of each list.
    strong, commas, count : list of int
        Running counts of strong clause borders, commas and mentions up to each slot.
    premodifies : list of bool
        Whether each mention only modifies a name right after it.
    placed : list of bool
        Whether each mention only places the name before it ("of Piraeus", "(Poland)").
    """

    line: Line
    scene: Scene
    classes: list[str]
    hits: dict[str, list[tuple[str, Hit]]] = field(default_factory=dict)
    group: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    index_at: dict[int, int] = field(default_factory=dict)
    strong: list[int] = field(default_factory=list)
    commas: list[int] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    premodifies: list[bool] = field(default_factory=list)
    placed: list[bool] = field(default_factory=list)
    cue_slots: dict[str, list[int]] = field(default_factory=dict)
    masked: list[str] = field(default_factory=list)
    trigger_slots: set[int] = field(default_factory=set)
    verb_slots: set[int] = field(default_factory=set)
    verbs: list[int] = field(default_factory=list)
    governors: dict[int, tuple[str, int]] = field(default_factory=dict)
    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    argument_rows: dict[int, list[float]] = field(default_factory=dict)
    cue_rows: dict[int, list[float]] = field(default_factory=dict)
    pair_rows: dict[tuple[int, int], list[float]] = field(default_factory=dict)
    passives: dict[int, bool] = field(default_factory=dict)
    wordings: dict[tuple[str, int], list[str]] = field(default_factory=dict)


def parse(line: Line, scene: Scene) -> Parse:
    """Prepare one line.

    Parameters
    ----------
    line : Line
    scene : Scene
        What the line can speak of.

    Returns
    -------
    Parse
    """
    lexicon = cues()
    classes = [
        "mention" if owner >= 0 else lexicon.get(word) or _shape(word)
        for word, owner in zip(line.words, line.owner, strict=True)
    ]
    parsed = Parse(line, scene, classes)
    parsed.masked = [
        f"<{line.mentions[owner].kind}>" if owner >= 0 else ("<number>" if word[0].isdigit() else word)
        for word, owner in zip(line.words, line.owner, strict=True)
    ]
    for hit in triggers().find(line):
        kind, name = hit.label.split(":")
        parsed.hits.setdefault(kind, []).append((name, hit))
        parsed.trigger_slots.update(range(hit.first, hit.last + 1))
        if name.endswith("verb"):
            parsed.verb_slots.add(hit.first)
    _modifiers(parsed)
    _coordinate(parsed)
    strong = commas = count = verbs = 0
    for at, name in enumerate(classes):
        strong += name in _STRONG or line.words[at] == ";"
        commas += name == "comma"
        count += name == "mention"
        verbs += name == "verb" or (name == "" and at in parsed.verb_slots)
        parsed.verbs.append(verbs)
        parsed.strong.append(strong)
        parsed.commas.append(commas)
        parsed.count.append(count)
        parsed.cue_slots.setdefault(name, []).append(at)
    return parsed


def _shape(word: str) -> str:
    """Class of a word that no lexicon holds: a number, a past form by its ending, or none."""
    if word[0].isdigit():
        return "number"
    return "verb" if word.endswith("ed") and len(word) > 4 and not word.endswith("eed") else ""


def possessive(line: Line, slot: int) -> bool:
    """Say whether "'s" follows a slot."""
    return slot + 2 < len(line.words) and line.words[slot + 1] in ("'", "’") and line.words[slot + 2] == "s"


def _modifiers(parsed: Parse) -> None:
    line, classes = parsed.line, parsed.classes
    for index, slot in enumerate(line.slot_of):
        parsed.index_at[slot] = index
        mention = line.mentions[index]
        following = line.slot_of[index + 1] if index + 1 < len(line.slot_of) else -1
        gap = classes[slot + 1 : following] if following >= 0 else ["end"]
        if possessive(line, slot):
            gap = gap[2:]
        plain = (
            following >= 0 and len(gap) <= 4 and all(name in ("", "quote", "product", "representative") for name in gap)
        )
        parsed.premodifies.append(
            plain
            and mention.kind in _PLACES
            and (line.mentions[index + 1].kind not in _PLACES or mention.demonym or possessive(line, slot))
        )
        before = classes[slot - 1] if slot else ""
        parsed.placed.append(
            mention.kind in _PLACES and index > 0 and line.mentions[index - 1].kind != "country"
            and before in ("of", "in", "from", "open", "comma") and slot - line.slot_of[index - 1] <= 2
            and not (before == "comma" and line.mentions[index - 1].kind == mention.kind)
        )  # fmt: skip


def _coordinate(parsed: Parse) -> None:
    """Number the lists: names joined by commas and "and", with plain words only after the joining sign."""
    line = parsed.line
    group, last, last_index = -1, -1, -1
    for index, slot in enumerate(line.slot_of):
        if parsed.premodifies[index] or (parsed.placed[index] and last >= 0):
            parsed.group.append(-1)
            continue
        same_family = last >= 0 and (line.mentions[index].kind in _PLACES) == (
            line.mentions[last_index].kind in _PLACES
        )
        if not (same_family and _joined(parsed, last, slot)):
            group += 1
        parsed.group.append(group)
        parsed.members.setdefault(group, []).append(slot)
        last, last_index = slot, index
    for index, slot in enumerate(line.slot_of):
        if parsed.group[index] < 0:
            group += 1
            parsed.group[index] = group
            parsed.members[group] = [slot]


def _joined(parsed: Parse, last: int, slot: int) -> bool:
    linked, plain = False, 0
    for at in range(last + 1, slot):
        name = parsed.classes[at]
        if name == "mention":
            index = parsed.index_at[at]
            if not (parsed.premodifies[index] if linked else parsed.placed[index]):
                return False
        elif name in _LINKS:
            placed = at + 1 < slot and parsed.classes[at + 1] == "mention" and parsed.placed[parsed.index_at[at + 1]]
            linked = linked or not placed
        elif not linked:
            if name not in ("open", "close", "quote", "of", "in", "from"):
                return False
        elif name in ("", "representative"):
            plain += 1
            if plain > 4 or at in parsed.trigger_slots:
                return False
        elif name not in TRANSPARENT and not (name == "of" and parsed.classes[at - 1] == "representative"):
            return False
    return linked


def same_list(parsed: Parse, one: int, two: int) -> bool:
    """Say whether two slots belong to one list of names (or are one anaphor that stands for both)."""
    if one == two:
        return True
    first, second = parsed.index_at.get(one, -1), parsed.index_at.get(two, -1)
    return first >= 0 and second >= 0 and parsed.group[first] == parsed.group[second]


def list_of(parsed: Parse, slot: int) -> int:
    """Number of the list that the name at a slot belongs to; -1 for a slot that is no name."""
    index = parsed.index_at.get(slot, -1)
    return parsed.group[index] if index >= 0 else -1
