"""Names and parties: resolve, compare, review, decide, undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ..errors import BadInput
from ..loader.model import KINDS
from .options import format_option, write_rows

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
decisions_option = click.option(
    "--decisions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Decisions file.  [default: decisions.jsonl in DIR]",
)
_COLUMNS = ("a", "b", "decision", "score", "reasons")


@click.command("resolve")
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option(
    "-o",
    "--output",
    default=Path("resolved"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for entities.jsonl, relations.jsonl and candidates.jsonl.",
)
@click.option(
    "--known", type=_FILES, metavar="FILE", help="entities.jsonl of an earlier run: its entities keep their ids."
)
@decisions_option
@click.option("--skip-bad-lines", is_flag=True, help="Report bad lines on stderr and go on.")
def resolve_command(
    files: tuple[Path, ...], output: Path, known: Path | None, decisions: Path | None, skip_bad_lines: bool
) -> None:
    """Turn relations files into entities and deduplicated deals.

    Names of one party become one entity, tellings of one deal one relation with all its evidence. What is not sure goes
    to candidates.jsonl, for `bilateral review`.

    \b
    Example:
      bilateral resolve relations.jsonl -o resolved
    """
    from ..loader.relations_file import read_relations
    from ..loader.resolution import read_decisions, read_entities, resolve, write_resolution

    def report(line: str) -> None:
        click.echo(f"bilateral: {line}", err=True)

    relations = [r for path in files for r in read_relations(path, report if skip_bad_lines else None)]
    resolution = resolve(
        relations, read_entities(known) if known else (), read_decisions(decisions or output / "decisions.jsonl")
    )
    write_resolution(output, resolution)
    click.echo(
        f"{len(relations)} relations: {len(resolution.entities)} entities, {len(resolution.relations)} deals, "
        f"{len(resolution.candidates)} pairs to review, written to {output}",
        err=True,
    )


@click.command("compare")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Kind of both parties.")
@click.option(
    "--pairs", type=_FILES, metavar="FILE.jsonl", help="Pairs {a, b, kind?}, one a line; answers one JSON line each."
)
@format_option
def compare_command(a: str | None, b: str | None, kind: str | None, pairs: Path | None, output_format: str) -> None:
    """Say whether two names are the same party: same, different or unsure, with a score and reasons.

    \b
    Example:
      bilateral compare "Minsk Tractor Works" "MTZ OJSC"
    """
    from ..loader.resolution import compare_names

    if pairs:
        for pair in _pairs(pairs):
            answer = compare_names(pair["a"], pair["b"], pair.get("kind") or kind or "")
            row = {
                "a": pair["a"],
                "b": pair["b"],
                "decision": answer.decision,
                "score": answer.score,
                "reasons": answer.reasons,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    if a is None or b is None:
        raise click.UsageError("give two names, or --pairs FILE.jsonl")
    answer = compare_names(a, b, kind or "")
    write_rows(_COLUMNS, [(a, b, answer.decision, answer.score, answer.reasons)], output_format)


def _pairs(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                pair = json.loads(line)
                if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in ("a", "b")):
                    raise ValueError("an object with texts 'a' and 'b' is wanted")
                if pair.get("kind") and pair["kind"] not in KINDS:
                    raise ValueError(f"kind '{pair['kind']}' is not one of {', '.join(KINDS)}")
            except (ValueError, RecursionError) as error:
                raise BadInput(f"{path}:{number}: bad pair: {error}; mend the line") from error
            yield pair
