"""Find what an instrument is about, and what a joint venture is called and makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .instruments import Instrument
from .lexicon import alternatives, words
from .products import products

LONGEST = 14
"""A subject has no more words than this."""
COMPOUND = 3
"""Words before an instrument that can name its subject: "free trade agreement"."""
NAME_REACH = 14
"""Characters between a venture's name and the word that announces it."""

_NAME = re.compile(
    r"[“\"'‘«]?(?P<name>[A-Z][\w&’'‘.]*(?:-[A-Z]?[\w&’'‘]+)*(?:\s(?:(?:for|of|de|and|&)\s)?[A-Z][\w&’'‘.]*(?:-[\w&’'‘]+)*){0,4})"
)


@cache
def _about() -> re.Pattern[str]:
    introduce, stop = (alternatives(words("subjects", "subject", key)) for key in ("introduce", "stop"))
    return re.compile(
        rf"[”\"’]?\s(?:{introduce})\s(?:the\s|a\s|an\s)?(?P<what>[^;:.()“”|—]+?)"
        rf"(?=,?\s(?:{stop})\b|[;:.()“”|—]|$|,?\s(?:in|on)\s(?:[A-Z\d]|the\s[A-Z])|\sand\s(?:an?|the)\s)"
    )


@cache
def _idle() -> frozenset[str]:
    return frozenset(words("subjects", "subject", "idle"))


@cache
def _leading_on() -> frozenset[str]:
    return frozenset(words("subjects", "subject", "leading_on"))


@cache
def _cue(side: str) -> re.Pattern[str]:
    cues = alternatives(words("subjects", "venture", "cues"))
    return re.compile(
        rf"(?:\b(?:{cues})|:|,)\W*$"
        if side == "before"
        else rf"^\W*(?:is|was|a|an|the|\s)*\s*(?:joint\s)?(?:{cues})\b",
        re.I,
    )


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('subjects', 'venture', 'makes'))})\b", re.IGNORECASE)


def subject(text: str, found: Instrument | None) -> str:
    """Return the words that say what an instrument is about: after it ("on X"), else before it ("X agreement").

    Parameters
    ----------
    text : str
        The sentence.
    found : Instrument or None
        Where it names the instrument.
    """
    if found is None:
        return ""
    about = _about().match(text, found.end)
    if about:
        return " ".join(_whole(about["what"].split()[:LONGEST]))
    taken: list[str] = []
    for word in reversed(text[: found.start].split()[-COMPOUND:]):
        if not word[0].islower() or not word[-1].isalpha() or word in _idle() or word.endswith(("ly", "ed")):
            break
        taken.insert(0, word)
    return " ".join(_whole(taken))


def _whole(taken: list[str]) -> list[str]:
    """Leave off a last word that only leads on to words that are not there ("cooperation, and", "into")."""
    while taken and taken[-1].strip(",").lower() in _leading_on():
        taken = taken[:-1]
    return [*taken[:-1], taken[-1].rstrip(",")] if taken else []


def venture(text: str, start: int, end: int, parties: Sequence[tuple[int, int]]) -> str:
    """Return a joint venture's name, its product, or "name: product".

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        The trigger's offsets.
    parties : sequence of (int, int)
        Offsets of the partners' names.
    """
    makes = min(_makes().finditer(text), key=lambda m: abs(m.start() - end), default=None)
    goods = products(text, *(makes.span() if makes else (start, end)), parties)
    return ": ".join([*_names(text, end, parties)[:1], *([", ".join(goods[:3])] if goods else [])])


def _names(text: str, end: int, parties: Sequence[tuple[int, int]]) -> list[str]:
    """List capitalised names that a word for ventures stands beside, those right after the trigger first."""
    partners = [text[s:e] for s, e in parties]
    found: list[tuple[bool, int, str]] = []
    for match in _NAME.finditer(text):
        name = match["name"].rstrip(".,'’")
        if len(name) < 3 or any(name in partner or partner in name for partner in partners):
            continue
        before, after = (
            text[max(0, match.start() - NAME_REACH) : match.start()],
            text[match.end() : match.end() + 2 * NAME_REACH],
        )
        if _cue("before").search(before) or _cue("after").search(after):
            found.append((match.start() < end, abs(match.start() - end), name))
    return [name for *_, name in sorted(found)]
