"""What a long command tells on stderr: a progress bar on a terminal, and one line for each problem."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_START_OF_LINE = "\r\x1b[K"


class Watch:
    """Follow a run over many files; a context manager that ends its bar.

    Attributes
    ----------
    problems : int
        Lines reported so far.
    """

    def __init__(self, label: str) -> None:
        self.problems = 0
        self._label = label
        self._stack = ExitStack()
        self._bar: ProgressBar[int] | None = None

    def progress(self, number: int, total: int) -> None:
        """Show that `number` of `total` files are done; in a pipe, nothing."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            bar = click.progressbar(length=total, label=self._label, show_pos=True, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
        self._bar.update(number - self._bar.pos)

    def problem(self, line: str) -> None:
        """Print one line, above the bar where there is one."""
        self.problems += 1
        click.echo(f"{_START_OF_LINE if self._bar else ''}bilateral: {line}", err=True)

    def __enter__(self) -> Self:
        """Start."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the bar."""
        self._stack.close()
