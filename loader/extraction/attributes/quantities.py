"""Find amounts: money and quantities, verbatim and as number and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .clauses import plain
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


BEFORE = 28
"""Characters before a number in which "about" and a currency can stand."""


@cache
def _codes() -> frozenset[str]:
    from pycountry import currencies

    return frozenset(currency.alpha_3 for currency in currencies)


def _currency(word: str) -> str:
    """Return the ISO 4217 code of a symbol, a name or (in capitals) a code; empty where the word is none."""
    known: dict[str, str] = table("quantities", "currencies", str)
    return known.get(word.lower(), "") or (word if word.isupper() and word in _codes() else "")


@cache
def _number() -> re.Pattern[str]:
    """A number in digits, or in words in lower case: "1,200", "twenty-five", "half a" before "million"."""
    names = alternatives(set(table("quantities", "numbers", float | int)) - {"a", "half"})
    scales = alternatives([scale for scale in table("quantities", "scales", int) if len(scale) > 2])
    return re.compile(
        rf"""(?<![\w.,])(?<!\d[-–])(?:
        (?P<digits>\d{{1,3}}(?:[,\s]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)
        |(?P<words>(?:half\s)?a\s(?=(?:{scales})\b)|(?:{names})(?:[\s-](?:{names}))?\b|(?=(?:{scales})s?\sof\b)))""",
        re.VERBOSE,
    )


@cache
def _lead() -> re.Pattern[str]:
    """What stands right before a number: "about US$"."""
    symbols = [c for c in table("quantities", "currencies", str) if not c.isascii() or "$" in c]
    symbols += words("quantities", "words", "prefixes")
    about = alternatives(words("quantities", "words", "approximate"))
    return re.compile(
        rf"(?<![^\W\d_])(?:(?:{about})\s)?(?P<currency>(?:{alternatives(symbols)})\s?|(?-i:[A-Z]{{3}})\s)?$",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What follows a number, in lower case: "million dollars a year"."""
    scales, units = table("quantities", "scales", int), table("quantities", "units", str)
    long = alternatives([scale for scale in scales if len(scale) > 2])
    short = alternatives([scale for scale in scales if len(scale) <= 3])
    named = alternatives([*table("quantities", "currencies", str), *units])
    per = alternatives(words("quantities", "words", "per"))
    return re.compile(
        rf"""(?:[\s-]?(?P<scale>(?:{long})s?\b(?:\s(?:{long})s?\b)*)|\s?(?P<short>{short})\b\.?)?
        (?:[\s-]?(?P<unit>(?:{named}|[a-z]{{3}})(?!\w)))?(?P<per>\s?(?:{per})\b)?""",
        re.VERBOSE,
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
    lower = plain(text)
    found: list[Amount] = []
    for match in _number().finditer(lower):
        if not found or match.start() >= found[-1].end:
            found.append(_read(match, text, lower))
    return found


def _read(match: re.Match[str], text: str, lower: str) -> Amount:
    start, end = match.span()
    value = _in_digits(match["digits"]) if match["digits"] else _in_words(match["words"])
    scales: dict[str, int] = table("quantities", "scales", int)
    tail = _tail().match(lower, end)
    unit = code = ""
    if tail:
        for scale in (tail["scale"] or tail["short"] or "").split():
            value *= scales.get(scale) or scales.get(scale.removesuffix("s"), 1)
        end = max(tail.end("scale"), tail.end("short"), end)
        if tail["unit"]:
            code = _currency(text[tail.start("unit") : tail.end("unit")])
            unit = code or table("quantities", "units", str).get(tail["unit"], "")
            end = tail.end() if unit else end
    lead = _lead().search(text, max(0, start - BEFORE), start)
    if lead and (symbol := _currency((lead["currency"] or "").strip())):
        code = unit = symbol
    if lead and (code or not lead["currency"]):
        start = lead.start()
    return Amount(start, end, text[start:end], value, unit, bool(code))


def _in_digits(digits: str) -> float:
    return float(re.sub(r"[,\s](?=\d{3}(?:\D|$))", "", digits).replace(",", "."))


def _in_words(phrase: str) -> float:
    numbers: dict[str, float] = table("quantities", "numbers", float | int)
    parts = [numbers[word] for word in re.split(r"[\s-]+", phrase.strip()) if word in numbers]
    return 0.5 if 0.5 in parts else float(sum(parts) or 1)
