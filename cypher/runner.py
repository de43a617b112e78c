"""Running queries on a store: free Cypher, and canned queries with their parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import BadInput
from ..loader.store import GraphStore, Table
from .catalogue import CannedQuery, Parameter
from .faults import fault_of
from .parameters import typed_value
from .parties import identify, is_known
from .text import is_blank, statements, without_semicolon


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a canned query, the values that it ran with, and what the asker should know about them."""

    table: Table
    values: dict[str, Any]
    notes: list[str] = field(default_factory=list)


def run_cypher(
    store: GraphStore, query: str, parameters: Mapping[str, Any] | None = None, *, write: bool = False
) -> Table:
    """Run one Cypher statement.

    Parameters
    ----------
    store : GraphStore
        An open store; opened for writing if `write`.
    query : str
        The statement; a closing semicolon and comments do no harm.
    parameters : mapping, optional
        Values of its parameters; bound, never pasted.
    write : bool
        Let it write.

    Returns
    -------
    Table

    Raises
    ------
    QueryFault
        The engine refuses the query; the error knows the place.
    BadInput
        There is no statement or more than one, or it writes without `write`.
    """
    if is_blank(query):
        raise BadInput("the query is empty; give one such as: MATCH (a:Entity) RETURN a.name LIMIT 10")
    if len(list(statements(query))) > 1:
        raise BadInput("there is more than one statement; run a script with: bilateral console < FILE")
    query = without_semicolon(query)
    try:
        return (store.write if write else store.read)(query, parameters)
    except BadInput as error:
        if "pass --write" in str(error):
            raise
        raise fault_of(error, query) from error


def run_canned(
    store: GraphStore, query: CannedQuery, given: Mapping[str, str], min_confidence: float | None = None
) -> Answer:
    """Run a canned query; a parameter not given takes its documented example.

    Parameters
    ----------
    store : GraphStore
        An open store.
    query : CannedQuery
        From the catalogue.
    given : mapping of str to str
        Values as typed, by name of parameter.
    min_confidence : float, optional
        Value of the parameter `min_confidence` where the query has it.

    Raises
    ------
    BadInput
        A name is not a parameter of the query, or a value is not of its type.
    NothingFound
        A party that was given is not in the graph, or its name fits several.
    """
    names = [parameter.name for parameter in query.parameters]
    if unknown := [name for name in given if name not in names]:
        known = f"it takes {', '.join(names)}" if names else "it takes none"
        raise BadInput(f"query {query.name} has no parameter '{unknown[0]}'; {known}")
    values: dict[str, Any] = {}
    notes: list[str] = []
    if min_confidence and "min_confidence" not in names:
        notes.append(f"query {query.name} does not filter by confidence; --min-confidence changes nothing")
    for parameter in query.parameters:
        if parameter.name in given:
            values[parameter.name] = _given(store, parameter, given[parameter.name])
        elif parameter.name == "min_confidence" and min_confidence is not None:
            values[parameter.name] = min_confidence
        else:
            values[parameter.name] = parameter.example
            notes += _note(store, parameter)
    return Answer(run_cypher(store, query.text, values), values, notes)


def _given(store: GraphStore, parameter: Parameter, text: str) -> Any:
    value = typed_value(parameter.type, text)
    return identify(store, value).id if parameter.type == "entity" else value


def _note(store: GraphStore, parameter: Parameter) -> list[str]:
    """Tell which example stands in for a value that was not given, where it matters."""
    if parameter.type == "entity" and not is_known(store, parameter.example):
        return [f"no party is named '{parameter.example}' here; give one with -p {parameter.name}=NAME"]
    if parameter.type == "entity" or parameter.example != parameter.default:
        return [f"{parameter.name} = {parameter.example} (the example; change it with -p {parameter.name}=…)"]
    return []
