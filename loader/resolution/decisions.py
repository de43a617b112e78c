"""What people decided about pairs of names: a file of JSON lines, only ever added to, that says who is who."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, get_args

from ...errors import BadInput, NothingFound
from ..relations_file import write_json_lines
from .name import read_name

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One line: a verdict on two names, or (`undo` > 0) the number of the line that is taken back."""

    number: int
    a: str = ""
    b: str = ""
    decision: str = ""
    undo: int = 0


@dataclass(slots=True)
class Decisions:
    """The lines of a decisions file, in order. Nothing is deleted: undoing is a line of its own."""

    rows: list[DecisionRow] = field(default_factory=list)

    def standing(self) -> list[DecisionRow]:
        """List the decisions that hold: not taken back, the last one on each pair."""
        undone = {row.undo for row in self.rows if row.undo}
        last = {pair_key(row.a, row.b): row for row in self.rows if not row.undo and row.number not in undone}
        return sorted(last.values(), key=lambda row: row.number)

    def decide(self, a: str, b: str, decision: str) -> DecisionRow:
        """Add a decision on two names."""
        row = DecisionRow(len(self.rows) + 1, a, b, decision)
        self.rows.append(row)
        return row

    def undo(self, number: int | None = None) -> DecisionRow:
        """Take back a decision by its number, or the last one that holds; return the decision taken back.

        Raises
        ------
        NothingFound
            There is no such decision, or it was taken back already.
        """
        undone = {row.undo for row in self.rows if row.undo}
        open_rows = [row for row in self.rows if not row.undo and row.number not in undone]
        target = open_rows[-1:] if number is None else [row for row in open_rows if row.number == number]
        if not target:
            which = "no decision is left" if number is None else f"no decision {number} stands"
            raise NothingFound(f"{which}, nothing to take back; the decisions file lists them by number")
        self.rows.append(DecisionRow(len(self.rows) + 1, undo=target[0].number))
        return target[0]


def pair_key(a: str, b: str) -> tuple[str, str]:
    """Give what identifies a pair of names, whichever comes first: their normal forms."""
    first, second = sorted((read_name(a).key, read_name(b).key))
    return first, second


def read_decisions(path: Path) -> Decisions:
    """Read a decisions file; one that does not exist holds no decisions.

    Raises
    ------
    BadInput
        A line is not a decision; the message gives its number.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read: {error}") from error
    return Decisions(list(_rows(path, lines)))


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write a decisions file, atomically."""
    write_json_lines(path, ({k: v for k, v in asdict(row).items() if v} for row in decisions.rows))


def _rows(path: Path, lines: list[str]) -> Iterator[DecisionRow]:
    for number, line in enumerate(filter(str.strip, lines), 1):
        try:
            row = DecisionRow(**json.loads(line))
            if row.number != number or not (row.undo or (row.a and row.b and row.decision in get_args(Verdict))):
                raise ValueError("number, a, b and decision (same, different, unsure) or undo are wanted")
        except (ValueError, TypeError) as error:
            raise BadInput(f"{path}:{number}: not a decision: {error}; mend or delete the line") from error
        yield row
