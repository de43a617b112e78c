"""The console's own commands, which start with a colon."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass

from ..errors import BadInput, NothingFound
from . import schema
from .catalogue import find_query, listing, search
from .console import Console, LastRun
from .parameters import free_value, split_assignments
from .runner import run_canned
from .saving import save_query
from .text import without_semicolon


@dataclass(frozen=True, slots=True)
class Command:
    """A command: how it is written, what it does, and the function that does it."""

    usage: str
    help: str
    run: Callable[[Console, str], None]


def run_command(console: Console, text: str) -> None:
    """Run a command such as `:format json`.

    Raises
    ------
    BadInput
        There is no such command, or it is used wrongly.
    """
    name, _, argument = text.removeprefix(":").partition(" ")
    command = COMMANDS.get(name)
    if command is None:
        raise BadInput(f"there is no command ':{name}'; there are :{', :'.join(COMMANDS)}")
    command.run(console, argument.strip().removesuffix(";").strip())


def _query(console: Console, argument: str) -> None:
    try:
        name, *assignments = shlex.split(argument) or [""]
    except ValueError as error:
        raise BadInput(f":query {argument}: {error}") from error
    if not name:
        columns, rows = listing(console.catalogue.values(), flat=console.output_format in ("table", "csv"))
        console.emit(console.render(columns, rows, console.output_format))
        return
    query = find_query(console.catalogue, name)
    answer = run_canned(console.store, query, split_assignments(assignments))
    for note in answer.notes:
        console.note(note.replace("-p ", f":query {query.name} "))
    console.show(LastRun(query.text, answer.values, answer.table))


def _find(console: Console, argument: str) -> None:
    found = search(console.catalogue, argument)
    if not found:
        raise NothingFound(f"no canned query has the words '{argument}'")
    console.emit(console.render(("name", "question"), [(q.name, q.question) for q in found], console.output_format))


def _param(console: Console, argument: str) -> None:
    if not argument:
        rows = sorted(console.parameters.items())
        console.emit(console.render(("parameter", "value"), rows, console.output_format))
        return
    name, arrow, value = argument.partition("=>") if "=>" in argument else argument.partition(" ")
    name = name.strip().removeprefix("$")
    if not name.isidentifier():
        raise BadInput(f":param {argument}: write :param name => value")
    if not arrow:
        console.parameters.pop(name, None)
        return
    value = value.strip()
    single_quoted = len(value) >= 2 and value[0] == value[-1] == "'"
    console.parameters[name] = value[1:-1] if single_quoted else free_value(value)


def _schema(console: Console, argument: str) -> None:
    console.emit(console.render(schema.COLUMNS, list(schema.read_schema(console.store)), console.output_format))


def _format(console: Console, argument: str) -> None:
    console.choose_format(argument)


def _explain(console: Console, argument: str) -> None:
    query = argument or (console.last.query if console.last else "")
    if not query:
        raise BadInput("nothing to explain; write :explain MATCH … or run a query first")
    table = console.store.read(f"EXPLAIN {without_semicolon(query)}", _values(console, argument))
    console.emit(console.render(table.columns, table.rows, console.output_format))


def _values(console: Console, argument: str) -> dict[str, object]:
    return console.parameters if argument or not console.last else console.last.parameters


def _save(console: Console, argument: str) -> None:
    if console.last is None:
        raise BadInput("nothing to save; run a query first")
    if console.queries_folder is None:
        raise BadInput("there is no folder to save to; start the console with --queries DIR")
    name, _, title = argument.partition(" ")
    query = save_query(console.queries_folder, name, title, console.last.query, console.last.parameters)
    console.catalogue[query.name] = query
    console.note(f"saved as {query.path}; run it with :query {query.name}")


def _map(console: Console, argument: str) -> None:
    if console.last is None or not console.last.table.rows:
        raise BadInput("nothing to draw; run a query that returns parties or deals first")
    console.note(f"map written to {console.draw(console.last.table, argument or 'map.html')}")


def _help(console: Console, argument: str) -> None:
    rows = [(command.usage, command.help) for command in COMMANDS.values()]
    console.emit(console.render(("command", "what it does"), rows, "table"))


def _quit(console: Console, argument: str) -> None:
    console.finished = True


COMMANDS: dict[str, Command] = {
    "query": Command(":query [NAME] [KEY=VALUE …]", "run a canned query, or list them all", _query),
    "find": Command(":find WORDS", "list the canned queries that have all these words", _find),
    "param": Command(":param [NAME => VALUE]", "set $NAME, or list what is set; :param NAME takes it back", _param),
    "schema": Command(":schema", "show labels, edge types and properties", _schema),
    "format": Command(":format table|csv|json|jsonl", "choose how rows are shown", _format),
    "explain": Command(":explain [QUERY]", "show the plan of a query, or of the last one", _explain),
    "save": Command(":save NAME [TITLE]", "save the last query as a canned query of your own", _save),
    "map": Command(":map [FILE]", "draw the parties of the last result as a map, map.html", _map),
    "help": Command(":help", "show this list", _help),
    "quit": Command(":quit", "leave (also ctrl-D)", _quit),
}
"""Name → command, in the order of `:help`."""
