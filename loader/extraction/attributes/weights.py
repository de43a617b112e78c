"""Learned weights of attribute choices: small JSON tables in data/models/, one weight a feature."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from ....data import DATA
from ....errors import BadInput


@cache
def weights(name: str) -> Mapping[str, float]:
    """Load `data/models/attribute_<name>.json`.

    Raises
    ------
    BadInput
        The file is missing, or is not an object of numbers.
    """
    path = DATA / "models" / f"attribute_{name}.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: cannot be used as weights: {error}") from error
    if not isinstance(table, dict) or not all(isinstance(value, float | int) for value in table.values()):
        raise BadInput(f"{path}: cannot be used as weights: not an object of numbers; run `make train`")
    return table
