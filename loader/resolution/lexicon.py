"""The lexicons of resolution: classes of words, legal forms, countries, aliases. Data files, checked when loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from ...data import DATA
from ...errors import BadInput
from .text import CJK, plain_words

LEXICONS = DATA / "lexicons"
CLASSES = ("filler", "soft", "trade", "head", "branch", "qualifier", "field", "level", "number")
LANGUAGES = (
    "en",
    "fr",
    "de",
    "es",
    "pt",
    "it",
    "ru",
    "uk",
    "be",
    "pl",
    "nl",
    "sv",
    "cs",
    "tr",
    "zh",
    "ja",
    "ko",
    "ar",
    "fa",
)

_DOUBLED = re.compile(r"(.)\1+")
V = TypeVar("V")


@dataclass(slots=True)
class Phrases(Generic[V]):
    """Phrases of one or more words, found by their first word, the longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], V]]] = field(default_factory=dict)
    single: dict[str, V] = field(default_factory=dict)
    """Words that are a phrase by themselves and begin no longer one."""

    def add(self, words: Sequence[str], value: V) -> None:
        """Add a phrase; one that is already there keeps its first value."""
        if not words:
            return
        entries = self.by_first.setdefault(words[0], [])
        if all(phrase != tuple(words) for phrase, _ in entries):
            entries.append((tuple(words), value))
            entries.sort(key=lambda entry: -len(entry[0]))
            self.single.pop(words[0], None)
            if len(entries) == len(words) == 1:
                self.single[words[0]] = value

    def items(self) -> Iterator[tuple[tuple[str, ...], V]]:
        """Give every phrase with its value."""
        return (entry for entries in self.by_first.values() for entry in entries)

    def at(self, words: Sequence[str], start: int) -> tuple[int, V] | None:
        """Find the longest phrase that begins at `start`: its length in words, and its value."""
        for phrase, value in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase), value
        return None

    def exactly(self, words: Sequence[str]) -> V | None:
        """Find the value of the phrase that is all of `words`."""
        found = self.at(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None


@dataclass(frozen=True, slots=True)
class Folds:
    """Letters → sound, anywhere in a word and at its end."""

    sounds: dict[str, str]
    pattern: re.Pattern[str]
    finals: dict[str, str]
    final: re.Pattern[str]

    @classmethod
    def of(cls, folds: dict[str, str], finals: dict[str, str]) -> Folds:
        """Turn the tables of the lexicon (sound = letters …) round."""
        tables = [{letters: sound for sound, each in t.items() for letters in each.split()} for t in (folds, finals)]
        patterns = ["|".join(sorted(map(re.escape, table), key=lambda p: (-len(p), p))) for table in tables]
        return cls(tables[0], re.compile(patterns[0]), tables[1], re.compile(f"({patterns[1]})$"))

    def apply(self, word: str) -> str:
        """Fold one word."""
        word = self.final.sub(lambda found: self.finals[found[0]], word)
        word = self.pattern.sub(lambda found: self.sounds[found[0]], word)
        return _DOUBLED.sub(r"\1", word)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that names are read with."""

    vocabulary: Phrases[tuple[str, str]]
    """Word or phrase → (what is equal for all its spellings, class): countries, words of names, larger places."""
    words: Phrases[tuple[str, str]]
    """The part of the vocabulary that resolution_words.toml gives."""
    function_words: frozenset[str]
    compounds: dict[str, list[str]]
    """Plain word → the plain words that others write for it."""
    scholarly: frozenset[str]
    """Heads of which a place has many that only their field tells apart: institutes, ministries …"""
    forms: Phrases[str]
    """Legal form → family."""
    form_ends: frozenset[str]
    """Last words of legal forms."""
    leading_forms: frozenset[tuple[str, ...]]
    countries: Phrases[str]
    """Name or adjective of a country → ISO code."""
    country_names: dict[str, str]
    """ISO code → usual short English name."""
    cities: frozenset[str]
    """Keys (`#minsk BY`) of the larger places that are cities."""
    honours: Phrases[str]
    unspaced: re.Pattern[str]
    """Known words of Chinese, Japanese and Korean, to be set apart in names without spaces."""
    folds: Folds
    endings: tuple[re.Pattern[str], ...]
    place_endings: dict[str, list[str]]
    place_ends: tuple[str, ...]
    """Their keys."""
    initials: dict[str, str]


def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML lexicon of the package by its file name."""
    path = LEXICONS / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path}: not a lexicon: {error}; reinstall the package or mend the file") from error


