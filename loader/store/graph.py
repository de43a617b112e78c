"""The store that both engines share: schema check on open, load, forget. An engine adds how to read and to write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from ...errors import BadInput, NothingFound, StoreUnavailable
from ..model import Entity, Relation
from . import statements
from .base import DocumentRecord, LoadSummary, Table
from .schema import DEFINITIONS, SCHEMA_VERSION

T = TypeVar("T")


class Run(Protocol):
    """Run one statement inside the current transaction and return its rows."""

    def __call__(self, query: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        """Run `query` with bound parameters."""


class GraphStore(ABC):
    """A store opened for reading or writing.

    Parameters
    ----------
    uri : str
        As given by the user; it names the store in errors.
    writable : bool
        Opened with `write=True`.
    """

    def __init__(self, uri: str, writable: bool) -> None:
        self.uri = uri
        self.writable = writable

    @abstractmethod
    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a query that must not write; parameters are always bound, never pasted."""

    @abstractmethod
    def fold(self, query: str, parameters: Mapping[str, Any], work: Callable[[Iterator[tuple[Any, ...]]], T]) -> T:
        """Give the rows of a large reading to `work` one by one, again from the first where the engine retries."""

    @abstractmethod
    def change(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run one statement that writes or defines, as a transaction of its own."""

    @abstractmethod
    def transaction(self, work: Callable[[Run], T]) -> T:
        """Run `work` in one transaction, or statement by statement where the engine has none that is fit for a load.

        It may be run again from its start; stopped between two statements, it must leave what a rerun completes.
        """

    @abstractmethod
    def close(self) -> None:
        """Close the store; once closed it cannot be used again."""

    def write(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a user's query that may write (the store must be opened with `write=True`)."""
        self.require_writable()
        self.change(statements.BEGIN_WRITING)
        return self.change(query, parameters)

    def load(
        self, entities: Iterable[Entity], relations: Iterable[Relation], documents: Iterable[DocumentRecord] = ()
    ) -> LoadSummary:
        """Bring entities, documents and relations into the store; see `loading.load`."""
        from .loading import Load

        self.require_writable()
        return Load(self).run(entities, relations, documents)

    def forget(self, document: str) -> LoadSummary:
        """Retract a document: relations with other evidence stay, orphaned relations and entities go.

        Raises
        ------
        NothingFound
            The store does not know the document.
        """
        from .loading import Load

        self.require_writable()
        if not self.read(statements.NODE_DIGESTS["Document"], {"ids": [document]}).rows:
            raise NothingFound(f"{self.uri} holds no document '{document}'")
        return Load(self).forget(document)

    def require_writable(self) -> None:
        """Refuse to write into a store that was opened to read."""
        if not self.writable:
            raise BadInput(f"{self.uri} was opened to read; open it with write=True (--write) to change it")

    def check_schema(self) -> None:
        """Compare the store's schema version with this program's; prepare an empty store opened for writing.

        Raises
        ------
        StoreUnavailable
            Another version or another program wrote the store.
        """
        versions = self.read(statements.VERSION).rows
        if versions and versions[0][0] != SCHEMA_VERSION:
            raise StoreUnavailable(
                f"{self.uri} was written by another version of bilateral (schema {versions[0][0]}, this one needs "
                f"{SCHEMA_VERSION}); load it anew into another store"
            )
        if versions:
            return
        if self.read(statements.ANY_NODE).rows:
            raise StoreUnavailable(f"{self.uri} holds a graph that bilateral did not write; choose another store")
        if self.writable:
            for definition in DEFINITIONS:
                self.change(definition)
            self.change(statements.STAMP, {"version": SCHEMA_VERSION})

    def __enter__(self) -> Self:
        """Hand out the open store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
