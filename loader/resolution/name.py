"""A name as resolution reads it: words with their classes, legal form, country, numbers, abbreviation in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon, fold, lexicon, spaced
from .text import plain_words

BRACKET = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_ROMAN = re.compile(r"[IVX]{2,5}")
_CAPITALS = re.compile(r"\w*[A-ZА-ЯЁЎІЇЄ]\w*[A-ZА-ЯЁЎІЇЄ]\w*")
_QUOTES = re.compile(r"[\"“”„«»‹›]")
PLACELIKE = frozenset({"place", "country", "level"})
OWN = frozenset({"name", "place"})
"""Classes of words that make a name its bearer's own."""


class Word(NamedTuple):
    """One word or phrase of a name.

    `key` is what must be equal (the canonical word of the lexicon, `@BY` for a country, `#minsk BY` for a larger
    place, else the word itself), `kind` its class (`name` where the lexicon does not know it), `of` says that it
    follows "of", a comma or a bracket.
    """

    text: str
    key: str
    kind: str
    of: bool = False


@dataclass(slots=True, eq=False)
class Name:
    """A name read once, compared often."""

    text: str
    words: tuple[Word, ...]
    key: str
    """Words in the order of the alphabet: equal for names that differ in word order, legal form and quotes only."""
    folded: str
    """All words run together as they may sound, in the order written."""
    core: str
    """Folded words of its own and places, in the order of the alphabet; all keys where it has none."""
    country: str
    """ISO code of the country where the name is that of a country alone."""
    place: str
    """Key of the place where the name is that of a larger place or a country alone."""
    level: str
    """`region`, `district` or `city` where a word of the name says so."""
    form: str = ""
    honours: frozenset[str] = frozenset()
    letters: str = ""
    """First letters of all words, small ones too, but not of the legal form."""
    tail: str = ""
    """First letters of the legal form at its end, which abbreviations may count in."""
    abbreviation: str = ""
    """The name itself, as written, where it is one abbreviation."""
    short: str = ""
    """The abbreviation that the name gives for itself in brackets."""

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the words that are no fillers."""
        return frozenset([word.key for word in self.words if word.kind != "filler"])


@lru_cache(maxsize=1 << 15)
def read_name(text: str) -> Name:
    """Read a name.

    Parameters
    ----------
    text : str
        The name as written, in any script.

    Returns
    -------
    Name
    """
    lex = lexicon()
    body = _QUOTES.sub(" ", text if text.isascii() else spaced(text, lex.unspaced))
    short, body = _own_abbreviation(body)
    if not short:
        short, body = _trailing_abbreviation(body)
    plain = plain_words(body)
    if not lex.compounds.keys().isdisjoint(plain):
        plain = [part for word in plain for part in lex.compounds.get(word, [word])]
    plain, honours = _cut(plain, lex)
    plain, form, tail = _strip_forms(plain, lex)
    after_of = _after_of(body)
    words = tuple(_classify(plain, lex, after_of, set(_ROMAN.findall(body))))
    if not words:
        words = tuple(Word(word, word, "name") for word in plain or plain_words(text) or [text.strip().lower()])
    kinds = {word.kind for word in words}
    keys = sorted([word.key for word in words])
    folds = [fold(word.text) if " " not in word.text else fold(word.text.replace(" ", "")) for word in words]
    own = sorted([sound for sound, word in zip(folds, words, strict=True) if word.kind in OWN])
    single = words[0].text if len(words) == 1 else ""
    token = body.strip().split(" ")[0] if single else ""
    return Name(
        text=text,
        words=words,
        key=" ".join(keys),
        folded="".join(folds),
        core=" ".join(own or keys),
        country=_country_of(words) if "country" in kinds else "",
        place=" ".join([word.key for word in words if word.kind != "level"]) if kinds <= PLACELIKE else "",
        level=next(word.key for word in words if word.kind == "level") if "level" in kinds else "",
        form=form,
        letters="".join([word[0] for word in plain]),
        tail=tail,
        honours=honours,
        abbreviation=token if 2 <= len(single) <= 8 and _CAPITALS.fullmatch(token) else "",
        short=short,
    )


def initials(words: tuple[Word, ...]) -> str:
    """Give the first letters of the words of a name, countries by the first letter of what is written."""
    return "".join(word.text[0] for word in words)


def _country_of(words: tuple[Word, ...]) -> str:
    named = [word.key for word in words if word.kind == "country"]
    if len(named) != 1 or any(word.kind != "country" and word.key != "government" for word in words):
        return ""
    return named[0][1:]


@lru_cache(maxsize=1 << 12)
def spelled_out(text: str) -> tuple[Word, ...]:
    """Read a name with nothing left out, for abbreviations: legal forms and small words are of class `filler`."""
    lex = lexicon()
    plain = plain_words(_QUOTES.sub(" ", spaced(text, lex.unspaced)))
    kept = {word.text: word for word in read_name(text).words}
    words: list[Word] = []
    for token in plain:
        known = lex.words.exactly([token])
        country = lex.countries.exactly([token])
        key, kind = known or (token, "country" if country else "name")
        optional = token in lex.function_words or (
            token not in kept and kind != "country" and lex.forms.exactly([token])
        )
        words.append(Word(token, key, "filler" if optional else kind))
    return tuple(words)


def _own_abbreviation(text: str) -> tuple[str, str]:
    """Take the abbreviation of the name out of its brackets: "Belarusian Universal Commodity Exchange (BUCE)"."""
    for bracket in BRACKET.finditer(text):
        inner = bracket[1].strip()
        before = plain_words(text[: bracket.start()])
        if _CAPITALS.fullmatch(inner) and len(before) > 1 and before[0][:1] == plain_words(inner)[0][:1]:
            return inner, text[: bracket.start()] + " " + text[bracket.end() :]
    return "", text


def _trailing_abbreviation(text: str) -> tuple[str, str]:
    """Take an abbreviation off the end of a name spelled out: "Association of Independent Industrialists MUSIAD"."""
    *rest, last = text.split() or [""]
    capitals = 3 <= len(last) <= 7 and last.isalpha() and last.isupper() and not text.isupper()
    lex = lexicon()
    if capitals and len(rest) > 3 and rest[-1].lower() not in lex.function_words and last.lower() not in lex.form_ends:
        return last, " ".join(rest)
    return "", text


def _cut(plain: list[str], lex: Lexicon) -> tuple[list[str], frozenset[str]]:
    """Cut "named after …" (kept apart) and "under the Ministry of …" off the end."""
    if lex.honours.by_first.keys().isdisjoint(plain):
        return plain, frozenset()
    for start in range(1, len(plain)):
        found = lex.honours.at(plain, start)
        if found:
            length, what = found
            rest = plain[start + length :]
            names = [word for word in rest if len(word) > 2 and word not in lex.function_words]
            return plain[:start], frozenset(map(fold, names)) if what == "honours" else frozenset()
    return plain, frozenset()


def _strip_forms(plain: list[str], lex: Lexicon) -> tuple[list[str], str, str]:
    """Take legal forms off both ends, as long as something is left; give the first letters of those at the end too."""
    family = tail = ""
    while len(plain) > 1 and plain[-1] in lex.form_ends:
        for start in range(max(1, len(plain) - 8), len(plain)):
            form = lex.forms.exactly(plain[start:])
            if form:
                tail = "".join(word[0] for word in plain[start:]) + tail
                plain, family = plain[:start], family or form
                break
        else:
            break
    while len(plain) > 1 and plain[0] in lex.forms.by_first:
        found = lex.forms.at(plain, 0)
        if not found or found[0] >= len(plain):
            break
        length, form = found
        if length == 1 and (plain[0],) not in lex.leading_forms:
            break
        plain, family = plain[length:], family or form
    return plain, family, tail


def _after_of(text: str) -> frozenset[str]:
    """Collect the words that follow "of", a comma or an opening bracket: places there belong to the name loosely."""
    if "of" not in text and "," not in text and "(" not in text:
        return frozenset()
    found = re.findall(r"(?:\bof(?: the)?|[,(（])\s+?([^,()（]+)|\(([^)]*)\)", text)
    return frozenset(word for pair in found for part in pair for word in plain_words(part))


def _digit(plain: list[str], at: int) -> bool:
    return at < len(plain) and plain[at].isdigit()


def _inflected_place(token: str, lex: Lexicon) -> tuple[int, tuple[str, str]] | None:
    """Find the larger place that a word is the adjective or genitive of: "Novosibirskiy", "Københavns"."""
    if not token.endswith(lex.place_ends):
        return None
    for size in range(1, 6):
        for restored in lex.place_endings.get(token[-size:], ()) if len(token) > size + 3 else ():
            found = lex.vocabulary.at([token[:-size] + restored], 0)
            if found and found[1][1] == "place":
                return found
    return None


@lru_cache(maxsize=1 << 14)
def _common_word(text: str, key: str, kind: str, of: bool) -> Word:
    """Make one object of a word that many names have."""
    return Word(text, key, kind, of)


def _classify(plain: list[str], lex: Lexicon, after_of: frozenset[str], romans: set[str]) -> list[Word]:
    words: list[Word] = []
    at = 0
    while at < len(plain):
        token = plain[at]
        single = lex.vocabulary.single.get(token)
        found = (1, single) if single else lex.vocabulary.at(plain, at) or _inflected_place(token, lex)
        if found:
            length, (key, kind) = found
            text = token if length == 1 else " ".join(plain[at : at + length])
            words.append(_common_word(text, key, kind, token in after_of))
        else:
            length = 1
            inner_form = words and len(token) > 2 and token in lex.forms.single
            if (
                token not in lex.function_words
                and not inner_form
                and not (token in ("no", "nr") and _digit(plain, at + 1))
            ):
                number = token.isdigit() or token.upper() in romans
                key = token.lstrip("0") or token
                words.append(Word(token, key, "number" if number else "name", token in after_of))
        at += length
    return words
