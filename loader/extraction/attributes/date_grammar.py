"""The patterns of date expressions, built from the words of data/lexicons/attributes_dates.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from .lexicon import alternatives, lexicon, table, words

Role = Literal["point", "since", "until", "deadline", "period"]
"""How a date bears on a fact: on it, from it on, up to it, by it at the latest, or as the term of a programme."""


@cache
def grammar() -> re.Pattern[str]:
    """Match a date expression in a lower-cased sentence; the named groups say of which form it is."""
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
        rf"""(?<![\w$€£¥.,/-])(?:(?:mid|early|late)-)?(?:
        (?P<iso>{year}[-.](?:1[0-2]|0?[1-9])[-.](?:3[01]|[12]\d|0?[1-9]))(?![\d-])
        |(?P<dmy>(?:3[01]|[12]\d|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])[./-]{year})(?![\d-])
        |(?P<day1>{day})(?:{dash}{day}|\s(?:and|to)\s{day})?\s(?:of\s)?(?P<month1>{months})\b\.?(?:,?\s(?P<year1>{year})\b|\s(?P<late1>last|next)\b(?!\s(?:year|{units})))?
        |(?P<month2>{months})\b\.?\s(?P<day2>{day})(?:{dash}(?:(?:{months})\s)?{day})?(?!\s?[%\d]|[,.]?\d)\b(?:,?\s(?P<year2>{year})\b)?
        |(?P<month3>{months})\b\.?,?\s(?:of\s)?(?P<year3>{year})\b
        |(?P<range>{year}{dash}(?:{year}|\d\d))(?!\d)
        |(?P<det>{determiners})\s(?:(?P<unit>{units})\b|(?P<dmonth>{months})\b|(?P<dweekday>{weekdays})\b|(?P<season>{seasons})\b)(?:'s)?
        |in\sthe\s(?P<alone>{seasons})\b(?!\sof)
        |(?P<count>\d{{1,2}}|{numbers})\s(?P<cunit>year|month|week|day)s?\s(?P<direction>{directions})\b
        |(?P<today>{alternatives(table("dates", "days", int))})\b
        |(?P<weekday>{weekdays})\b
        |(?P<year>{year})(?:/(?:{year}|\d\d))?(?!\d|[.,]\d|\s?%|-(?!\w))
        |['’](?P<short>\d\d)(?!\d|\w)
        |(?P<month4>{months})\b\.?(?:\s(?P<late>last|next|this)\b(?!\s(?:year|{units})))?
        )(?:\s?[\[(](?P<bracket>{year})[\])])?""",
        re.VERBOSE,
    )


@cache
def quick_test() -> re.Pattern[str]:
    """A cheap test for what nearly every date expression has: a year, a numeric date, or a word of time."""
    named = [
        form
        for key in ("months", "weekdays")
        for name in lexicon("dates")[key]
        for form in (name, name.title(), name.upper())
    ]
    plain = [*words("dates", "words", "seasons"), *lexicon("dates")["determiners"], *lexicon("dates")["days"]]
    plain += [word for group in lexicon("dates")["words"]["later"].values() for word in group]
    spoken = [form for word in plain for form in (word, word.title(), word.upper())]
    return re.compile(rf"(?:1[89]|20)\d\d|['’]\d\d|\d[./-]\d|\d\.?\s?[a-z]{{3}}|\b(?:{alternatives(named + spoken)})\b")


@cache
def roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Match, at the end of what stands before a date, the words that give it a role."""
    between = alternatives(words("dates", "words", "between"))
    part = rf"(?:(?:{between}|Q\d|H\d|[IV]+)[\s-])*$"
    names: tuple[Role, ...] = ("since", "until", "deadline", "period")
    return tuple(
        (name, re.compile(rf"\b(?:{alternatives(words('dates', 'words', name))})\s+{part}", re.IGNORECASE))
        for name in names
    )


@cache
def programme() -> re.Pattern[str]:
    """Match, before a date, the kind of document whose term it is ("programme for 2024")."""
    kinds = alternatives(words("dates", "words", "programmes"))
    return re.compile(
        rf"\b(?:{kinds})s?[\s(“\"–-]*(?:for|to|until|of)?\s?(?:the\s)?(?:years?\s|period\s)?$", re.IGNORECASE
    )


# A bare four-digit number is a year only in a place for one, not when it counts things ("2000 tractors").
COUNTED = re.compile(
    r"\s(?:(?:new|more|other|different|used|small|large|additional|modern|electric|metric|heavy)\s)?"
    r"(?!years?\b|and\b|in\b|with\b|was\b|were\b|is\b|has\b|to\b|for\b|from\b|by\b|on\b|at\b|as\b|the\b|of\b|it\b|when\b|"
    r"but\b|which\b|that\b|they\b|we\b|under\b|between\b|after\b|before\b|until\b|only\b|alone\b|already\b|then\b|also\b)"
    r"(?:[a-z]{3,}s|tons?|tonnes?|ha|kg|km|pieces?|head|people|hectares?|liters?)\b"
)
SURE_YEAR_PLACE = re.compile(r"\b(?:in|since|until|during|late as|early as)\s$", re.IGNORECASE)
YEARLY_INSTRUMENT = re.compile(
    r"\s(?:\w+\s){0,2}(?:agreement|treaty|contract|memorandum|pact|protocol|convention|accord|charter|deal)\b"
)
YEAR_PLACE = re.compile(
    r"(?:\b(?:\w+ed|intent|in|since|from|by|until|till|during|of|for|year|early|late|mid|end|before|after|between|to|through|and|or|already|"
    r"back|beginning|around|about|circa|spring|summer|autumn|fall|winter|season|half|quarter|christmas|easter)[\s-]+|"
    r"(?:[(\[;:|/·•,–—-]|^)\s*|\bQ[1-4][\s-])$",
    re.IGNORECASE,
)
MONTH_PLACE = re.compile(
    r"\b(?:in|since|from|by|until|till|during|of|early|late|mid|end|before|after|between|to|through|and|every|each|back|beginning|"
    r"for|on|was|is|as|dated|last|next)[\s-]+(?:the\s(?:month\s)?of\s)?$|[(\[;:|/,–—-]\s*$|^$",
    re.IGNORECASE,
)
