"""Names and parties: resolve, compare, review, decide, undo."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import BadInput
from ..loader.model import KINDS
from .options import format_option, store_option, write_rows

if TYPE_CHECKING:
    from ..loader.resolution import ReviewItem

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_KEYS = {"s": "same", "d": "different", "u": "unsure"}


def decisions_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--decisions FILE`."""
    return click.option(
        "--decisions",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Decisions file.  [default: decisions.jsonl in DIR]",
    )(command)


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-o DIR`: the folder of one resolution."""
    return click.option(
        "-o",
        "--output",
        "folder",
        default=Path("resolved"),
        show_default=True,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Folder of entities.jsonl, relations.jsonl, candidates.jsonl and decisions.jsonl.",
    )(command)


_COLUMNS = ("a", "b", "decision", "score", "reasons")


@click.command("resolve")
@click.argument("files", nargs=-1, required=True, type=_FILES)
@folder_option
@click.option(
    "--known", type=_FILES, metavar="FILE", help="entities.jsonl of an earlier run: its entities keep their ids."
)
@decisions_option
@click.option("--aliases", type=_FILES, metavar="FILE", help="Names of one party, always merged: kind<TAB>name|name….")
@click.option("--never", type=_FILES, metavar="FILE", help="Names never merged: name<TAB>name.")
@click.option("--skip-bad-lines", is_flag=True, help="Report bad lines on stderr and go on.")
def resolve_command(
    files: tuple[Path, ...],
    folder: Path,
    known: Path | None,
    decisions: Path | None,
    aliases: Path | None,
    never: Path | None,
    skip_bad_lines: bool,
) -> None:
    """Turn relations files into entities and deduplicated deals.

    Names of one party become one entity, tellings of one deal one relation with all its evidence. What is not sure goes
    to candidates.jsonl, for `bilateral review`.

    \b
    Example:
      bilateral resolve relations.jsonl -o resolved
    """
    from ..loader.relations_file import read_relations
    from ..loader.resolution import name_lists, read_decisions, read_entities, resolve, write_resolution

    def report(line: str) -> None:
        click.echo(f"bilateral: {line}", err=True)

    relations = [r for path in files for r in read_relations(path, report if skip_bad_lines else None)]
    resolution = resolve(
        relations,
        read_entities(known) if known else (),
        read_decisions(decisions or folder / "decisions.jsonl"),
        name_lists(aliases, never),
    )
    write_resolution(folder, resolution)
    click.echo(
        f"{len(relations)} relations: {len(resolution.entities)} entities, {len(resolution.relations)} deals, "
        f"{len(resolution.candidates)} pairs to review, written to {folder}",
        err=True,
    )


@click.command("compare")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Kind of both parties.")
@click.option(
    "--pairs", type=_FILES, metavar="FILE.jsonl", help="Pairs {a, b, kind?}, one a line; answers one JSON line each."
)
@click.option("--skip-bad-lines", is_flag=True, help="With --pairs: report bad lines on stderr and go on.")
@click.option(
    "--from", "start", metavar="DATE", help="With --to, in place of names: what came to the graph since then."
)
@click.option("--to", "end", metavar="DATE", help="The later date: YYYY, YYYY-MM or YYYY-MM-DD.")
@store_option
@format_option
def compare_command(
    a: str | None,
    b: str | None,
    kind: str | None,
    pairs: Path | None,
    skip_bad_lines: bool,
    start: str | None,
    end: str | None,
    store_uri: str,
    output_format: str,
) -> None:
    """Say whether two names are the same party: same, different or unsure, with a score and reasons.

    With --from and --to it compares the graph at two dates: new parties, new ties, plans carried out.

    \b
    Example:
      bilateral compare "Minsk Tractor Works" "MTZ OJSC"
      bilateral compare --from 2021 --to 2023
    """
    if pairs:
        for line in _answers(pairs, kind or "", skip_bad_lines):
            sys.stdout.write(line)
    elif a is not None and b is not None:
        from ..loader.resolution import compare_names

        answer = compare_names(a, b, kind or "")
        write_rows(_COLUMNS, [(a, b, answer.decision, answer.score, answer.reasons)], output_format)
    elif start and end:
        _write_changes(start, end, store_uri, output_format)
    else:
        raise click.UsageError("give two names, or --pairs FILE.jsonl, or --from DATE --to DATE")


def _write_changes(start: str, end: str, store_uri: str, output_format: str) -> None:
    from ..graphviz.changes import changes
    from ..graphviz.graph import read_graph
    from ..loader.store import open_store

    with open_store(store_uri) as store:
        found = changes(read_graph(store), start, end)
    columns = ("change", "date", "type", "head", "tail", "status", "id")
    write_rows(
        columns, [(f.change, *(getattr(f.deal, column) for column in columns[1:])) for f in found], output_format
    )


@click.command("review")
@folder_option
@decisions_option
@format_option
@click.option(
    "--list", "only_list", is_flag=True, help="List the pairs in place of asking (also when not on a terminal)."
)
def review_command(folder: Path, decisions: Path | None, output_format: str, only_list: bool) -> None:
    """Decide candidate merges, one key each: (s)ame, (d)ifferent, (u)nsure, s(k)ip, (q)uit.

    The likeliest pairs come first. Each decision is written at once; `bilateral resolve` applies it, `bilateral undo`
    takes it back. With a --format other than table the pairs are listed and nothing is asked.

    \b
    Example:
      bilateral review -o resolved --format jsonl
    """
    from ..loader.resolution import read_decisions, review_items, write_decisions

    path = decisions or folder / "decisions.jsonl"
    log = read_decisions(path)
    items = list(review_items(folder, log))
    if only_list or output_format != "table" or not sys.stdin.isatty():
        columns = ("a", "b", "score", "reasons", "shared_partners", "sentences_a", "sentences_b")
        write_rows(columns, [[getattr(item, column) for column in columns] for item in items], output_format)
        return
    for number, item in enumerate(items, 1):
        click.echo(_card(item, number, len(items)), err=True)
        key = _ask()
        if key == "q":
            break
        if key in _KEYS:
            log.decide(item.a, item.b, _KEYS[key])
            write_decisions(path, log)
    click.echo(f"{path}: {len(log.standing())} decisions; run `bilateral resolve` again to apply them", err=True)


@click.command("decide")
@click.argument("a")
@click.argument("b")
@click.argument("decision", type=click.Choice(("same", "different", "unsure")))
@folder_option
@decisions_option
def decide_command(a: str, b: str, decision: str, folder: Path, decisions: Path | None) -> None:
    """Record one decision about two parties.

    \b
    Example:
      bilateral decide "Tosco" "Tosco Pharmachem" same -o resolved
    """
    from ..loader.resolution import read_decisions, write_decisions

    path = decisions or folder / "decisions.jsonl"
    log = read_decisions(path)
    row = log.decide(a, b, decision)
    write_decisions(path, log)
    click.echo(f"{path}: decision {row.number}: {a} | {b}: {decision}", err=True)


@click.command("undo")
@click.argument("number", type=click.IntRange(min=1), required=False)
@folder_option
@decisions_option
def undo_command(number: int | None, folder: Path, decisions: Path | None) -> None:
    """Take back the last decision, or the one with a NUMBER.

    \b
    Example:
      bilateral decide "Niger" "Nigeria" same -o resolved
      bilateral undo -o resolved
    """
    from ..loader.resolution import read_decisions, write_decisions

    path = decisions or folder / "decisions.jsonl"
    log = read_decisions(path)
    row = log.undo(number)
    write_decisions(path, log)
    click.echo(f"{path}: took back decision {row.number}: {row.a} | {row.b}: {row.decision}", err=True)


def _ask() -> str:
    while True:
        key = click.getchar().lower()
        if key in (*_KEYS, "k", "q"):
            return key
        if key in ("\x03", "\x04"):
            raise click.Abort


def _card(item: ReviewItem, number: int, total: int) -> str:
    lines = ["", click.style(f"[{number}/{total}]  {_clean(item.a)}  ~  {_clean(item.b)}", bold=True)]
    lines.append(f"  {item.score:.2f}: {_clean('; '.join(item.reasons))}")
    for name, sentences in ((item.a, item.sentences_a), (item.b, item.sentences_b)):
        lines += [f"  {_clean(name)}: {_clean(sentence)}" for sentence in sentences]
    if item.shared_partners:
        lines.append(f"  partners of both: {_clean(', '.join(item.shared_partners))}")
    return "\n".join([*lines, "  (s)ame  (d)ifferent  (u)nsure  s(k)ip  (q)uit"])


def _clean(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _answers(path: Path, kind: str, skip_bad_lines: bool) -> Iterator[str]:
    from ..loader.resolution import compare_names

    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                a, b, own_kind = _pair(line)
            except (ValueError, RecursionError) as error:
                report = f"{path}:{number}: bad pair: {error}"
                if not skip_bad_lines:
                    raise BadInput(f"{report}; mend the line or pass --skip-bad-lines") from error
                click.echo(f"bilateral: {report}", err=True)
                continue
            answer = compare_names(a, b, own_kind or kind)
            row = {"a": a, "b": b, "decision": answer.decision, "score": answer.score, "reasons": answer.reasons}
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _pair(line: bytes) -> tuple[str, str, str]:
    pair = json.loads(line)
    if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in ("a", "b")):
        raise ValueError("an object with texts 'a' and 'b' is wanted")
    kind = pair.get("kind") or ""
    if kind and kind not in KINDS:
        raise ValueError(f"kind '{kind}' is not one of {', '.join(KINDS)}")
    return pair["a"], pair["b"], kind
