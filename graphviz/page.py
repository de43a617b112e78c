"""The map as one HTML file: pyvis renders our template with vis-network inside; no request, no data as markup."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from ..loader.files import atomic_write
from .drawing import Drawing
from .styles import MAP_STYLES, load_styles

_VIS_NETWORK = Path("templates", "lib", "vis-9.1.2", "vis-network.min.js")


def write_map(path: Path, drawing: Drawing) -> None:
    """Write the map of a drawing as one self-contained UTF-8 HTML file.

    Parameters
    ----------
    path : Path
        The file to write, atomically.
    drawing : Drawing
        From `draw`.
    """
    page = map_page(drawing)
    with atomic_write(path) as file:
        file.write(page)


def map_page(drawing: Drawing) -> str:
    """Render the map's page.

    All data go into JSON blocks with `<`, `>`, `&` and `'` escaped; the page's script shows them as text only. The
    Content-Security-Policy allows the two scripts and the one style sheet by their hashes and nothing else.
    """
    import pyvis.network  # type: ignore[import-untyped]

    styles = load_styles()
    # Its closing comment names a source map, which a browser's developer tools would fetch.
    engine = (
        (Path(pyvis.network.__file__).parent / _VIS_NETWORK)
        .read_text(encoding="utf-8")
        .split("//# sourceMappingURL")[0]
    )
    network = pyvis.network.Network(directed=True)
    network.set_template_dir(f"{MAP_STYLES}/", "template.html")
    # Set, not added: add_node and add_edge search all that is there on every call.
    network.nodes, network.edges, network.options = drawing.nodes, drawing.edges, {}
    network.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": False}
    network.templateEnv.globals.update(
        page=drawing.page,
        title=drawing.page["title"].encode("utf-8", "replace").decode(),
        colours=styles.colours,
        style_sheet=styles.style_sheet,
        scripts=[styles.script, engine],
        policy=content_security_policy([engine, styles.script], styles.style_sheet),
    )
    return str(network.generate_html())


def content_security_policy(scripts: list[str], style_sheet: str) -> str:
    """Allow exactly these inline scripts and this style sheet, and no request at all."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style_sheet)}; "
        "img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
