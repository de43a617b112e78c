"""From blocks to a document: markers out, sentences cut, sections and citations attached."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from ..model import Citation, Document, Sentence
from .citations import MarkerFinder, citation
from .joining import join_lines
from .sentences import sentence_spans
from .source import Block, Source, Span
from .year import year_of_writing

_BEFORE_COMMA = re.compile(r" (?=[,;:](?:\s|$)|[.!?](?:\s|$|[”\"»]))")
_BEFORE_QUOTE = re.compile(r" (?=[”»])|(?<=[.!?,…]) (?=\"(?:$|\s))")
_AFTER_QUOTE = re.compile(r"(?<=[“«„]) (?=\w)")
_STOP_TWICE = re.compile(r"(?<=[.!?…][”»\"])\.$|(?<=\w)\.(?=\.$)(?<!\.\.)")
_BROKEN_DECIMAL = re.compile(r"(?<=\d) \.(?=\d)")
_EMPHASIS = re.compile(r"\*\*+|__+")


def make_document(source: Source, document_id: str) -> Document:
    """Cut a source into sentences.

    Parameters
    ----------
    source : Source
        A text and its blocks.
    document_id : str
        The document's id: its file name.

    Returns
    -------
    Document
        Sentences in reading order; offsets point into `source.text`.
    """
    notes = {number: citation(number, words) for number, words in source.notes.items()}
    finder = MarkerFinder(set(notes))
    title = source.title
    section = title
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(source.blocks):
        heading = block.kind == "heading"
        made = list(_block_sentences(source.text, block, finder, notes, paragraph, section))
        if heading and made:
            section = " ".join(sentence.text for sentence in made)
            title = title or section
            made = [replace(sentence, section=section, heading=True) for sentence in made]
        sentences.extend(made)
    title = title or PurePath(document_id.partition("#")[0]).stem
    sentences = [sentence if sentence.section else replace(sentence, section=title) for sentence in sentences]
    year = year_of_writing(source.text, sentences, notes.values())
    return Document(document_id, title, source.text, tuple(sentences), year)


def _block_sentences(
    text: str, block: Block, finder: MarkerFinder, notes: dict[int, Citation], paragraph: int, section: str
) -> Iterator[Sentence]:
    joined, offsets = join_lines(text, block.pieces)
    markers = block.markers or list(finder.find(joined))
    if markers:
        joined, offsets, markers = _cut_out(joined, offsets, markers)
    spans = [(0, len(joined))] if block.kind in ("heading", "row") else sentence_spans(joined)
    for start, end in spans:
        clean = _clean(joined[start:end])
        if clean:
            cited = tuple(notes.get(n) or Citation(n) for at, _, n in markers if start < at <= end)
            yield Sentence(clean, _raw(offsets, start), _raw(offsets, end - 1) + 1, paragraph, section, cited)


def _cut_out(
    joined: str, offsets: list[Span], markers: list[tuple[int, int, int]]
) -> tuple[str, list[Span], list[tuple[int, int, int]]]:
    """Take the markers out of a joined text; their positions become positions in the new text."""
    parts: list[str] = []
    moved: list[tuple[int, int, int]] = []
    mapped: list[Span] = []
    position = length = 0
    for start, end, number in [*markers, (len(joined), len(joined), -1)]:
        parts.append(joined[position:start])
        mapped.append((length, _raw(offsets, position)))
        mapped.extend((at - position + length, raw) for at, raw in _between(offsets, position, start))
        length += start - position
        if number >= 0:
            moved.append((length, length, number))
            if joined[end : end + 1].isalnum():  # glued to the next word: "project” 52This"
                parts.append(" ")
                length += 1
        position = end
    return "".join(parts), mapped, moved


def _between(offsets: list[Span], start: int, end: int) -> list[Span]:
    low = bisect_right(offsets, start, key=_first)
    return offsets[low : bisect_right(offsets, end - 1, key=_first)]


def _first(span: Span) -> int:
    return span[0]


def _raw(offsets: list[Span], position: int) -> int:
    at, raw = offsets[bisect_right(offsets, position, key=_first) - 1]
    return raw + position - at


def _clean(sentence: str) -> str:
    """Single spaces, no space before punctuation or inside quotes, no doubled stop, no emphasis marks."""
    if "**" in sentence or "__" in sentence:
        sentence = _EMPHASIS.sub("", sentence)
    sentence = " ".join(sentence.replace("\u00ad", "").split())
    if " ," in sentence or " ." in sentence or " ;" in sentence or " :" in sentence:
        sentence = _BROKEN_DECIMAL.sub(".", _BEFORE_COMMA.sub("", sentence))
    if "”" in sentence or '"' in sentence or "»" in sentence:
        sentence = _STOP_TWICE.sub("", _AFTER_QUOTE.sub("", _BEFORE_QUOTE.sub("", sentence)))
    return sentence
