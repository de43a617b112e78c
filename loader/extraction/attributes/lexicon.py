"""Read and check the attribute lexicons: TOML tables in data/lexicons/, each loaded once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ....data import DATA
from ....errors import BadInput


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Load `data/lexicons/attributes_<name>.toml`.

    Raises
    ------
    BadInput
        The file is missing or is not TOML.
    """
    path = DATA / "lexicons" / f"attributes_{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path}: cannot be used as a lexicon: {error}") from error


@cache
def table(name: str, key: str, kind: Any) -> dict[str, Any]:
    """Return one table of a lexicon, every value of which must be of type `kind`."""
    found = lexicon(name).get(key)
    if not isinstance(found, dict) or not all(isinstance(value, kind) for value in found.values()):
        raise BadInput(f"attributes_{name}.toml: [{key}] must be a table of {getattr(kind, '__name__', kind)} values")
    return found


def words(name: str, key: str, entry: str) -> list[str]:
    """Return one list of texts out of a table of a lexicon."""
    found = lexicon(name).get(key, {}).get(entry)
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise BadInput(f"attributes_{name}.toml: [{key}] {entry} must be a list of texts")
    return found


def alternatives(forms: Iterable[str]) -> str:
    """Build the regular expression for any of these literal forms, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
