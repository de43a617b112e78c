"""HTML: headings, paragraphs, list items and table rows, without navigation, scripts and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from ...errors import BadInput
from .assembly import Assembly
from .files import LONGEST_LINE
from .source import BlockKind, Source

_SKIPPED = {
    *("script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button"),
    *("iframe", "svg", "math", "select", "textarea", "object"),
}
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("tr", "caption"), "row"),
    **dict.fromkeys(("p", "div", "section", "article", "main", "body", "html", "blockquote", "pre", "figure"), "text"),
    **dict.fromkeys(("figcaption", "address", "table", "ul", "ol", "dl", "thead", "tbody", "tfoot", "hr"), "text"),
}
_NUMBER = re.compile(r"\[?(\d{1,4})\]?")
_NOTE_TARGET = re.compile(r"(?:cite_note|footnote|fn|note|ref|endnote)[-_:]?.*?(\d{1,4})$", re.IGNORECASE)
_BACK_LINKS = re.compile(r"^[\s^↑↩\d.\[\]a-c]*")
_LINE_BREAK = re.compile(r"\v\s*(?=[^\W_a-z]|[-–—•])|\v\s*\v")  # `<br>` before what looks like a line of its own
_LEAST_WORDS = 60  # of an `<article>` for it to be one: shorter ones are teasers


_Found = tuple[BlockKind, str, list[tuple[int, int, int]]]


def read_html(content: bytes, name: str) -> list[Source]:
    """Read an HTML page.

    Parameters
    ----------
    content : bytes
        The page; its encoding is taken from it.
    name : str
        For messages.

    Returns
    -------
    list of Source
        One for each `<article>` with a heading where there are several, else one. The text is that of the page
        without markup, and the offsets point into it.

    Raises
    ------
    BadInput
        The page holds no text, a line too long to be prose, or is nested beyond any page's depth.
    """
    soup = BeautifulSoup(content, "html.parser")
    try:
        articles = [
            tag
            for tag in soup.find_all("article")
            if tag.find(["h1", "h2"]) and not tag.find("article") and len(tag.get_text().split()) >= _LEAST_WORDS
        ]
        roots = articles if len(articles) > 1 else articles or [soup.find("main") or soup.body or soup]
        page_title = soup.title.get_text(" ", strip=True) if soup.title else ""
        sources = [_read(root, "" if len(articles) > 1 else page_title, name) for root in roots]
    except RecursionError as error:
        raise BadInput(f"{name}: the page is nested too deeply; save it as text") from error
    if not any(source.blocks for source in sources):
        raise BadInput(f"{name}: the page holds no text; save the article itself, not its frame")
    return sources


def _read(root: Tag, page_title: str, name: str) -> Source:
    notes = _take_notes(root)
    assembly = Assembly()
    for kind, text, markers in _blocks(root, notes):
        if len(text) > LONGEST_LINE:
            raise BadInput(f"{name}: a paragraph of {len(text):,} characters is not prose; break it up")
        assembly.add(text, kind, markers)
    first = next((block for block in assembly.blocks if block.kind == "heading"), None)
    return assembly.source(notes, "" if first else page_title)


def _take_notes(root: Tag) -> dict[int, str]:
    """Footnotes are list items that note references point to; they leave the tree."""
    notes: dict[int, str] = {}
    for item in root.find_all(["li", "p", "div"], id=_NOTE_TARGET):
        found = _NOTE_TARGET.search(str(item["id"]))
        if found and item.find_parent(["sup"]) is None and item.get_text(strip=True):
            for back_link in item.find_all("a", href=re.compile("^#")):
                back_link.extract()
            links = [str(a["href"]) for a in item.find_all("a", href=re.compile("^http"))]
            words = _BACK_LINKS.sub("", " ".join(item.get_text(" ").split()))
            notes[int(found[1])] = words if "http" in words or not links else f"{words} {links[0]}"
            item.extract()
    return notes


def _blocks(root: Tag, notes: dict[int, str]) -> Iterator[_Found]:
    """Walk the tree without recursion; a block ends where the next one starts."""
    kind: BlockKind = "text"
    kinds: list[tuple[str, BlockKind]] = []
    parts: list[str] = []
    markers: list[tuple[int, int, int]] = []

    def flush() -> Iterator[_Found]:
        text = "".join(parts)
        lines = [text] if markers or kind == "heading" else _LINE_BREAK.split(text)
        for line in lines:
            if line.strip(" |\n"):
                yield kind, line, list(markers)
        parts.clear()
        markers.clear()

    stack: list[Tag | NavigableString | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            yield from flush()
            kinds.pop()
            kind = kinds[-1][1] if kinds else "text"
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                parts.append(str(node))
        elif node.name == "sup" and (number := _reference(node, notes)):
            start = sum(map(len, parts))
            parts.append(f"[{number}]")
            markers.append((start, start + len(parts[-1]), number))
        elif node.name == "br":
            parts.append("\v")
        elif node.name not in _SKIPPED and "hidden" not in node.attrs:
            if node.name in ("td", "th") and "".join(parts).strip():
                parts.append(" | ")
            inside_row = bool(kinds) and kinds[-1][1] == "row"
            if node.name in _KINDS and not inside_row:
                yield from flush()
                own = _KINDS[node.name]
                inherited = kinds[-1][1] if kinds and kinds[-1][1] == "item" and own == "text" else own
                kinds.append((node.name, inherited))
                kind = inherited
                stack.append("end")
            elif inside_row and node.name in _KINDS:
                parts.append(" ")
            stack.extend(reversed([c for c in node.children if isinstance(c, Tag | NavigableString)]))
    yield from flush()


def _reference(sup: Tag, notes: dict[int, str]) -> int | None:
    """Give the number of a note reference; a raised number without note or link is a power or a unit ("km²")."""
    number = _NUMBER.fullmatch(sup.get_text(strip=True))
    if number and (int(number[1]) in notes or sup.find("a")):
        return int(number[1])
    return None
