"""Cities and first-level regions of the world, and which country each is in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from anyascii import anyascii

from .lexicon import country_codes, rows

_NOT_NAME = re.compile(r"[/\[\](),]")
_LARGE = frozenset(
    {"Province", "Region", "State", "Department", "County", "Governorate", "Prefecture", "Canton", "Republic", "Land"}
    | {"Administrative region", "Autonomous region", "Autonomous community", "Voivodship", "Oblast", "Union territory"}
    | {"Emirate", "Regional state", "Autonomous republic", "Autonomous province", "Territory", "Autonomous district"}
)
"""Kinds of subdivision that are regions in any reader's eyes; the others are often towns with a council."""
_NATIVE_HEAD = re.compile(
    r"(?:-do|-si|-teukbyeoljachido)$|"
    r" (?:Sheng|Shi|Zizhiqu|[Oo]blast[’']?|[Oo]blysy|[Vv]oblasts?[’'ć]?|[Vv]iloyati?|[Kk]rai|Kray|[Jj]udetul|[Kk]raj|"
    r"megye|Province|Region|State|County|District|Governorate|Prefecture|aimag)$"
)


@dataclass(frozen=True, slots=True)
class City:
    """A city name: the countries that have such a city, largest first, and the people of the largest (thousands)."""

    countries: tuple[str, ...]
    people: int
    other_spelling: bool
    """No city has this as its usual name."""


@cache
def city_rows() -> dict[str, str]:
    """Map city names (and the same without diacritics) to their unparsed cells: parsing waits for the look-up."""
    cells = dict(rows("names_cities.tsv", 2))
    for name in [name for name in cells if not name.isascii()]:
        cells.setdefault(anyascii(name), cells[name])
    return cells


@cache
def city(name: str) -> City | None:
    """Look a city up by its name as written."""
    cell = city_rows().get(name)
    if cell is None:
        return None
    places = [part.split(":") for part in cell.lstrip("~").split(",")]
    codes = country_codes()
    return City(tuple(codes[code] for code, _ in places if code in codes), int(places[0][1]), cell[0] == "~")


@cache
def regions() -> dict[str, tuple[str, bool]]:
    """Map the names of subdivisions (ISO 3166-2, from pycountry's data) to their country and whether they are large."""
    data = (resources.files("pycountry") / "databases" / "iso3166-2.json").read_bytes()
    codes = country_codes()
    found: dict[str, tuple[str, bool]] = {}
    for entry in json.loads(data)["3166-2"]:
        country = codes.get(entry["code"][:2])
        if country is None:
            continue
        for part in _NOT_NAME.split(entry["name"]):
            name = _NATIVE_HEAD.sub("", part).strip()
            for form in (name, anyascii(name)):
                if form not in found or entry["type"] in _LARGE:
                    found[form] = (country, entry["type"] in _LARGE)
    return found
