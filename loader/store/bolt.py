"""Neo4j through its official driver. The only module that knows the driver."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from uuid import uuid4

from ...errors import BadInput, StoreUnavailable
from . import statements
from .base import Table
from .graph import GraphStore, Run

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

T = TypeVar("T")
_TERMINATE = (
    "SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.bilateral = $token "
    "TERMINATE TRANSACTIONS id YIELD message RETURN message"
)
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # the driver's notes on retries are not for stderr
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class Neo4jStore(GraphStore):
    """A database of a Neo4j server; user, password and database come from `NEO4J_USERNAME` and its fellows."""

    def __init__(self, uri: str, writable: bool) -> None:
        from neo4j import GraphDatabase, NotificationMinimumSeverity
        from neo4j.exceptions import DriverError, Neo4jError

        super().__init__(uri, writable)
        self._database = os.environ.get("NEO4J_DATABASE") or None
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD")
        try:
            self._driver = GraphDatabase.driver(
                uri,
                auth=(user, password) if password else None,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                connection_acquisition_timeout=30,
                max_transaction_retry_time=120,
            )
        except (DriverError, Neo4jError, ValueError) as error:
            self._fail(error)
        try:
            self._connect()
            self.check_schema()
        except BaseException:
            self._driver.close()
            raise

    def _connect(self) -> None:
        """Fail at once, without retries, where the server is away or refuses us."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._driver.session(database=self._database) as session:
                session.run("RETURN 1").consume()
        except (DriverError, Neo4jError, OSError) as error:
            self._fail(error)

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a query in a session that the server keeps from writing."""
        return self._attempt("READ", lambda session: session.execute_read(self._stoppable(query, parameters)))

    def fold(self, query: str, parameters: Mapping[str, Any], work: Callable[[Iterator[tuple[Any, ...]]], T]) -> T:
        """Give the rows of a large reading to `work` one by one, again from the first where the server went away."""

        def read_all(transaction: ManagedTransaction) -> T:
            return work(tuple(map(_plain, record.values())) for record in transaction.run(query, dict(parameters)))

        return self._attempt("READ", lambda session: session.execute_read(read_all))

    def change(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run one statement that writes or defines."""
        return self._attempt("WRITE", lambda session: session.execute_write(self._stoppable(query, parameters)))

    def transaction(self, work: Callable[[Run], T]) -> T:
        """Run `work` in a managed transaction: the driver retries it, with back-off, while the server is away."""

        def run_all(transaction: ManagedTransaction) -> T:
            def run(query: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
                return _collect(transaction, query, parameters).rows

            run(statements.BEGIN_WRITING)
            return work(run)

        return self._attempt("WRITE", lambda session: session.execute_write(run_all))

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _stoppable(self, query: str, parameters: Mapping[str, Any] | None) -> Callable[[ManagedTransaction], Table]:
        """Make the work of one query; ctrl-C ends it on the server too, which the driver would otherwise wait for."""
        from neo4j import unit_of_work

        token = uuid4().hex

        @unit_of_work(metadata={"bilateral": token})
        def work(transaction: ManagedTransaction) -> Table:
            try:
                return _collect(transaction, query, parameters)
            except KeyboardInterrupt:
                self._driver.execute_query(_TERMINATE, token=token, database_=self._database)
                raise

        return work

    def _attempt(self, mode: str, task: Callable[[Session], T]) -> T:
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._driver.session(database=self._database, default_access_mode=mode) as session:
                return task(session)
        except (DriverError, Neo4jError, OSError) as error:
            if isinstance(error.__context__, KeyboardInterrupt):
                raise KeyboardInterrupt from error
            self._fail(error)

    def _fail(self, error: Exception) -> NoReturn:
        """Turn the driver's error into one line of ours."""
        from neo4j import exceptions as known

        text = " ".join(str(getattr(error, "message", None) or error).split())
        code = str(getattr(error, "code", None) or "")
        if isinstance(error, known.AuthError):
            raise StoreUnavailable(
                f"{self.uri} refused the user or password; set NEO4J_USERNAME and NEO4J_PASSWORD"
            ) from error
        if code.endswith(("DatabaseNotFound", "DatabaseUnavailable")):
            raise StoreUnavailable(f"{self.uri} has no database '{self._database}'; check NEO4J_DATABASE") from error
        if code == "Neo.ClientError.Statement.AccessMode":
            raise BadInput("the query writes; pass --write to allow it") from error
        if isinstance(error, known.ClientError | known.ResultError):
            raise BadInput(f"the query cannot be run: {text}") from error
        if code:
            raise StoreUnavailable(f"{self.uri} failed: {text}") from error
        raise StoreUnavailable(f"{self.uri} cannot be reached: {text}; is the server running?") from error


def _collect(transaction: ManagedTransaction, query: str, parameters: Mapping[str, Any] | None) -> Table:
    result = transaction.run(query, dict(parameters or {}))
    table = Table(tuple(result.keys()), [tuple(map(_plain, record.values())) for record in result])
    plan = result.consume().plan
    return table if plan is None else _plan_table(plan)


def _plan_table(plan: dict[str, Any]) -> Table:
    """Turn the plan that EXPLAIN gives into rows, in the shape that kglite gives: the first step first."""
    steps: list[tuple[str, int]] = []
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        details = operator["args"].get("Details", "")
        name = operator["operatorType"].partition("@")[0]
        steps.append((f"{name} {details}".strip(), round(operator["args"].get("EstimatedRows", 0))))
        waiting.extend(operator.get("children", ()))
    rows: list[tuple[Any, ...]] = [(i, *step) for i, step in enumerate(reversed(steps), 1)]
    return Table(("step", "operation", "estimated_rows"), rows)


def _plain(value: Any) -> Any:
    """Turn a driver value into plain Python; nodes and edges become their properties."""
    from neo4j.graph import Node, Path, Relationship

    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Node | Relationship):
        return {key: _plain(item) for key, item in sorted(value.items())}
    if isinstance(value, Path):
        return {"nodes": list(map(_plain, value.nodes)), "relationships": list(map(_plain, value.relationships))}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
