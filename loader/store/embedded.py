"""The embedded engine, kglite: one file beside a write-ahead log. The only module that knows kglite.

Every read goes through `_cypher`, because one planner pass of kglite 0.21 makes counts wrong and only
`KnowledgeGraph.cypher` can turn it off.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ...errors import BadInput, StoreUnavailable
from . import statements
from .base import Table
from .dialect import check_dialect
from .graph import GraphStore, Run

if TYPE_CHECKING:
    import kglite

T = TypeVar("T")
_EMPTY_LOG = 5
"""Bytes of a write-ahead log that holds nothing."""
WRONG_COUNTS = ["fuse_match_return_aggregate"]
_NODE = {"id", "labels", "properties"}
_EDGE = {"id", "start", "end", "type", "properties"}


class EmbeddedStore(GraphStore):
    """A kglite file. Readers see the last checkpoint; one writer at a time holds the file's lease."""

    def __init__(self, uri: str, writable: bool) -> None:
        try:
            import kglite
        except ImportError as error:  # glibc has no room where LightGBM, or the like, was imported before
            raise StoreUnavailable(
                f"{uri}: kglite cannot be loaded: {error}; open a store before other engines"
            ) from error
        super().__init__(uri, writable)
        self._path = Path(uri)
        new = not self._path.exists()
        self._graph: kglite.KnowledgeGraph | None = self._open()
        try:
            self.check_schema()
            if writable and new:
                self._live.save()  # from now on there is a checkpoint for readers
        except BaseException as error:
            self._graph = None
            if isinstance(error, kglite.KgError):
                self._fail(error)
            raise

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a query that must not write."""
        check_dialect(query)
        if self.writable:
            self._live.read_only(True)
            try:
                return self._run(query, parameters)
            finally:
                self._live.read_only(False)
        return self._run(query, parameters)

    def fold(self, query: str, parameters: Mapping[str, Any], work: Callable[[Iterator[tuple[Any, ...]]], T]) -> T:
        """Give the rows of a large reading to `work` one by one."""
        result = self._cypher(query, parameters)
        return work(tuple(map(_plain, row.values())) for row in result)

    def change(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run one statement that writes or defines; it is on the disk when this returns."""
        table = self._run(query, parameters)
        self._sync()
        return table

    def transaction(self, work: Callable[[Run], T]) -> T:
        """Run `work`, each of its statements as one commit of the write-ahead log.

        A transaction of kglite costs time in proportion to the whole graph, so the order of the statements in `work`
        has to see to it that a load which was killed between two of them is completed by the next one.
        """

        def run(query: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
            return self._run(query, parameters).rows

        run(statements.BEGIN_WRITING)
        result = work(run)
        self._sync()
        return result

    def close(self) -> None:
        """Fold the log into the file and give the lease back."""
        graph, self._graph = self._graph, None
        if graph is not None and self.writable:
            import kglite

            try:
                graph.close()
            except kglite.KgError as error:
                self._fail(error)

    @property
    def _live(self) -> kglite.KnowledgeGraph:
        if self._graph is None:
            raise StoreUnavailable(f"{self.uri} is closed")
        return self._graph

    def _open(self) -> kglite.KnowledgeGraph:
        import kglite

        kglite.set_query_warning_policy("silent")
        try:
            if self.writable:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                graph = kglite.open(str(self._path), durable="normal")  # `_sync` makes it as durable as "full"
                for litter in self._path.parent.glob(f"{escape(self._path.name)}.tmp.*"):
                    litter.unlink(missing_ok=True)  # of a save that was killed; this process has the lease now
                return graph
            if self._path.exists() or self._log.exists():
                return self._open_to_read()
        except (kglite.KgError, OSError) as error:
            self._fail(error)
        raise StoreUnavailable(f"{self.uri}: there is no such store; make one with `bilateral build` or `load`")

    def _open_to_read(self) -> kglite.KnowledgeGraph:
        """Load the last checkpoint; fold in first what a writer that died left in the log."""
        import kglite

        if self._log.exists() and self._log.stat().st_size > _EMPTY_LOG:
            with suppress(kglite.FileIoError):  # a live writer holds the lease, or the folder is not ours to write
                kglite.open(str(self._path), durable="full").close()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the log runs ahead of the checkpoint while a writer is at work
            graph = kglite.load(str(self._path))
        graph.read_only(True)
        return graph

    @property
    def _log(self) -> Path:
        return self._path.with_name(f"{self._path.name}-wal")

    def _sync(self) -> None:
        """Have the disk hold the log: once a batch, where `full` would wait for it at every statement."""
        import kglite

        try:
            self._live.sync()
        except kglite.KgError as error:
            self._fail(error)

    def _run(self, query: str, parameters: Mapping[str, Any] | None) -> Table:
        return _table(self._cypher(query, parameters))

    def _cypher(self, query: str, parameters: Mapping[str, Any] | None) -> Any:
        import kglite

        try:
            return self._live.cypher(query, params=dict(parameters or {}), disabled_passes=WRONG_COUNTS)
        except kglite.KgError as error:
            self._fail(error)

    def _fail(self, error: Exception) -> NoReturn:
        """Turn the engine's error into one line of ours."""
        import kglite

        text = " ".join(str(error).split())
        if isinstance(error, kglite.WriterLeaseHeldError):
            raise StoreUnavailable(
                f"{self.uri} is being written by another process; wait for it to end, or read only"
            ) from error
        if isinstance(error, kglite.FileFormatError):
            raise StoreUnavailable(
                f"{self.uri} is not a bilateral store or is damaged ({text}); load it anew from its relations"
            ) from error
        if isinstance(error, kglite.ReadOnlyError):
            raise BadInput("the query writes; pass --write to allow it") from error
        if isinstance(error, kglite.FileIoError | kglite.FileError | OSError):
            raise StoreUnavailable(f"{self.uri} cannot be read or written: {text}") from error
        raise BadInput(f"the query cannot be run: {text}") from error


def _table(result: Any) -> Table:
    columns = tuple(result.columns)
    return Table(columns, [tuple(_plain(row[column]) for column in columns) for row in result])


def _plain(value: Any) -> Any:
    """Turn an engine value into plain Python; nodes and edges become their properties."""
    if isinstance(value, dict):
        if value.keys() in (_NODE, _EDGE):
            properties = {key: _plain(item) for key, item in value["properties"].items()}
            if value.keys() == _NODE:
                properties.pop("type", None)
                if value["labels"][:1] != ["Document"]:
                    properties.pop("title", None)
            return properties
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | bool | int | float) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
