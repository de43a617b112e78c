"""The interactive session: prompt_toolkit around the console. The only module that knows prompt_toolkit."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, ThreadedCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.graph import CypherLexer

from ..errors import BilateralError
from .completion import Vocabulary, suggest
from .console import Console
from .faults import QueryFault
from .text import is_complete

PROMPT = "bilateral> "
CONTINUED = "      ...> "


def run_session(console: Console) -> None:
    """Read statements and commands from the terminal and run them until the user leaves.

    A statement ends with a semicolon and may take many lines; Esc Enter runs one without. Ctrl-C drops what is being
    typed, or stops the query that is running; ctrl-D leaves.
    """
    session: PromptSession[str] = PromptSession(
        history=open_history(),
        lexer=PygmentsLexer(CypherLexer),
        completer=ThreadedCompleter(WordCompleter(Vocabulary(console))),
        auto_suggest=AutoSuggestFromHistory(),
        key_bindings=_bindings(),
        multiline=True,
        prompt_continuation=CONTINUED,
        complete_while_typing=True,
    )
    while not console.finished:
        try:
            text = session.prompt(PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        try:
            console.run(text)
        except KeyboardInterrupt:
            console.note("stopped")
        except QueryFault as fault:
            console.note(f"{fault.picture()}{fault}")
        except BilateralError as error:
            console.note(str(error))


def open_history() -> History:
    """Open the history file: `BILATERAL_HISTORY`, or console_history in the user's state folder; else keep none."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    path = Path(os.environ.get("BILATERAL_HISTORY") or state / "bilateral" / "console_history")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


class WordCompleter(Completer):
    """Offers what `suggest` finds."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield the completions at the cursor; none where the store fails."""
        try:
            for suggestion in suggest(document.text_before_cursor, self._vocabulary):
                yield Completion(suggestion.text, -suggestion.replaces, display_meta=suggestion.sort)
        except BilateralError:
            return


def _bindings() -> KeyBindings:
    """Enter takes a chosen completion, runs what is complete, and breaks the line of what is not; Esc Enter runs."""
    bindings = KeyBindings()

    @bindings.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        menu = buffer.complete_state
        if menu is not None and menu.current_completion is not None:
            buffer.complete_state = None
            if len(menu.completions) > 1:
                return
        text = buffer.text.strip()
        if not text or text.startswith(":") or is_complete(text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=False)

    @bindings.add("escape", "enter")
    def _run(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings
