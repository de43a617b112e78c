"""Shallow syntax of a line: lists of mentions, what governs each, and the role each plays to a trigger.

A full parse costs more than the rest of extraction together and stumbles over machine-translated prose. What the frames
need is less: which mentions form one list, the preposition in front of the list, whether a mention only modifies the
next name ("the Kostanay enterprise Tobol Motors") or places the one before ("Molinos of Villeta"), and on which side of
the trigger the list stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import SYMMETRIC, RelationType
from .discourse import Argument, Scene
from .lexicon import Hit, cues, frames, triggers
from .line import Line

_PLACES = frozenset({"country", "region", "city"})
_LINKS = frozenset({"and", "comma", "dash"})
_TRANSPARENT = frozenset(
    {
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
        "",
    }
)
_STRONG = frozenset({"relative", "conjunction", "colon"})
REACH = 8
"""How many slots to the left a governing word may stand."""

ROLES = (
    "absent", "subject", "object", "owner", "modifier", "inside", "with", "to", "from", "by", "between", "for", "of",
    "in", "at", "into", "through", "and", "relative", "other",
)  # fmt: skip
ROLE_ID = {name: index for index, name in enumerate(ROLES)}
_PREPOSITIONS = frozenset({"with", "to", "from", "by", "between", "for", "of", "in", "at", "into", "through"})


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


def _possessive(line: Line, slot: int) -> bool:
    return slot + 2 < len(line.words) and line.words[slot + 1] in ("'", "’") and line.words[slot + 2] == "s"


def _modifiers(parsed: Parse) -> None:
    line, classes = parsed.line, parsed.classes
    for index, slot in enumerate(line.slot_of):
        parsed.index_at[slot] = index
        mention = line.mentions[index]
        following = line.slot_of[index + 1] if index + 1 < len(line.slot_of) else -1
        gap = classes[slot + 1 : following] if following >= 0 else ["end"]
        if _possessive(line, slot):
            gap = gap[2:]
        plain = (
            following >= 0 and len(gap) <= 4 and all(name in ("", "quote", "product", "representative") for name in gap)
        )
        parsed.premodifies.append(
            plain
            and mention.kind in _PLACES
            and (line.mentions[index + 1].kind not in _PLACES or mention.demonym or _possessive(line, slot))
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
        elif name not in _TRANSPARENT and not (name == "of" and parsed.classes[at - 1] == "representative"):
            return False
    return linked


def governor(parsed: Parse, slot: int) -> tuple[str, int]:
    """Find the word that governs a name: the nearest preposition, sign or trigger to the left of its list.

    Parameters
    ----------
    parsed : Parse
    slot : int
        Slot of the name, or of the words that stand for one.

    Returns
    -------
    name : str
        Cue class of the governing word, `trigger`, `mention` (another name) or `start`.
    at : int
        Its slot, -1 for `start`.
    """
    index = parsed.index_at.get(slot, -1)
    first = parsed.members[parsed.group[index]][0] if index >= 0 else slot
    if first not in parsed.governors:
        parsed.governors[first] = _search_governor(parsed, first)
    return parsed.governors[first]


def _search_governor(parsed: Parse, first: int) -> tuple[str, int]:
    for at in range(first - 1, max(first - REACH, -1), -1):
        name = parsed.classes[at]
        if at in parsed.trigger_slots and name != "unit":
            return "trigger", at
        if name == "mention" and parsed.premodifies[parsed.index_at[at]]:
            continue
        if name in ("of", "from", "in") and at and parsed.classes[at - 1] in ("representative", "minister"):
            continue
        if name not in _TRANSPARENT:
            return name, at
    return ("start", -1) if first < REACH else ("", -1)


def role(parsed: Parse, slot: int, hit: Hit) -> str:
    """Name the part that a name plays to a trigger, one of `ROLES`.

    Parameters
    ----------
    parsed : Parse
    slot : int
        Slot of the name; negative for an understood party.
    hit : Hit
        The trigger.

    Returns
    -------
    str
    """
    if slot < 0:
        return "absent"
    if hit.first <= slot <= hit.last:
        return "inside"
    key = (slot, hit.first)
    if key not in parsed.roles:
        parsed.roles[key] = _left_role(parsed, slot, hit) if slot < hit.first else _right_role(parsed, slot, hit)
    return parsed.roles[key]


def _right_role(parsed: Parse, slot: int, hit: Hit) -> str:
    name, at = governor(parsed, slot)
    if name in _PREPOSITIONS or name in ("and", "relative"):
        return name
    if name == "trigger" and hit.first <= at <= hit.last:
        return "object"
    return "other"


def _left_role(parsed: Parse, slot: int, hit: Hit) -> str:
    if _possessive(parsed.line, slot):
        return "owner"
    gap = parsed.classes[slot + 1 : hit.first]
    if (
        len(gap) <= 4
        and all(name in ("", "product", "dash", "mention", "joint", "quote", "representative") for name in gap)
        and not any(at in parsed.trigger_slots for at in range(slot + 1, hit.first))
    ):
        mention = parsed.index_at.get(slot, -1)
        if mention >= 0 and (parsed.line.mentions[mention].demonym or gap):
            return "modifier"
    name, _ = governor(parsed, slot)
    if name in _PREPOSITIONS:
        return name
    return "other" if name in ("mention", "trigger") else "subject"


def passive(parsed: Parse, hit: Hit) -> bool:
    """Say whether a trigger verb is passive: a participle after a form of "be", or one that follows its noun."""
    if hit.first not in parsed.passives:
        parsed.passives[hit.first] = _is_passive(parsed, hit)
    return parsed.passives[hit.first]


def _is_passive(parsed: Parse, hit: Hit) -> bool:
    word = parsed.line.words[hit.first]
    if not word.endswith(("ed", "t", "d", "n")) or word.endswith("ing"):
        return False
    before = parsed.classes[max(hit.first - 3, 0) : hit.first]
    if "be" in before:
        return True
    after = parsed.classes[hit.last + 1] if hit.last + 1 < len(parsed.classes) else "end"
    noun = bool(before) and before[-1] in ("", "product", "unit", "close") and "have" not in before
    return noun and after in ("by", "between", "to", "with", "from", "in", "at")


def frame(parsed: Parse, kind: RelationType, trigger_class: str, hit: Hit, a: Argument, b: Argument) -> int:
    """Match a pair against the frames of a trigger: who deals with whom.

    Parameters
    ----------
    parsed : Parse
    kind : RelationType
    trigger_class : str
        Class of the trigger in the lexicon.
    hit : Hit
        The trigger.
    a, b : Argument
        Head and tail.

    Returns
    -------
    int
        1 + the rank of the frame that fits (1 the surest), 0 where none does.
    """
    voices = frames()[kind][trigger_class]
    options = voices.get("any") or voices["passive" if passive(parsed, hit) else "active"]
    pair = (role(parsed, a.slot, hit), role(parsed, b.slot, hit))
    for rank, option in enumerate(options, 1):
        if option == pair or (kind in SYMMETRIC and option == pair[::-1]):
            if pair[0] == pair[1] and not same_list(parsed, a.slot, b.slot):
                continue
            return rank
    return 0


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
