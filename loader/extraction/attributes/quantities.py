"""Find amounts: money and quantities, verbatim and as number and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .lexicon import alternatives, table, words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence.

    Attributes
    ----------
    start, end : int
        Character offsets into the sentence.
    text : str
        The words there.
    value : float
        The number.
    unit : str
        An ISO 4217 currency code, a unit of measure, or the counted noun; empty where none is stated.
    money : bool
        The unit is a currency.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    money: bool


@cache
def _codes() -> frozenset[str]:
    from pycountry import currencies

    return frozenset(currency.alpha_3 for currency in currencies)


@cache
def _currency(word: str) -> str:
    known: dict[str, str] = table("quantities", "currencies", str)
    return known.get(word.lower(), "") or (word.upper() if word.upper() in _codes() else "")


@cache
def _grammar() -> re.Pattern[str]:
    numbers = alternatives(set(table("quantities", "numbers", float | int)) - {"a", "half"})
    scales, units = table("quantities", "scales", int), table("quantities", "units", str)
    long_scales = alternatives([s for s in scales if len(s) > 2])
    short_scales = alternatives([s for s in scales if len(s) <= 3])
    symbols = alternatives(
        [
            c
            for c in table("quantities", "currencies", str)
            if not c.isascii() or "$" in c or c in words("quantities", "words", "prefixes")
        ]
    )
    names = alternatives([c for c in table("quantities", "currencies", str) if c.isascii() and "$" not in c])
    approximate, per = (alternatives(words("quantities", "words", key)) for key in ("approximate", "per"))
    number = r"\d{1,3}(?:[,\s ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    return re.compile(
        rf"""(?<![\w.,-])(?:(?P<about>{approximate})\s)?
        (?:(?P<before>{symbols}|(?-i:[A-Z]{{3}})\s)\s?)?
        (?:(?P<digits>{number})|(?P<words>(?:(?:half\s)?a\s(?=(?:{long_scales})\b)|(?:{numbers})(?:[\s-](?:{numbers}))?\b|(?=(?:{long_scales})s?\sof\b))))
        (?:[\s-]?(?P<scale>(?:(?:{long_scales})s?\b[\s]?)+)|\s?(?P<short>{short_scales})\.?\b)?
        (?:[\s-]?(?P<unit>(?:{names}|{alternatives(units)})(?![\w])|(?-i:[A-Z]{{3}})\b|{symbols}))?
        (?P<per>(?:\s(?:{per}|/yr))\b)?""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_amounts(text: str) -> list[Amount]:
    """Find the amounts of a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence's clean text.

    Returns
    -------
    list of Amount
    """
    found = []
    for match in _grammar().finditer(text):
        amount = _read(match)
        if amount is not None:
            found.append(amount)
    return found


def _read(match: re.Match[str]) -> Amount | None:
    value = _number(match["digits"]) if match["digits"] else _in_words(match["words"])
    if value is None:
        return None
    for scale in (match["scale"] or match["short"] or "").lower().split():
        value *= table("quantities", "scales", int).get(scale) or table("quantities", "scales", int).get(
            scale.rstrip("s"), 1
        )
    before, unit = (match["before"] or "").strip(), match["unit"] or ""
    code = (_currency(before) if before else "") or _currency(unit)
    start = match.start()
    if before and not _currency(before):
        start = match.start("digits") if match["digits"] else match.start("words")
    measure = table("quantities", "units", str).get(unit.lower(), "")
    end = match.end() if code or measure or not unit else match.start("unit")
    text = match.string[start:end].rstrip()
    return Amount(start, start + len(text), text, value, code or measure, bool(code))


def _number(digits: str) -> float | None:
    plain = re.sub(r"(?<=\d)[,\s ](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _in_words(phrase: str) -> float:
    numbers: dict[str, float] = table("quantities", "numbers", float | int)
    parts = [numbers[word] for word in re.split(r"[\s-]+", phrase.lower().strip()) if word in numbers]
    if not parts:
        return 1.0
    return 0.5 if 0.5 in parts else float(sum(parts))
