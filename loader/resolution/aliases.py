"""Lists of names: which are one party (always), which never. The package's and the user's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .lexicon import LEXICONS, read_table
from .name import Name, read_name


@dataclass(slots=True)
class NameLists:
    """Known names: key of a name → number of its party, and pairs of names that are never one party.

    The pairs are kept as they sound in the order written (`Name.folded`), as two such names may have one key:
    "Bank of India" and "Indian Bank". Those are in `twins`.
    """

    party: dict[str, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    never: set[frozenset[str]] = field(default_factory=set)
    twins: set[str] = field(default_factory=set)

    def add_party(self, kind: str, names: list[str]) -> None:
        """Add names of one party; a name that is there already joins its new party to the old one's number."""
        keys = [read_name(name).key for name in names]
        number = next((self.party[key] for key in keys if key in self.party), len(self.kinds))
        self.kinds.setdefault(number, kind)
        for key in keys:
            self.party.setdefault(key, number)

    def add_never(self, one: str, other: str) -> None:
        """Add two names that are never one party."""
        a, b = read_name(one), read_name(other)
        self.never.add(frozenset((a.folded, b.folded)))
        if a.key == b.key:
            self.twins.update((a.folded, b.folded))

    def verdict(self, a: Name, b: Name) -> bool | None:
        """Say whether two names are one party (True), two (False), or not both known (None)."""
        if a.folded != b.folded and frozenset((a.folded, b.folded)) in self.never:
            return False
        party_a, party_b = self.party.get(a.key), self.party.get(b.key)
        return None if party_a is None or party_b is None else party_a == party_b


@cache
def name_lists(aliases: Path | None = None, never: Path | None = None) -> NameLists:
    """Load the lists of the package, and the user's own (same format) on top."""
    lists = NameLists()
    for path in (LEXICONS / "resolution_aliases.tsv", aliases):
        for kind, names in read_table(path, 2) if path else ():
            lists.add_party(kind, names.split("|"))
    for path in (LEXICONS / "resolution_never.tsv", never):
        for a, b in read_table(path, 2) if path else ():
            lists.add_never(a, b)
    return lists
