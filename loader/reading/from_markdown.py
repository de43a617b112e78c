"""Markdown: its blocks by markdown-it; the offsets point into the file as it is, markup included."""

from __future__ import annotations

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .source import Block, BlockKind, Source, Span

_NOTE = re.compile(r"^ {0,3}\[\^(\d{1,4})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)
_MARKUP = re.compile(
    r"\[\^(?P<note>\d{1,4})\]|!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|(?<=\])\([^)\n]{0,2000}\)"
    r"|(?<!\\)(?<!\w_)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`+"
    r"|\[(?=[^\]\n]{0,300}\]\()|\](?=\()|<[^>\n]{1,200}>|\\(?=[*_`\[\]#<>])"
)
_ORDINAL = re.compile(r"\d{1,3}[.)][ \t]+\Z")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_LEAST_WORDS = 60  # of every article under a title of the first level for them to be articles


def read_markdown(text: str) -> list[Source]:
    """Read a Markdown text.

    Parameters
    ----------
    text : str
        The text; `[^1]` and `[^1]: …` are footnotes.

    Returns
    -------
    list of Source
        One for each title of the first level where there are several and each has an article under it, else one.
    """
    # Notes and front matter are blanked, not cut, so that offsets stay those of the file.
    blanked = _NOTE.sub(_blank, _FRONT_MATTER.sub(_blank, text))
    tokens = MarkdownIt().enable("table").parse(blanked)
    starts = _article_starts(text, tokens)
    if len(starts) == 1:
        return [_read(text, blanked, tokens)]
    ends = [*starts[1:], len(text)]
    return [source for start, end in zip(starts, ends, strict=True) for source in read_markdown(text[start:end])]


def _article_starts(text: str, tokens: list[Token]) -> list[int]:
    offsets = [*_line_offsets(text), len(text)]
    heads = [offsets[t.map[0]] for t in tokens if t.type == "heading_open" and t.tag == "h1" and t.map and not t.level]
    bounds = [*heads, len(text)]
    if len(heads) < 2 or min(len(text[a:b].split()) for a, b in itertools.pairwise(bounds)) < _LEAST_WORDS:
        return [0]
    return [0, *heads[1:]]


def _read(text: str, blanked: str, tokens: list[Token]) -> Source:
    notes = {int(match[1]): match[2] for match in _NOTE.finditer(text)}
    front = _FRONT_MATTER.match(text)
    title = front and _FRONT_TITLE.search(front[1])
    offsets = _line_offsets(blanked)
    blocks: list[Block] = []
    for kind, inlines in _groups(tokens):
        spans: list[Span] = []
        for token in inlines:
            spans += _locate(blanked, token, offsets, spans)
        if kind == "row" and spans:
            spans = [(spans[0][0], spans[-1][1])]  # the bars between the cells stay
        if kind == "item" and spans:
            spans[0] = (_with_number(blanked, spans[0][0]), spans[0][1])
        block = _block(blanked, spans, kind)
        if block.pieces:
            blocks.append(block)
    return Source(text, blocks, notes, title[1] if title else "")


def _groups(tokens: list[Token]) -> list[tuple[BlockKind, list[Token]]]:
    """Tokens with text, by block: a heading, a paragraph, a list item's paragraph, or the cells of a row."""
    groups: list[tuple[BlockKind, list[Token]]] = []
    kind: BlockKind = "text"
    depth = 0
    for token in tokens:
        if token.type == "tr_open":
            groups.append(("row", []))
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type in ("paragraph_open", "heading_close"):
            kind = "item" if depth else "text"
        elif token.type == "list_item_open":
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "inline" and token.content.strip():
            if groups and groups[-1][0] == "row" and token.level > 2 and token.map == _row_map(groups[-1][1], token):
                groups[-1][1].append(token)
            else:
                groups.append((kind, [token]))
    return [group for group in groups if group[1]]


def _row_map(cells: list[Token], token: Token) -> list[int] | None:
    return cells[0].map if cells else token.map


def _locate(text: str, token: Token, offsets: list[int], before: list[Span]) -> list[Span]:
    """Find the lines of a token's content in the text, from its first line on."""
    assert token.map is not None  # block-level inline tokens have one
    position = max(offsets[token.map[0]], before[-1][1] if before else 0)
    spans: list[Span] = []
    for line in token.content.split("\n"):
        words = line.strip()
        at = text.find(words, position) if words else -1
        if at >= 0:
            spans.append((at, at + len(words)))
            position = at + len(words)
    return spans


def _block(text: str, spans: list[Span], kind: BlockKind) -> Block:
    """Cut inline markup out of the spans; footnote references stay, as the markers that they are."""
    pieces: list[Span] = []
    for start, end in spans:
        position = start
        for match in _MARKUP.finditer(text, start, end):
            if match["note"] is None:
                if match.start() > position:
                    pieces.append((position, match.start()))
                position = match.end()
        if end > position:
            pieces.append((position, end))
    return Block(pieces, kind)


def _with_number(text: str, start: int) -> int:
    """Move the start of a list item before its number, which belongs to the text."""
    number = _ORDINAL.search(text, max(0, start - 6), start)
    return number.start() if number else start


def _line_offsets(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n", text))]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
