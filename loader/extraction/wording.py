"""The wording of a candidate as sparse features: the words around and between its parties and its trigger."""

from __future__ import annotations

from .discourse import Argument
from .lexicon import Hit
from .syntax import Parse, passive, role

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
        slot = argument.slot
        if slot < 0:
            continue
        found += [f"{end}{offset}={words[at]}" for offset, at in _around(slot, len(words), 2)]
        if argument.source != "mention":
            found.append(f"{end}={words[slot]}")
    if trigger is not None:
        word = " ".join(words[trigger.first : trigger.last + 1])
        voice = "passive" if passive(parsed, trigger) else "active"
        roles = f"{role(parsed, head.slot, trigger)}|{role(parsed, tail.slot, trigger)}"
        found += [f"trigger={word}", f"roles={roles}|{trigger_class}|{voice}", f"roles={roles}|{word}"]
        found += [f"g{offset}={words[at]}" for offset, at in _around(trigger.first, len(words), 3)]
        for end, slot in (("h", head.slot), ("t", tail.slot)):
            if slot >= 0:
                low, high = sorted((slot, trigger.first))
                if high - low <= _WINDOW:
                    found += [f"{end}g:{word}" for word in words[low + 1 : high]]
    if head.slot >= 0 and tail.slot >= 0:
        low, high = sorted((head.slot, tail.slot))
        order = "<" if head.slot < tail.slot else ">"
        if high - low <= _WINDOW:
            found += [f"m{order}:{word}" for word in words[low + 1 : high]]
        path = [name for name in classes[low + 1 : high] if name not in ("", "article", "quote")]
        if len(path) <= _PATH:
            found.append(f"path{order}{'.'.join(path)}")
    return sorted(set(found))


def _around(slot: int, length: int, reach: int) -> list[tuple[int, int]]:
    return [(d, slot + d) for d in range(-reach, reach + 1) if d and 0 <= slot + d < length]
