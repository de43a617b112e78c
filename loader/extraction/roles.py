"""What governs a name, the role it plays to a trigger, and the frames: who deals with whom."""

from __future__ import annotations

from ..model import SYMMETRIC, RelationType
from .discourse import Argument
from .lexicon import Hit, frames
from .syntax import TRANSPARENT, Parse, possessive, same_list

REACH = 8
"""How many slots to the left a governing word may stand."""

ROLES = (
    "absent", "subject", "object", "owner", "modifier", "inside", "with", "to", "from", "by", "between", "for", "of",
    "in", "at", "into", "through", "and", "relative", "other",
)  # fmt: skip
ROLE_ID = {name: index for index, name in enumerate(ROLES)}
_PREPOSITIONS = frozenset({"with", "to", "from", "by", "between", "for", "of", "in", "at", "into", "through"})


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
        if name not in TRANSPARENT:
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
    if possessive(parsed.line, slot):
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
