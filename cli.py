"""The command line. Each command lives in `commands/` and is imported only when it runs, so that --help is instant."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from . import __version__
from .errors import BilateralError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Documents to graph": {
        "build": ("documents", "Read documents, extract and resolve relations, load the graph."),
        "extract": ("documents", "Read documents and write a relations file."),
        "resolve": ("resolution", "Turn relations files into entities and deduplicated relations."),
        "load": ("store", "Load resolved relations into the graph store."),
        "forget": ("store", "Retract a document from the graph store."),
        "demo": ("documents", "Run the whole road on the sample documents."),
    },
    "Names": {
        "compare": ("resolution", "Say whether two names are the same party, or what changed between two dates."),
        "entities": ("lookup", "List the parties in the graph, or explain one."),
        "review": ("resolution", "Decide candidate merges, one key each."),
        "decide": ("resolution", "Record one decision about two parties."),
        "undo": ("resolution", "Take a recorded decision back."),
    },
    "Questions": {
        "lookup": ("lookup", "Show the ties of a party, or what ties two."),
        "query": ("query", "List or run the canned queries."),
        "cypher": ("query", "Run one Cypher query, read-only."),
        "console": ("query", "Open the interactive Cypher console."),
        "explain": ("lookup", "Show why a relation was extracted."),
        "stats": ("lookup", "Count what is in the graph."),
    },
    "Analysis and maps": {
        "path": ("analysis", "Show the shortest chains of ties between two parties."),
        "rank": ("analysis", "Rank parties by a centrality."),
        "communities": ("analysis", "Find groups of closely tied parties."),
        "map": ("map", "Draw an interactive map as one HTML file."),
        "export": ("export", "Write the graph as graphml, gexf, csv, cypher, jsonl or neo4j-admin files."),
    },
    "Quality": {
        "evaluate": ("evaluation", "Score predicted relations against a gold standard."),
    },
}
"""Section → command → (module in `commands/`, short help). The function is named as the command, with `_command`."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and short helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, in the order of the sections."""
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and hand out the command."""
        for section in COMMANDS.values():
            if cmd_name in section:
                module = importlib.import_module(f".commands.{section[cmd_name][0]}", __package__)
                command: click.Command = getattr(module, f"{cmd_name}_command")
                return command
        return None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands from the table alone, so that a tab imports none of them."""
        from click.shell_completion import CompletionItem

        rows = [row for section in COMMANDS.values() for row in section.items()]
        offered = [CompletionItem(name, help=text) for name, (_, text) in rows if name.startswith(incomplete)]
        return offered + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections of --help from the table alone."""
        for title, section in COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl([(name, text) for name, (_, text) in section.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilateral")
def cli() -> None:
    """Read relations between countries out of text into a graph whose every edge shows its source.

    Start with: bilateral demo
    """


def main() -> None:
    """Run the command line; turn each known error into one line on stderr and its exit code."""
    try:
        cli(prog_name="bilateral", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"; see: {context.command_path} --help" if context else ""
        message = " ".join(error.format_message().split()).rstrip(".")
        click.echo(f"bilateral: {message}{hint}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("bilateral: stopped", err=True)
        sys.exit(130)
    except BilateralError as error:
        click.echo(f"bilateral: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"bilateral: {where}{error.strerror or error}", err=True)
        sys.exit(2)
