"""Whether two names mean the same party, for scoring: by form, by alias group, or by near spelling."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from ...data import DATA
from ...errors import BadInput

NEAR = 88
"""Token-sort ratio (0–100) from which two spellings count as one name."""
SHORTEST = 5
"""Names with fewer characters must be equal: short ones are near to too much."""


def normalise(name: str) -> str:
    """Reduce a name to plain lower-case words without accents, punctuation and legal forms.

    A name that holds nothing but legal forms keeps them.
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^\w\s]", " ", ascii_name)
    return " ".join((_legal_forms().sub(" ", plain).strip() or plain).split())


@cache
def _legal_forms() -> re.Pattern[str]:
    path = DATA / "lexicons" / "evaluation_legal_forms.toml"
    forms: list[str] = tomllib.loads(path.read_text(encoding="utf-8"))["words"]["forms"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


class NameMatcher:
    """Compares names, with alias groups.

    Parameters
    ----------
    groups : iterable of iterable of str
        Each group lists the names of one party.
    """

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        self._group = {normalise(name): number for number, group in enumerate(groups) for name in group}
        self._known: dict[tuple[str, str], bool] = {}

    def same(self, one: str, other: str) -> bool:
        """Say whether two names mean the same party; an empty name means none."""
        key = (one, other)
        if key not in self._known:
            self._known[key] = self._compare(normalise(one), normalise(other))
        return self._known[key]

    def _compare(self, one: str, other: str) -> bool:
        if not one or not other:
            return False
        if one == other:
            return True
        if one in self._group and other in self._group:
            return self._group[one] == self._group[other]
        return min(len(one), len(other)) >= SHORTEST and fuzz.token_sort_ratio(one, other) >= NEAR


def read_aliases(gold: Path) -> NameMatcher:
    """Make a matcher from the `aliases.json` beside the gold folder, or inside it; without one, names stand alone.

    Raises
    ------
    BadInput
        The file is not a JSON list of lists of names.
    """
    for path in (gold.resolve().parent / "aliases.json", gold / "aliases.json"):
        if path.is_file():
            try:
                groups = json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise BadInput(f"{path}: not JSON ({error}); give a list of lists of names") from error
            if not isinstance(groups, list) or not all(
                isinstance(group, list) and all(isinstance(name, str) for name in group) for group in groups
            ):
                raise BadInput(f"{path}: not a list of lists of names")
            return NameMatcher(groups)
    return NameMatcher()
