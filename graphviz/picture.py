"""Two pictures as SVG: bars of a ranking, and a matrix of the deals between groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from ..loader.files import atomic_write

_STYLE = """<style>
svg { background: #fff; font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2933 }
.title { font-size: 17px; font-weight: 600 } .bar { fill: #2b6cb0 }
.faint { fill: #64748b; font-size: 11px } .cell { stroke: #fff }
@media (prefers-color-scheme: dark) {
  svg { background: #14181f; fill: #e5e9f0 } .cell { stroke: #14181f } .bar { fill: #63a4e0 }
}
</style>"""
_MARGIN = 24
_NAME_LENGTH = 38


def bar_picture(path: Path, title: str, names: Sequence[str], values: Sequence[float], limit: int = 40) -> None:
    """Draw the first `limit` values as horizontal bars, each with its name and number, in a UTF-8 SVG file."""
    names, values = names[:limit], values[:limit]
    left, width, row = 290, 480, 24
    top = max([*values, 1e-12])
    lines = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        y = 60 + index * row
        length = max(1.0, width * value / top)
        lines.append(
            f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{_shown(name)}</text>'
            f'<rect class="bar" x="{left}" y="{y}" width="{length:.1f}" height="16" rx="2"/>'
            f'<text class="faint" x="{left + length + 6:.1f}" y="{y + 12}">{value:.4g}</text>'
        )
    _write(path, left + width + 90, 72 + len(names) * row, title, lines)


def matrix_picture(
    path: Path, title: str, groups: Sequence[str], ties: Iterable[tuple[str, str, int]], limit: int = 30
) -> None:
    """Draw the deals between the `limit` best tied groups as a matrix, darker for more, in a UTF-8 SVG file."""
    deals = {frozenset(pair): count for *pair, count in ties if count}
    weight = {group: sum(count for pair, count in deals.items() if group in pair) for group in groups}
    shown = sorted(groups, key=lambda group: (-weight[group], group))[:limit]
    top = max(deals.values(), default=1)
    left, head, cell = 290, 250, 26
    lines = []
    for i, first in enumerate(shown):
        x = left + i * cell + 17
        lines.append(f'<text x="{left - 8}" y="{head + i * cell + 18}" text-anchor="end">{_shown(first)}</text>')
        lines.append(f'<text transform="translate({x},{head - 8}) rotate(-60)">{_shown(first)}</text>')
        for j, second in enumerate(shown):
            count = deals.get(frozenset((first, second)), 0)
            # Square root: a few pairs have most deals, and pairs with one deal must still be seen.
            shade = (count / top) ** 0.5
            at = f'x="{left + j * cell}" y="{head + i * cell}"'
            fill = f'fill="#2b6cb0" fill-opacity="{0.05 + 0.95 * shade:.2f}"'
            lines.append(
                f'<rect class="cell" {at} width="{cell}" height="{cell}" {fill}>'
                f"<title>{_shown(first)} – {_shown(second)}: {count}</title></rect>"
            )
            if count:
                colour = "#fff" if shade > 0.5 else "#1f2933"
                where = f'x="{left + j * cell + cell / 2:.0f}" y="{head + i * cell + 17}"'
                lines.append(f'<text {where} text-anchor="middle" font-size="11" style="fill:{colour}">{count}</text>')
    _write(path, left + len(shown) * cell + 170, head + len(shown) * cell + _MARGIN, title, lines)


def _shown(name: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in name)
    return escape(printable if len(printable) <= _NAME_LENGTH else printable[: _NAME_LENGTH - 1] + "…")


def _write(path: Path, width: float, height: float, title: str, lines: Iterable[str]) -> None:
    with atomic_write(path) as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" role="img">')
        file.write(
            f'<title>{escape(title)}</title>{_STYLE}<text class="title" x="{_MARGIN}" y="34">{escape(title)}</text>\n'
        )
        file.writelines(f"{line}\n" for line in lines)
        file.write("</svg>\n")
