"""The console's interpreter: one statement or command at a time, with no terminal of its own.

The interactive session (`session`) and scripts (`run_script`) both drive it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BadInput, BilateralError
from ..loader.store import GraphStore, Table
from .catalogue import CannedQuery
from .faults import QueryFault
from .runner import run_cypher
from .text import is_blank, parameters_of, statements

Render = Callable[[Sequence[str], Sequence[Sequence[Any]], str], str]
FORMATS = ("table", "csv", "json", "jsonl")


@dataclass(frozen=True, slots=True)
class LastRun:
    """The query that ran last, the values of its parameters, and its rows."""

    query: str
    parameters: dict[str, Any]
    table: Table


@dataclass(slots=True)
class Console:
    """The state of a console.

    Attributes
    ----------
    store : GraphStore
        Opened for writing if `write`.
    catalogue : dict of str to CannedQuery
        The canned queries that `:query` runs.
    render : callable
        Turns columns, rows and a format into text.
    emit : callable
        Shows a text that is data.
    note : callable
        Shows a remark that is not data.
    draw : callable
        Draws the map of a result into a file and returns where it is.
    write : bool
        Statements may change the graph.
    queries_folder : Path, optional
        Where `:save` puts queries.
    """

    store: GraphStore
    catalogue: dict[str, CannedQuery]
    render: Render
    emit: Callable[[str], None]
    note: Callable[[str], None]
    draw: Callable[[Table, str], str]
    write: bool = False
    queries_folder: Path | None = None
    output_format: str = "table"
    parameters: dict[str, Any] = field(default_factory=dict)
    last: LastRun | None = None
    finished: bool = False

    def run(self, text: str) -> None:
        """Run one statement, or one command that starts with a colon.

        Raises
        ------
        BilateralError
            It cannot be run; the console stays usable.
        """
        from .console_commands import run_command

        if text.lstrip().startswith(":"):
            run_command(self, text.strip())
        elif not is_blank(text):
            self.ask(text, {name: self.parameters[name] for name in parameters_of(text) if name in self.parameters})

    def ask(self, query: str, parameters: dict[str, Any]) -> None:
        """Run a query, show its rows, and remember both."""
        table = run_cypher(self.store, query, parameters, write=self.write)
        self.show(LastRun(query, parameters, table))

    def show(self, run: LastRun) -> None:
        """Show the rows of a run and remember it for `:map`, `:save` and `:explain`."""
        self.last = run
        if run.table.columns:
            self.emit(self.render(run.table.columns, run.table.rows, self.output_format))
        count = len(run.table.rows)
        self.note("1 row" if count == 1 else f"{count} rows")

    def choose_format(self, name: str) -> None:
        """Change the format of the rows that follow."""
        if name not in FORMATS:
            raise BadInput(f"format '{name}' is not one of {', '.join(FORMATS)}")
        self.output_format = name


def run_script(console: Console, script: str) -> None:
    """Run every statement and command of a script, and stop at the first that fails.

    Raises
    ------
    BilateralError
        One fails; the message says on which line of the script.
    """
    for statement in statements(script):
        try:
            console.run(statement.text)
        except QueryFault as fault:
            line = statement.line + max(fault.line, 1) - 1
            raise BadInput(f"line {line}, column {max(fault.column, 1)} of the script: {fault.reason}") from fault
        except BilateralError as error:
            raise type(error)(f"line {statement.line} of the script: {error}") from error
        if console.finished:
            return
