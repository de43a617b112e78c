"""Short forms that only their document explains: "Tosco" beside "Tosco Pharmachem", "Ministry of Industry" at home."""

from __future__ import annotations

from collections.abc import Mapping

from .clusters import Link
from .comparators import PLACES
from .decision import Comparison
from .name import Name, read_name
from .parties import Member

CERTAINTY = 0.65
"""Score of a link that the document makes."""


def settle_in_context(members: list[Member], others: Mapping[tuple[int, int], Comparison]) -> list[Link]:
    """Link a short form to the one longer name in the same documents that it can stand for.

    Only pairs that do not contradict each other are looked at; a short form that could stand for two parties of its
    documents stays alone.

    Parameters
    ----------
    members : list of Member
    others : mapping
        The comparisons of pairs that are not linked.

    Returns
    -------
    list of Link
    """
    longer: dict[int, list[int]] = {}
    for (a, b), comparison in others.items():
        if comparison.clash or members[a].party.kind in PLACES or members[b].party.kind in PLACES:
            continue
        short, long = (a, b) if len(members[a].key[0]) < len(members[b].key[0]) else (b, a)
        if (
            members[short].documents
            and members[short].documents <= members[long].documents
            and _abridges(read_name(members[short].party.name), read_name(members[long].party.name))
        ):
            longer.setdefault(short, []).append(long)
    return [
        Link(
            min(short, long[0]), max(short, long[0]), Comparison("same", CERTAINTY, ["short form in the same document"])
        )
        for short, long in sorted(longer.items())
        if len(long) == 1
    ]


def _abridges(short: Name, long: Name) -> bool:
    """Say whether a name is another one cut short: one word of its own at either end, or all but the country."""
    if len(short.words) == 1 and short.words[0].kind == "name":
        return short.words[0].key in (long.words[0].key, long.words[-1].key)
    return all(word.kind in ("country", "filler") for word in long.words if word.key not in short.keys)
