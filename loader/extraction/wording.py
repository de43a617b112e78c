"""The wording of a candidate as sparse features: the words around and between its parties and its trigger."""

from __future__ import annotations

from .discourse import Argument
from .lexicon import Hit
from .roles import passive, role
from .syntax import Parse

_WINDOW = 12
_PATH = 9


def wording(parsed: Parse, head: Argument, tail: Argument, trigger: Hit | None, trigger_class: str) -> list[str]:
    """List the lexical features of a candidate.

    Parameters
    ----------
    parsed : Parse
    head, tail : Argument
    trigger : Hit or None
        The main trigger.
    trigger_class : str
        Its class in the lexicon.

    Returns
    -------
    list of str
        Feature names, each present once.
    """
    words, classes = parsed.masked, parsed.classes
    found = [f"kinds={head.kind}|{tail.kind}", f"sources={head.source}|{tail.source}"]
    for end, argument in (("h", head), ("t", tail)):
        if argument.slot >= 0:
            found += _beside(parsed, end, argument.slot, 2)
            if argument.source != "mention":
                found.append(f"{end}={words[argument.slot]}")
    if trigger is not None:
        word = " ".join(words[trigger.first : trigger.last + 1])
        voice = "passive" if passive(parsed, trigger) else "active"
        roles = f"{role(parsed, head.slot, trigger)}|{role(parsed, tail.slot, trigger)}"
        found += [f"trigger={word}", f"roles={roles}|{trigger_class}|{voice}", f"roles={roles}|{word}"]
        found += _beside(parsed, "g", trigger.first, 3)
        for end, slot in (("h", head.slot), ("t", tail.slot)):
            if slot >= 0:
                found += _between(parsed, f"{end}g", slot, trigger.first)
    if head.slot >= 0 and tail.slot >= 0:
        order = "<" if head.slot < tail.slot else ">"
        found += _between(parsed, f"m{order}", head.slot, tail.slot)
        low, high = sorted((head.slot, tail.slot))
        path = [name for name in classes[low + 1 : high] if name not in ("", "article", "quote")]
        if len(path) <= _PATH:
            found.append(f"path{order}{'.'.join(path)}")
    return sorted(set(found))


def _beside(parsed: Parse, end: str, slot: int, reach: int) -> list[str]:
    """The words around a slot, each with its place."""
    key = (end, slot)
    if key not in parsed.wordings:
        words = parsed.masked
        places = [d for d in range(-reach, reach + 1) if d and 0 <= slot + d < len(words)]
        parsed.wordings[key] = [f"{end}{d}={words[slot + d]}" for d in places]
    return parsed.wordings[key]


def _between(parsed: Parse, label: str, one: int, two: int) -> list[str]:
    """The words between two slots that are not too far apart."""
    low, high = (one, two) if one < two else (two, one)
    if high - low > _WINDOW:
        return []
    return [f"{label}:{word}" for word in parsed.masked[low + 1 : high]]
