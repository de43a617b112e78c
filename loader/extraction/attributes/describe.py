"""Give a deal its attributes: status, date, instrument, products, amount, subject, venture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Document, RelationType, Status
from .amounts import choose_amount
from .date_features import Place
from .dating import choose_date
from .instruments import find_instrument
from .modality import Modality, modality, status
from .products import products
from .subjects import subject, venture
from .timeline import Timeline

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that announces a relation: `start` and `end` are offsets into the clean text of the sentence."""

    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a deal is like. Empty where the text does not say.

    Attributes
    ----------
    status : str
        `done` or `planned`.
    date : str
        YYYY, YYYY-MM or YYYY-MM-DD.
    instrument, subject, venture : str
        The kind of document, what it is about, the joint venture's name or product.
    products : tuple of str
    amount : str
        Money or quantity in the words of the text; `amount_value` and `amount_unit` are the same as number and unit.
    """

    status: Status
    date: str = ""
    instrument: str = ""
    products: tuple[str, ...] = ()
    amount: str = ""
    amount_value: float | None = None
    amount_unit: str = ""
    subject: str = ""
    venture: str = ""


class Describer:
    """Reads attributes in one document; keeps the document's dates, so that each sentence is dated once.

    Parameters
    ----------
    document : Document
    """

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def timeline(self) -> Timeline:
        """The document's dates: read when the first relation is described, for modality does not need them."""
        return Timeline(self.document)

    def modality(self, type: RelationType, trigger: Trigger, parties: Sequence[Span] = ()) -> Modality:
        """Say whether the trigger reports a deal done, planned, or none (denied, possible, wished for, discussed)."""
        return modality(self.document.sentences[trigger.sentence].text, trigger.start, trigger.end, type)

    def describe(self, type: RelationType, trigger: Trigger, parties: Sequence[Span] = ()) -> Attributes:
        """Read the attributes of one relation.

        Parameters
        ----------
        type : str
            The relation type.
        trigger : Trigger
            The word that announces it; a whole sentence where no word does, and then the first party stands for it.
        parties : sequence of (int, int)
            Offsets of the parties named in the trigger's sentence (none, one or two).
        """
        text = self.document.sentences[trigger.sentence].text
        start, end = trigger.start, trigger.end
        if (start, end) == (0, len(text)) and parties:
            start = end = min(parties)[1]
        state = status(text, start, end, type)
        date = choose_date(self.timeline, Place(trigger.sentence, start, end, parties, type, state))
        instrument = find_instrument(text, start, end) if type == "signed" else None
        dates = [(d.mention.start, d.mention.end) for d in self.timeline.dates(trigger.sentence)]
        amount = choose_amount(text, start, end, type, dates)
        return Attributes(
            status=state,
            date=str(date) if date else "",
            instrument=instrument.name if instrument else self._named_before(type, trigger.sentence),
            products=tuple(products(text, start, end, parties)) if type == "supplies" else (),
            amount=amount.text if amount else "",
            amount_value=amount.value if amount else None,
            amount_unit=amount.unit if amount else "",
            subject=subject(text, instrument),
            venture=venture(text, start, end, parties) if type == "joint_venture" else "",
        )

    def _named_before(self, type: RelationType, sentence: int) -> str:
        """Return the instrument that the sentence before names: "A treaty was drafted. Peru and Mali signed it." """
        if type != "signed" or sentence == 0:
            return ""
        text = self.document.sentences[sentence - 1].text
        found = find_instrument(text, len(text), len(text))
        return found.name if found else ""


_last: Describer | None = None


def _describer(document: Document) -> Describer:
    """Relations come document by document, so keeping the last one's dates is enough."""
    global _last
    if _last is None or _last.document is not document:
        _last = Describer(document)
    return _last


def describe(document: Document, type: RelationType, trigger: Trigger, parties: Sequence[Span] = ()) -> Attributes:
    """Read the attributes of one relation (see `Describer.describe`)."""
    return _describer(document).describe(type, trigger, parties)


def is_real(document: Document, type: RelationType, trigger: Trigger, parties: Sequence[Span] = ()) -> Modality:
    """Say whether a trigger reports a deal `done`, `planned` or `none` (see `Describer.modality`)."""
    return _describer(document).modality(type, trigger, parties)
