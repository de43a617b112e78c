"""Find date expressions in a sentence: explicit, partial ("in May") and relative ("last year", "a year later")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from .lexicon import alternatives, lexicon, table, words

Anchor = Literal["", "speech", "narrative"]
Role = Literal["point", "since", "until", "deadline", "period"]
EARLIEST, LATEST = 1800, 2100


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and what it says; `year`, `month` and `day` are the parts that it states.

    Attributes
    ----------
    start, end : int
        Character offsets into the sentence.
    anchor : str
        What a relative expression counts from: the time of writing (`speech`), the date the text has reached
        (`narrative`), or nothing where the year is stated.
    unit, shift : str, int
        What a relative expression counts, and how far: ("year", -1) for "last year".
    weekday : int or None
        0 for Monday.
    role : str
        `point`, `since`, `until`, `deadline` ("by 2024") or `period` ("for 2023–2025").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    anchor: Anchor = ""
    unit: str = ""
    shift: int = 0
    weekday: int | None = None
    role: Role = "point"


@cache
def _grammar() -> re.Pattern[str]:
    months = alternatives(table("dates", "months", int))
    weekdays = alternatives(table("dates", "weekdays", int))
    determiners = alternatives(table("dates", "determiners", dict))
    numbers = alternatives(table("dates", "numbers", int))
    units, seasons = alternatives(words("dates", "words", "units")), alternatives(words("dates", "words", "seasons"))
    later = lexicon("dates")["words"]["later"]
    directions = alternatives([word for group in later.values() for word in group])
    year = r"(?:1[89]\d\d|20\d\d)"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    dash = r"\s?[-–—]\s?"
    return re.compile(
        rf"""(?<![\w$€£¥.,/-])(?:
        (?P<iso>{year}[-.](?:1[0-2]|0?[1-9])[-.](?:3[01]|[12]\d|0?[1-9]))(?![\d-])
        |(?P<dmy>(?:3[01]|[12]\d|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])[./-]{year})(?![\d-])
        |(?P<day1>{day})(?:{dash}{day}|\s(?:and|to)\s{day})?\s(?:of\s)?(?P<month1>{months})\b\.?(?:,?\s(?P<year1>{year})\b|\s(?P<late1>last|next)\b(?!\s(?:year|{units})))?
        |(?P<month2>{months})\b\.?\s(?P<day2>{day})(?:{dash}(?:(?:{months})\s)?{day})?(?!\s?[%\d]|[,.]?\d)\b(?:,?\s(?P<year2>{year})\b)?
        |(?P<month3>{months})\b\.?,?\s(?:of\s)?(?P<year3>{year})\b
        |(?P<range>{year}{dash}(?:{year}|\d\d))(?!\d)
        |(?P<det>{determiners})\s(?:(?P<unit>{units})\b|(?P<dmonth>{months})\b|(?P<dweekday>{weekdays})\b|(?P<season>{seasons})\b)(?:'s)?
        |(?P<count>\d{{1,2}}|{numbers})\s(?P<cunit>year|month|week|day)s?\s(?P<direction>{directions})\b
        |(?P<today>{alternatives(table("dates", "days", int))})\b
        |(?P<weekday>{weekdays})\b
        |(?P<year>{year})(?:/(?:{year}|\d\d))?(?!\d|[.,]\d|\s?%|-(?!\w))
        |['’](?P<short>\d\d)(?!\d|\w)
        |(?P<month4>{months})\b\.?(?:\s(?P<late>last|next|this)\b(?!\s(?:year|{units})))?
        )(?:\s?[\[(](?P<bracket>{year})[\])])?""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _quick() -> re.Pattern[str]:
    cheap = {w[:3] for key in ("months", "weekdays", "determiners", "days") for w in lexicon("dates")[key]}
    ends = {word for group in lexicon("dates")["words"]["later"].values() for word in group}
    return re.compile(rf"\d\d|\b(?:{alternatives(cheap)})|\b(?:{alternatives(ends)})\b", re.IGNORECASE)


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    part = r"(?:the\s)?(?:(?:very\s)?(?:early|late|mid|beginning|start|end|middle|first|second|third|fourth|last|half|quarter|spring|summer|autumn|fall|winter|years?|of|the|Q\d|H\d|[IV]+)[\s-])*$"
    names: tuple[Role, ...] = ("since", "until", "deadline", "period")
    return tuple(
        (name, re.compile(rf"\b(?:{alternatives(words('dates', 'words', name))})\s+{part}", re.IGNORECASE))
        for name in names
    )


@cache
def _programme() -> re.Pattern[str]:
    kinds = alternatives(words("dates", "words", "programmes"))
    return re.compile(
        rf"\b(?:{kinds})s?[\s(“\"–-]*(?:for|to|until|of)?\s?(?:the\s)?(?:years?\s|period\s)?$", re.IGNORECASE
    )


# A bare four-digit number is a year only in a place for one, not when it counts things ("2000 tractors").
_COUNTED = re.compile(
    r"\s(?:(?:new|more|other|different|used|small|large|additional|modern|electric|metric|heavy)\s)?"
    r"(?!years?\b|and\b|in\b|with\b|was\b|were\b|is\b|has\b|to\b|for\b|from\b|by\b|on\b|at\b|as\b|the\b|of\b|it\b|when\b|"
    r"but\b|which\b|that\b|they\b|we\b|under\b|between\b|after\b|before\b|until\b|only\b|alone\b|already\b|then\b|also\b)"
    r"(?:[a-z]{3,}s|tons?|tonnes?|ha|kg|km|pieces?|head|people|hectares?|liters?)\b"
)
_YEAR_PLACE = re.compile(
    r"(?:\b(?:in|since|from|by|until|till|during|of|for|year|early|late|mid|end|before|after|between|to|through|and|or|already|"
    r"back|beginning|around|about|circa|spring|summer|autumn|fall|winter|season|half|quarter|christmas|easter)[\s-]+|"
    r"(?:[(\[;:|/·•,–—-]|^)\s*|\bQ[1-4][\s-])$",
    re.IGNORECASE,
)
_MONTH_PLACE = re.compile(
    r"\b(?:in|since|from|by|until|till|during|of|early|late|mid|end|before|after|between|to|through|and|every|each|back|beginning|"
    r"for|on|was|is|as)[\s-]+(?:the\s(?:month\s)?of\s)?$|[(\[;:|/,–—-]\s*$|^$",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[DateMention]:
    """Find the date expressions of a sentence, in order; combined ones ("May of last year") are one.

    Parameters
    ----------
    text : str
        A sentence's clean text.

    Returns
    -------
    list of DateMention
    """
    if not _quick().search(text):
        return []
    found: list[DateMention] = []
    for match in _grammar().finditer(text):
        mention = _read(match, text)
        if mention is None:
            continue
        if found and (joined := _join(found[-1], mention, text)):
            found[-1] = joined
        else:
            found.append(mention)
    return [replace(mention, role=_role(mention, text)) for mention in found]


def _read(match: re.Match[str], text: str) -> DateMention | None:
    group = match.groupdict()
    start, end = match.span()
    bracket = int(group["bracket"]) if group["bracket"] else None
    if group["iso"]:
        year, month, day = map(int, re.split(r"[-.]", group["iso"]))
        return DateMention(start, end, year, month, day)
    if group["dmy"]:
        day, month, year = map(int, re.split(r"[./-]", group["dmy"]))
        day, month = (month, day) if month > 12 >= day else (day, month)
        return DateMention(start, end, year, month, day) if month <= 12 else None
    for n in ("1", "2", "3", "4"):
        if name := group[f"month{n}"]:
            year_text, day_text = group.get(f"year{n}"), group.get(f"day{n}")
            year_or_none = int(year_text) if year_text else bracket
            if not day_text and not year_text and not _is_month(name, text, start):
                return None
            digits = int(re.match(r"\d+", day_text)[0]) if day_text else None  # type: ignore[index]
            if late := group["late"] or group["late1"]:
                rule = table("dates", "determiners", dict)[late.lower()]
                return DateMention(start, end, bracket, _month(name), digits, "speech", "month", rule["shift"])
            anchor: Anchor = "" if year_or_none else "narrative"
            return DateMention(start, end, year_or_none, _month(name), digits, anchor, "bare month" if anchor else "")
    if group["range"]:
        return DateMention(start, end, int(group["range"][:4]), role="period")
    if group["det"]:
        rule = table("dates", "determiners", dict)[group["det"].lower()]
        named = {"month": _month(group["dmonth"]), "weekday": _weekday(group["dweekday"])}
        unit = "week" if group["dweekday"] else (group["unit"] or ("month" if group["dmonth"] else "season")).lower()
        unit = "year" if unit in ("season", "half", "semester") else unit
        return DateMention(start, end, bracket, **named, anchor=rule["anchor"], unit=unit, shift=rule["shift"])
    if group["count"]:
        later = lexicon("dates")["words"]["later"]
        direction = next(key for key, forms in later.items() if group["direction"].lower() in forms)
        numbers = table("dates", "numbers", int)
        count = int(group["count"]) if group["count"].isdigit() else numbers[group["count"].lower()]
        where: Anchor = "speech" if direction == "ago" else "narrative"
        return DateMention(
            start, end, bracket, None, None, where, group["cunit"].lower(), count if direction == "later" else -count
        )
    if group["today"]:
        return DateMention(
            start, end, bracket, None, None, "speech", "day", table("dates", "days", int)[group["today"].lower()]
        )
    if group["weekday"]:
        return DateMention(start, end, bracket, None, None, "speech", "week", 0, _weekday(group["weekday"]))
    if group["short"]:
        return DateMention(start, end, 1900 + int(group["short"]) + (100 if int(group["short"]) < 40 else 0))
    if _COUNTED.match(text, end) or not _YEAR_PLACE.search(text, max(0, start - 16), start):
        return None
    return DateMention(start, end, int(group["year"]))


def _is_month(name: str, text: str, start: int) -> bool:
    return name[0].isupper() and len(name) > 2 and bool(_MONTH_PLACE.search(text, max(0, start - 24), start))


def _month(name: str | None) -> int | None:
    months: dict[str, int] = table("dates", "months", int)
    return months[name.lower()] if name else None


def _weekday(name: str | None) -> int | None:
    weekdays: dict[str, int] = table("dates", "weekdays", int)
    return weekdays[name.lower()] if name else None


_LINK = re.compile(r"[\s,(]*(?:of\s|in\s|on\s)?(?:the\s)?", re.IGNORECASE)


def _join(left: DateMention, right: DateMention, text: str) -> DateMention | None:
    """Make one of two neighbours that complete each other, such as "in May" + "of last year", "Monday," + "5 June"."""
    if not _LINK.fullmatch(text, left.end, right.start):
        return None
    if left.month and left.year is None and right.month is None and (right.unit == "year" or right.year):
        return replace(right, start=left.start, month=left.month, day=left.day)
    if left.unit == "year" and left.year is None and right.month and right.year is None:
        return replace(left, end=right.end, month=right.month, day=right.day)
    if left.weekday is not None and right.day:
        return replace(right, start=left.start)
    return None


def _role(mention: DateMention, text: str) -> Role:
    left = text[max(0, mention.start - 40) : mention.start]
    if mention.role == "period":
        return (
            "point"
            if re.search(
                r"\b(?:in|during|between|from)\s(?:the\s(?:period|years|season)\s(?:of\s)?)?$", left, re.IGNORECASE
            )
            else "period"
        )
    if _programme().search(left):
        return "period"
    for role, pattern in _roles():
        if pattern.search(left):
            return role
    return "point"
