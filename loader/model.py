"""The data model: documents and sentences in, entities and relations out.

One `Relation` is one deal, not one pair: two supply contracts between the same parties are two relations, and the
same deal told in three documents is one relation with three evidences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

RelationType = Literal["signed", "supplies", "sister_city", "joint_venture"]
Kind = Literal["country", "region", "city", "company", "organisation", "university"]
Status = Literal["done", "planned"]

RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
SYMMETRIC: frozenset[RelationType] = frozenset({"signed", "sister_city", "joint_venture"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote: the source that a sentence cites. Fields not stated are `None` (`number`, `year`) or empty."""

    number: int | None
    title: str = ""
    year: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, cleaned of line breaks, page furniture and footnote numbers.

    Attributes
    ----------
    text : str
        The clean text, single spaces.
    start, end : int
        Character offsets into `Document.text`; the span may hold page furniture that `text` leaves out.
    paragraph : int
        Running number of the paragraph in the document.
    section : str
        The nearest heading above (the document's title where there is none).
    citations : tuple of Citation
        The footnotes whose numbers the sentence carries.
    heading : bool
        The sentence is itself a title or heading.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0
    section: str = ""
    citations: tuple[Citation, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read: `id` is the file name (with `#n` for the n-th article of a file that holds many)."""

    id: str
    title: str
    text: str
    sentences: tuple[Sentence, ...]
    year: int | None = None
    """Year of writing where the document states it (a dateline or its latest cited source)."""


@dataclass(slots=True)
class Evidence:
    """The sentence behind a relation: its document, text, character offsets there, and the sources it cites."""

    document: str
    text: str
    start: int | None = None
    end: int | None = None
    citations: list[Citation] = field(default_factory=list)


@dataclass(slots=True)
class Relation:
    """One deal between two parties. For `supplies`, `head` supplies `tail`; the other types are symmetric.

    `head_text` and `tail_text` are the words of the text; `head_country` and `tail_country` the party's country where
    known. `head_id`, `tail_id` and `id` are empty until resolution gives them. `extra` keeps unknown keys of the file.
    """

    type: RelationType
    head: str
    tail: str
    head_kind: Kind | Literal[""] = ""
    tail_kind: Kind | Literal[""] = ""
    head_text: str = ""
    tail_text: str = ""
    status: Status = "done"
    date: str = ""
    instrument: str = ""
    subject: str = ""
    products: list[str] = field(default_factory=list)
    amount: str = ""
    venture: str = ""
    confidence: float = 1.0
    document: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    head_country: str = ""
    tail_country: str = ""
    id: str = ""
    head_id: str = ""
    tail_id: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Entity:
    """A resolved party. `id` is stable: made by hashlib from kind, country and canonical name."""

    id: str
    name: str
    kind: Kind | Literal[""] = ""
    country: str = ""
    aliases: list[str] = field(default_factory=list)
