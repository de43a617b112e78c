"""`bilateral evaluate`: score predicted relations against a gold standard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import format_option, write_rows

if TYPE_CHECKING:
    from ..loader.evaluation import Evaluation, Tie

COUNTS = ("type", "gold", "predicted", "found", "precision", "recall", "f1", "f1_low", "f1_high")
ERRORS = ("error", "document", "type", "head", "tail", "status", "date", "confidence", "sentence")
BINS = ("low", "high", "count", "confidence", "precision")


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("predicted", type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="List the missed and the false relations with their sentences.")
@click.option("--reliability", "by_confidence", is_flag=True, help="Show precision by confidence.")
@format_option
def evaluate_command(gold: Path, predicted: Path, errors: bool, by_confidence: bool, output_format: str) -> None:
    """Score predicted relations against a gold standard.

    GOLD is a folder of one relations file (.jsonl) per document, with aliases.json beside or inside it. PREDICTED is a
    folder of the same kind, or one relations file whose lines name their document. Counted are distinct (document,
    type, head, tail); the attributes are judged among the found; f1_low and f1_high are a 95 % interval by bootstrap
    over documents.

    \b
    Example:
      bilateral extract data/samples -o found.jsonl
      bilateral evaluate data/samples/gold found.jsonl
      bilateral evaluate data/samples/gold found.jsonl --errors --format jsonl
    """
    from ..loader.evaluation import evaluate, expected_calibration_error, judged, reliability, score

    if errors and by_confidence:
        raise click.UsageError("--errors and --reliability are two listings; ask for one")
    evaluation = evaluate(gold, predicted)
    if evaluation.unjudged:
        click.echo(f"bilateral: not in {gold}, left out: {', '.join(evaluation.unjudged)}", err=True)
    if errors:
        write_rows(ERRORS, list(_errors(evaluation)), output_format)
    elif by_confidence:
        bins = reliability(judged(evaluation.documents.values()))
        write_rows(BINS, [[getattr(row, name) for name in BINS] for row in bins], output_format)
        click.echo(f"bilateral: expected calibration error {expected_calibration_error(bins):.3f}", err=True)
    else:
        scores = score(list(evaluation.documents.values()))
        rows = [
            [_short(value) for value in (*(getattr(row, name) for name in COUNTS), *row.attributes.values())]
            for row in scores
        ]
        write_rows((*COUNTS, *scores[0].attributes), rows, output_format)


def _errors(evaluation: Evaluation) -> Iterator[list[Any]]:
    for document, matching in evaluation.documents.items():
        for error, ties in (("missed", matching.missed), ("false", matching.spurious)):
            for tie in ties:
                relation, confidence = tie.first, tie.confidence if error == "false" else None
                yield [error, document, *(getattr(relation, name) for name in ERRORS[2:7]), confidence, _sentence(tie)]


def _sentence(tie: Tie) -> str:
    return " ".join(dict.fromkeys(evidence.text for evidence in tie.first.evidence))


def _short(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value
