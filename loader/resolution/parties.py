"""Collecting the parties of relations: each name once per kind and country, with how often and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Relation
from .aliases import name_lists
from .comparators import PLACES
from .decision import Party, compare
from .lexicon import lexicon
from .name import Name, read_name
from .text import plain_words

Key = tuple[str, str, str]


@dataclass(slots=True, eq=False)
class Member:
    """All mentions of one name with one sort of kind and one country.

    `spellings` counts the name's spellings as written (they differ in case, quotes, legal form), `kinds` the kinds
    that were given, `documents` where it stands, `known` the id of the known entity that it belongs to already.
    """

    party: Party
    key: Key
    read: Name
    spellings: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    known: str = ""


def member_key(name: str, kind: str, country: str) -> Key:
    """Give what makes a mention the same member: normal form, kind as far as it separates, country's ISO code.

    A country is a country whatever kind it was given.
    """
    read = read_name(name)
    code = country_code(country) if country and not read.country else ""
    sort = "country" if read.country else kind if kind in PLACES else "party" if kind else ""
    if read.folded in name_lists().twins:
        return (read.folded, sort, code)
    return (f"{read.key}|{' '.join(sorted(read.honours))}" if read.honours else read.key, sort, code)


def country_code(name: str) -> str:
    """Give the ISO code of a country's name in any of the languages of the lexicon, or the name where unknown."""
    return (lexicon().countries.exactly(plain_words(name)) or name) if name else ""


def collect_parties(relations: Iterable[Relation]) -> tuple[dict[Key, Member], list[tuple[Member, Member]]]:
    """Collect both ends of every relation: the members by key, and the two members of each relation."""
    members: dict[Key, Member] = {}
    ends: list[tuple[Member, Member]] = []
    for relation in relations:
        documents = {e.document for e in relation.evidence if e.document} | ({relation.document} - {""})
        head = add_mention(members, relation.head, relation.head_kind, relation.head_country, documents)
        tail = add_mention(members, relation.tail, relation.tail_kind, relation.tail_country, documents)
        _note_text(head, relation.head_text)
        _note_text(tail, relation.tail_text)
        ends.append((head, tail))
    return members, ends


def _note_text(member: Member, text: str) -> None:
    """Keep the words of the document as one more spelling where they are a name of the party, not "the company"."""
    if (
        text[:1].isupper()
        and text not in member.spellings
        and compare(Party(text), Party(member.party.name)).decision == "same"
    ):
        member.spellings[text] = 0


def add_mention(
    members: dict[Key, Member],
    name: str,
    kind: str,
    country: str,
    documents: Iterable[str],
    times: int = 1,
) -> Member:
    """Count one mention of a party; return its member."""
    key = member_key(name, kind, country)
    member = members.get(key)
    if member is None:
        member = members[key] = Member(
            Party(name, "country" if key[1] == "country" else kind, key[2]), key, read_name(name)
        )
    elif name < member.party.name:
        member.party, member.read = Party(name, member.party.kind, key[2]), read_name(name)
    member.spellings[name] = member.spellings.get(name, 0) + times
    if kind:
        member.kinds[kind] = member.kinds.get(kind, 0) + times
    member.documents.update(documents)
    return member