def read_table(path: Path, columns: int) -> Iterator[list[str]]:
    """Read the rows of a tab-separated lexicon; `#` starts a comment line, missing last columns are empty."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput(f"{path}: not a lexicon: {error.strerror or error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > columns:
                raise BadInput(f"{path}:{number}: {len(cells)} columns, not {columns}; separate them by tabs")
            yield cells + [""] * (columns - len(cells))


@cache
def lexicon() -> Lexicon:
    """Load all lexicons, once."""
    tables, forms, spelling = (read_toml(f"resolution_{n}.toml") for n in ("words", "legal_forms", "spelling"))
    words: Phrases[tuple[str, str]] = Phrases()
    unspaced: set[str] = set()
    for name, section in tables.items():
        if name in ("function", "compound"):
            continue
        if name not in CLASSES:
            raise BadInput(f"{LEXICONS / 'resolution_words.toml'}: section [{name}] is not one of {', '.join(CLASSES)}")
        for word, others in section.items():
            for spelling_of in (word, *(other.strip() for other in others.split(","))):
                _keep_unspaced(spelling_of, unspaced)
                words.add(plain_words(spelling_of), (word, name))
    families: Phrases[str] = Phrases()
    leading = {tuple(plain_words(form)) for form in forms.pop("before")["forms"]}
    for family, section in forms.items():
        for form in section["forms"]:
            _keep_unspaced(form, unspaced)
            families.add(plain_words(form), family)
    countries, country_names = _countries(unspaced)
    places, cities = _places(unspaced)
    vocabulary: Phrases[tuple[str, str]] = Phrases()
    for phrase, code in countries.items():
        vocabulary.add(phrase, ("@" + code, "country"))
    for phrase, word in words.items():
        vocabulary.add(phrase, word)
    for phrase, place in places.items():
        vocabulary.add(phrase, (place, "place"))
    honours: Phrases[str] = Phrases()
    for kind in ("honours", "under", "formerly"):
        for phrase in spelling[kind]:
            honours.add(plain_words(phrase), kind)
    return Lexicon(
        vocabulary=vocabulary,
        words=words,
        function_words=frozenset(tables["function"]["words"].split()),
        compounds=_compounds(tables["compound"], unspaced),
        scholarly=frozenset(tables["function"]["scholarly"].split()),
        forms=families,
        form_ends=frozenset(phrase[-1] for phrase, _ in families.items()),
        leading_forms=frozenset(leading),
        countries=countries,
        country_names=country_names,
        cities=cities,
        honours=honours,
        unspaced=re.compile("|".join(sorted(map(re.escape, unspaced), key=lambda w: (-len(w), w)))),
        folds=Folds.of(spelling["folds"], spelling["final_folds"]),
        endings=tuple(map(re.compile, spelling["endings"])),
        place_endings=spelling["place_endings"],
        place_ends=tuple(spelling["place_endings"]),
        initials=spelling["initials"],
    )


def spaced(text: str, unspaced: re.Pattern[str]) -> str:
    """Set apart the known words of a name written without spaces."""
    return unspaced.sub(lambda found: f" {found[0]} ", text) if CJK.search(text) else text


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """Fold a plain word to how it may sound, so that transliterations of one name meet."""
    return lexicon().folds.apply(word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Take a grammatical ending off a folded word of more than six letters."""
    if len(word) > 6:
        for ending in lexicon().endings:
            word, count = ending.subn("", word)
            if count:
                break
    return word


def _keep_unspaced(word: str, unspaced: set[str]) -> None:
    if CJK.search(word):
        unspaced.add(word)


def _compounds(table: dict[str, str], unspaced: set[str]) -> dict[str, list[str]]:
    for word in table:
        _keep_unspaced(word, unspaced)
    return {"".join(plain_words(word)): parts.split() for word, parts in table.items()}


def _countries(unspaced: set[str]) -> tuple[Phrases[str], dict[str, str]]:
    import pycountry
    from babel import Locale

    names: dict[str, str] = {}
    phrases: Phrases[str] = Phrases()
    for name, code, others, adjectives in read_table(LEXICONS / "names_countries.tsv", 4):
        code = code or name.upper()
        names[code] = name
        for form in _parts(name, others, adjectives):
            phrases.add(_without_article(plain_words(form)), code)
    for country in pycountry.countries:
        names.setdefault(country.alpha_2, getattr(country, "common_name", country.name))
        for form in (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", "")):
            if "," not in form:
                phrases.add(_without_article(plain_words(form)), country.alpha_2)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code in names and code not in ("EU", "UN"):
                _keep_unspaced(name, unspaced)
                words = plain_words(name)
                if language == "en" or len("".join(words)) > 3:
                    phrases.add(_without_article(words), code)
    return phrases, names


def _places(unspaced: set[str]) -> tuple[Phrases[str], frozenset[str]]:
    places: Phrases[str] = Phrases()
    cities: set[str] = set()
    for sort, code, names in read_table(LEXICONS / "resolution_places.tsv", 3):
        forms = names.split("|")
        key = f"#{forms[0]} {code}"
        if sort == "city":
            cities.add(key)
        for form in forms:
            _keep_unspaced(form, unspaced)
            places.add(form.split() if form.isascii() else plain_words(form), key)
    return places, frozenset(cities)


def _parts(*cells: str) -> Iterable[str]:
    return (part for cell in cells for part in cell.split("|") if part)


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in ("the", "al") else words
