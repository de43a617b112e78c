"""What every store offers, and the graph that each holds.

Nodes are `(:Entity:Company {id, name, kind, country, aliases})`, with one label per kind (Country, Region, City,
Company, Organisation, University; none where the kind is unknown), and `(:Document {id, title, sha256})`. Edges are
`SIGNED`, `SUPPLIES`, `SISTER_CITY`, `JOINT_VENTURE`, one per deal, and `(:Document)-[:MENTIONS]->(:Entity)`. A deal
carries `id`, `status`, `date`, `year` (integer), `instrument`, `subject`, `products` (list), `amount`, `venture`,
`confidence`, `documents` (distinct ids), `evidence` (sentences), `evidence_documents` (parallel to `evidence`),
`citations` (distinct, one line each), `urls` (distinct), `evidence_json` (the evidence as in the relations file) and
`explanation_json` (the extractor's `explanation`, where the relation has one).
Empty fields are absent. Entities, documents and deals also carry `digest`, the hash by which a load sees what changed,
and one node `(:Bilateral {id: "store", version})` tells which version of this schema wrote the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from ..model import Entity, Relation


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a query returned, as plain Python values.

    Nodes and edges are dictionaries of their properties, a path is `{"nodes": [...], "relationships": [...]}` of such
    dictionaries, dates and durations are ISO 8601 text; both engines give the same shapes.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the graph knows it."""

    id: str
    title: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What one load did: counts of what was written anew, changed, removed or left alone."""

    entities_written: int = 0
    relations_written: int = 0
    documents_written: int = 0
    entities_removed: int = 0
    relations_removed: int = 0
    unchanged: int = 0

    def __add__(self, other: LoadSummary) -> LoadSummary:
        """Sum what two loads did."""
        return LoadSummary(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        """Say it in one line, such as "3 entities, 2 relations and 1 documents written"."""
        removed = f", {self.entities_removed} entities and {self.relations_removed} relations removed"
        return (
            f"{self.entities_written} entities, {self.relations_written} relations and {self.documents_written} "
            f"documents written{removed if self.entities_removed or self.relations_removed else ''}, "
            f"{self.unchanged} unchanged"
        )


class Store(Protocol):
    """A graph store opened for reading or writing; a context manager that closes itself."""

    uri: str

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a query that must not write; parameters are always bound, never pasted."""

    def load(
        self, entities: Iterable[Entity], relations: Iterable[Relation], documents: Iterable[DocumentRecord] = ()
    ) -> LoadSummary:
        """Write entities and relations in whole batches; loading the same again writes nothing."""

    def forget(self, document: str) -> LoadSummary:
        """Retract a document: what it alone supported goes, what others support stays."""

    def write(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a query that may write (the store must be opened with `write=True`)."""

    def close(self) -> None:
        """Close the store; once closed it cannot be used again."""

    def __enter__(self) -> Self:
        """Hand out the open store."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
