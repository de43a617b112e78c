"""Short forms that only their document explains: "Tosco" beside "Tosco Pharmachem", "Ministry of Industry" at home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import LCSseq

from .clusters import Link, close_clusters
from .comparators import PLACES
from .decision import Comparison
from .name import Name
from .parties import Member

CERTAINTY = 0.65
"""Score of a link that the document makes."""
LARGEST_DOCUMENT = 400
"""In a document with more parties than this, letters that may stand for a name mean nothing."""


def settle_in_context(
    members: list[Member], links: Iterable[Link], others: Mapping[tuple[int, int], Comparison]
) -> list[Link]:
    """Link a short form to the one longer name in the same documents that it can stand for.

    A name without its country is linked to the only one in the whole graph that has one, where its documents have none.
    Only pairs that do not contradict each other are looked at; a short form that could stand for two parties of its
    documents stays alone.

    Parameters
    ----------
    members : list of Member
    links : iterable of Link
        What is linked already: several longer names of one party count as one.
    others : mapping
        The comparisons of pairs that are not linked.

    Returns
    -------
    list of Link
    """
    clusters, _ = close_clusters(len(members), links, lambda a, b: None)
    cluster_of = {member: number for number, cluster in enumerate(clusters) for member in cluster}
    longer: dict[int, list[int]] = {}
    abroad: dict[int, list[int]] = {}
    for (a, b), comparison in others.items():
        if comparison.clash or members[a].party.kind in PLACES or members[b].party.kind in PLACES:
            continue
        short, long = (a, b) if len(members[a].key[0]) < len(members[b].key[0]) else (b, a)
        names = members[short].read, members[long].read
        if _all_but_country(*names):
            abroad.setdefault(short, []).append(long)
        elif not _abridges(*names):
            continue
        if members[short].documents & members[long].documents:
            longer.setdefault(short, []).append(long)
    longer = {**abroad, **longer}
    _add_abbreviations(members, cluster_of, longer)
    reason = Comparison("same", CERTAINTY, ["short form in the same document"])
    return [
        Link(min(short, long[0]), max(short, long[0]), reason)
        for short, long in sorted(longer.items())
        if len({cluster_of[member] for member in long}) == 1
    ]


def _add_abbreviations(members: list[Member], cluster_of: dict[int, int], longer: dict[int, list[int]]) -> None:
    """Add the names of its documents that an abbreviation which is linked to nothing may stand for."""
    linked = Counter(cluster_of.values())
    by_document: dict[str, list[int]] = {}
    for i, member in enumerate(members):
        for document in member.documents:
            by_document.setdefault(document, []).append(i)
    for i, member in enumerate(members):
        letters = member.read.abbreviation
        if not letters or linked[cluster_of[i]] > 1 or member.party.kind in PLACES:
            continue
        around = {j for d in member.documents if len(by_document[d]) <= LARGEST_DOCUMENT for j in by_document[d]}
        for j in sorted(around - {i}):
            other = members[j].party
            if other.kind not in PLACES and _may_abbreviate(letters, members[j].read):
                longer.setdefault(i, []).append(j)


def _all_but_country(short: Name, long: Name) -> bool:
    """Say whether a name is another one without its country: "Ministry of Forestry", but not a company's branch."""
    extra = [word for word in long.words if word.key not in short.keys]
    return all(w.kind == "filler" or (w.kind == "country" and (w.of or w is long.words[0])) for w in extra)


def _abridges(short: Name, long: Name) -> bool:
    """Say whether a name is another one cut short: its beginning or end, or the one word in it that is its own."""
    keys, long_keys = ([word.key for word in name.words] for name in (short, long))
    own = {word.key for word in short.words if word.kind in ("name", "place")}
    if not own or short.form or any(word.kind in ("filler", "head") for word in short.words):
        return False
    if all(word.kind == "country" for word in long.words if word.key not in short.keys):
        return False
    at_an_end = keys in (long_keys[: len(keys)], long_keys[-len(keys) :])
    return at_an_end or keys == [word.key for word in long.words if word.kind == "name"]


def _may_abbreviate(letters: str, full: Name) -> bool:
    """Say whether letters may stand for a name in its own document: out of order, or some from inside its words.

    The first letter is the name's, the others follow in the order of its letters, and half of them begin words.
    """
    letters = letters.lower()
    if len(letters) < 3 or len(full.words) < 2 or letters[0] != full.letters[:1]:
        return False
    starts = "".join(word.text[0] for word in full.words)
    if sorted(letters) in (sorted(starts), sorted(full.letters), sorted(full.letters + full.tail[:1])):
        return True
    body = iter("".join(word.text.replace(" ", "") for word in full.words))
    in_order = all(letter in body for letter in letters)
    return in_order and 2 * LCSseq.similarity(letters, starts) >= len(letters)
