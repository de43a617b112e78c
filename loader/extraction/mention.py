"""A mention: a stretch of a sentence that names a party."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that names a country, region, city, company, organisation or university.

    Attributes
    ----------
    sentence : int
        Index into `Document.sentences`.
    start, end : int
        Character offsets into that sentence's clean text.
    text : str
        The words there.
    kind : Kind
        What it names; an adjective or people's name of a country has kind `country` and `demonym` set.
    name : str
        Canonical English name: no legal form, no quotes; an abbreviation gives the full name where the document has it.
    country : str
        The party's country by its usual short name ("Belarus", "South Korea"); empty where not known.
    demonym : bool
        The words are an adjective or a people's name ("Belarusian", "Belarusians").
    """

    sentence: int
    start: int
    end: int
    text: str
    kind: Kind
    name: str
    country: str = ""
    demonym: bool = False
