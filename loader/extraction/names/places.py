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
_NATIVE_HEAD = re.compile(
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
def regions() -> dict[str, str]:
    """Map the names of first-level regions (ISO 3166-2, from pycountry's data) to their country."""
    data = (resources.files("pycountry") / "databases" / "iso3166-2.json").read_bytes()
    codes = country_codes()
    found: dict[str, str] = {}
    for entry in json.loads(data)["3166-2"]:
        country = codes.get(entry["code"][:2])
        if country is None or entry["type"] in {"Parish", "London borough", "Local council", "Popularate"}:
            continue
        for name in _NOT_NAME.split(entry["name"]):
            name = _NATIVE_HEAD.sub("", name).strip()
            found.setdefault(name, country)
            found.setdefault(anyascii(name), country)
    return found
