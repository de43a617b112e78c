"""Find date expressions in a sentence: explicit, partial ("in May") and relative ("last year", "a year later")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from .clauses import plain
from .date_grammar import (
    COUNTED,
    MONTH_PLACE,
    SURE_YEAR_PLACE,
    YEAR_PLACE,
    YEARLY_INSTRUMENT,
    Role,
    grammar,
    programme,
    quick_test,
    roles,
)
from .lexicon import lexicon, table

Anchor = Literal["", "speech", "narrative"]
CENTURY_TURN = 40
"""'39 is 2039 and '40 is 1940."""
LONGEST_AMBIGUOUS = 5
"""In lower case, months with no more letters are read as other words (may, march)."""
OPENS_ENTRY = ("", ",", ":", ";", ".", "|", "–", "-", "—")
"""What follows a bare month that opens a line ("May: …"), where "May they …" is a verb."""


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
    if not quick_test().search(text):
        return []
    found: list[DateMention] = []
    for match in grammar().finditer(plain(text)):
        mention = _read(match, text)
        if mention is None:
            continue
        joined = _join(found[-1], mention, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return [replace(mention, role=_role(mention, text)) for mention in found]


def _read(match: re.Match[str], text: str) -> DateMention | None:
    start, end = match.span()
    group = match.groupdict()
    mention = DateMention(start, end, year=int(group["bracket"]) if group["bracket"] else None)
    if group["iso"]:
        year, month, day = map(int, re.split(r"[-.]", group["iso"]))
        return DateMention(start, end, year, month, day)
    if group["dmy"]:
        return _numeric(mention, group["dmy"])
    for number in "1234":
        if group[f"month{number}"]:
            return _with_month(mention, group, number, text)
    if group["range"]:
        return replace(mention, year=int(group["range"][:4]), role="period")
    if group["det"]:
        return _relative(mention, group)
    if group["alone"]:
        return replace(mention, anchor="narrative", unit="year")
    if group["count"]:
        return _counted(mention, group)
    if group["today"]:
        return replace(mention, anchor="speech", unit="day", shift=table("dates", "days", int)[group["today"]])
    if group["weekday"]:
        return replace(mention, anchor="speech", unit="week", weekday=_number("weekdays", group["weekday"]))
    if group["short"]:
        year = int(group["short"])
        return replace(mention, year=year + (2000 if year < CENTURY_TURN else 1900))
    return replace(mention, year=int(group["year"])) if _stands_as_year(start, end, text) else None


def _numeric(mention: DateMention, words: str) -> DateMention | None:
    """12.05.2023: the day first, unless only the other order makes a date."""
    day, month, year = map(int, re.split(r"[./-]", words))
    day, month = (month, day) if month > 12 >= day else (day, month)
    return replace(mention, year=year, month=month, day=day) if month <= 12 else None


def _with_month(mention: DateMention, group: dict[str, str | None], number: str, text: str) -> DateMention | None:
    day, year = group.get(f"day{number}"), group.get(f"year{number}")
    if not year and not (day or _stands_as_month(mention, text)):
        return None
    if (
        not year
        and len(group[f"month{number}"] or "") <= LONGEST_AMBIGUOUS
        and text[mention.start : mention.end].islower()
    ):
        return None
    digits = re.match(r"\d+", day or "")
    dated = replace(
        mention,
        year=int(year) if year else mention.year,
        month=_number("months", group[f"month{number}"]),
        day=int(digits[0]) if digits else None,
    )
    if late := group["late"] or group["late1"]:
        shift = table("dates", "determiners", dict)[late]["shift"]
        return replace(dated, anchor="speech", unit="month", shift=shift)
    return dated if dated.year else replace(dated, anchor="narrative", unit="bare month")


def _relative(mention: DateMention, group: dict[str, str | None]) -> DateMention:
    rule = table("dates", "determiners", dict)[group["det"] or ""]
    unit = "week" if group["dweekday"] else "month" if group["dmonth"] else group["unit"] or "season"
    return replace(
        mention,
        month=_number("months", group["dmonth"]),
        weekday=_number("weekdays", group["dweekday"]),
        anchor=rule["anchor"],
        unit="year" if unit in ("season", "half", "semester") else unit,
        shift=rule["shift"],
    )


def _counted(mention: DateMention, group: dict[str, str | None]) -> DateMention:
    """Two years later, a month ago."""
    words = group["count"] or ""
    count = int(words) if words.isdecimal() else table("dates", "numbers", int)[words]
    later = lexicon("dates")["words"]["later"]
    direction = next(key for key, forms in later.items() if group["direction"] in forms)
    return replace(
        mention,
        anchor="speech" if direction == "ago" else "narrative",
        unit=group["cunit"] or "",
        shift=count if direction == "later" else -count,
    )


def _stands_as_year(start: int, end: int, text: str) -> bool:
    """Tell a year from a number that counts things: "in 2000", "the 2000 treaty", not "2000 tractors"."""
    if SURE_YEAR_PLACE.search(text, max(0, start - 16), start) or YEARLY_INSTRUMENT.match(text, end):
        return True
    return bool(YEAR_PLACE.search(text, max(0, start - 16), start)) and not COUNTED.match(text, end)


def _stands_as_month(mention: DateMention, text: str) -> bool:
    """Tell the month from the verb and the name: "in May", not "may" or "May Smith"."""
    name = text[mention.start : mention.end].rsplit("-", 1)[-1]
    if name.islower():
        return len(name) > LONGEST_AMBIGUOUS and bool(
            MONTH_PLACE.search(text, max(0, mention.start - 24), mention.start)
        )
    if mention.start == 0 and text[mention.end : mention.end + 1] not in OPENS_ENTRY:
        return False
    return name[0].isupper() and bool(MONTH_PLACE.search(text, max(0, mention.start - 24), mention.start))


def _number(key: str, name: str | None) -> int | None:
    numbers: dict[str, int] = table("dates", key, int)
    return numbers[name] if name else None


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


_WITHIN = re.compile(r"\b(?:in|during|between|from)\s(?:the\s(?:period|years|season)\s(?:of\s)?)?$", re.IGNORECASE)


def _role(mention: DateMention, text: str) -> Role:
    left = text[max(0, mention.start - 40) : mention.start]
    if mention.role == "period":
        return "point" if _WITHIN.search(left) else "period"
    if programme().search(left):
        return "period"
    return next((role for role, pattern in roles() if pattern.search(left)), "point")
