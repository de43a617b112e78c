"""The map's style files: page template, style sheet, scripts and colours, checked when they are read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from ..data import DATA
from ..errors import BadInput
from ..loader.model import KINDS, RELATION_TYPES

MAP_STYLES = DATA / "styles" / "map"
SCRIPTS = (
    "model.js", "state.js", "filter.js", "draw.js", "labels.js", "dossier.js",
    "search.js", "controls.js", "download.js", "keys.js", "main.js",
)  # fmt: skip
"""The page's own scripts in the order in which they are joined."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PLAIN = ("background", "text", "muted", "halo", "rim", "other")


@dataclass(frozen=True, slots=True)
class Styles:
    """What the page is made of: style sheet, script, and colours by theme."""

    style_sheet: str
    script: str
    colours: dict[str, Any]


def load_styles() -> Styles:
    """Read and check the style files.

    Raises
    ------
    BadInput
        A file is missing, or a colour is missing or malformed; the message says which.
    """
    try:
        sheet = (MAP_STYLES / "map.css").read_text(encoding="utf-8")
        own = "\n".join((MAP_STYLES / "js" / name).read_text(encoding="utf-8") for name in SCRIPTS)
        colours = json.loads((MAP_STYLES / "colours.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{MAP_STYLES}: a style file cannot be read: {error}; install bilateral anew") from error
    check_colours(colours)
    return Styles(sheet, f'(() => {{\n"use strict";\n{own}\n}})();', colours)


def check_colours(colours: dict[str, Any]) -> None:
    """Check that every theme colours every kind and type, as #rrggbb; raise `BadInput` otherwise."""
    for theme in ("light", "dark"):
        palette = colours.get(theme, {})
        wanted = [(name, palette.get(name)) for name in _PLAIN]
        wanted += [(f"kind.{kind}", palette.get("kind", {}).get(kind)) for kind in (*KINDS, "")]
        wanted += [(f"type.{type_}", palette.get("type", {}).get(type_)) for type_ in RELATION_TYPES]
        for name, colour in wanted:
            if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                raise BadInput(f"{MAP_STYLES / 'colours.json'}: {theme}.{name} is not a colour such as #1d2733")
    if not colours.get("groups") or not all(_COLOUR.fullmatch(str(colour)) for colour in colours["groups"]):
        raise BadInput(f"{MAP_STYLES / 'colours.json'}: groups is not a list of colours such as #1d2733")
