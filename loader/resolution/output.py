"""The files that `resolve` writes: entities, deals, candidates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import BadInput
from ..model import KINDS, Entity
from ..relations_file import write_json_lines, write_relations
from .decision import Comparison
from .resolve import Explanation, Resolution

NEAR_MISSES = 8
"""Most refused names that an entity's line keeps."""


def write_resolution(folder: Path, resolution: Resolution) -> None:
    """Write entities.jsonl, relations.jsonl and candidates.jsonl into a folder, each atomically."""
    write_json_lines(folder / "entities.jsonl", entity_rows(resolution))
    write_relations(folder / "relations.jsonl", resolution.relations)
    write_json_lines(
        folder / "candidates.jsonl",
        (
            {"a": c.a, "b": c.b, "score": c.score, "reasons": c.reasons, "a_id": c.a_id, "b_id": c.b_id}
            for c in resolution.candidates
        ),
    )


def entity_rows(resolution: Resolution) -> Iterator[dict[str, Any]]:
    """Give one object per entity: its fields, and in `joined` and `refused` why it is what it is."""
    nothing = Explanation()
    for entity in resolution.entities:
        why = resolution.explanations.get(entity.id, nothing)
        row: dict[str, Any] = {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
            "aliases": entity.aliases,
        }
        joined = sorted(why.joined, key=lambda j: (j[0], j[1]))
        refused = sorted(why.refused, key=lambda r: (-r[2].score, r[0], r[1]))[:NEAR_MISSES]
        row["joined"] = [_reason_row(*item) for item in joined]
        row["refused"] = [_reason_row(*item) for item in refused]
        yield {key: value for key, value in row.items() if value or key in ("id", "name", "kind", "country", "aliases")}


def read_entities(path: Path) -> list[Entity]:
    """Read the entities of an earlier entities.jsonl.

    Raises
    ------
    BadInput
        The file cannot be read or a line is not an entity.
    """
    import json

    entities: list[Entity] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            kind = row.get("kind", "")
            if kind and kind not in KINDS:
                raise ValueError(f"kind '{kind}' is not one of {', '.join(KINDS)}")
            entities.append(
                Entity(
                    str(row["id"]),
                    str(row["name"]),
                    kind,
                    str(row.get("country", "")),
                    list(map(str, row.get("aliases", []))),
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"{path}:{number}: not an entity: {error}; run `bilateral resolve` again") from error
    return entities


def _reason_row(a: str, b: str, comparison: Comparison) -> dict[str, Any]:
    return {"name": a, "other": b, "score": comparison.score, "reasons": comparison.reasons}
