"""The entrance of the reading room: paths in, documents out, one line for each that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ...errors import BadInput
from ..model import Document
from .articles import read_articles
from .documents import make_document
from .files import decode, document_ids, find_files, read_bytes
from .layout import read_layout
from .source import Source


def read_documents(
    paths: Sequence[str | Path],
    on_problem: Callable[[str], None] | None = None,
    on_file: Callable[[int, int], None] | None = None,
) -> Iterator[Document]:
    """Read documents from files, folders and glob patterns.

    Parameters
    ----------
    paths : sequence of str or Path
        Files (.txt, .md, .html, .htm, .pdf, .docx), folders (searched through) or patterns.
    on_problem : callable, optional
        Called with one line for each path or document that cannot be read; the others still go through.
    on_file : callable, optional
        Called before each file is read with its number, from 1, and the number of files.

    Yields
    ------
    Document
        In the order of `paths`, a folder's files in sorted order; a file of many articles gives one document each.

    Raises
    ------
    BadInput
        A path or document cannot be read and `on_problem` was not given.
    """
    report = on_problem or _refuse
    files = find_files(paths, report)
    for number, (path, document_id) in enumerate(zip(files, document_ids(files), strict=True), 1):
        if on_file:
            on_file(number, len(files))
        try:
            documents = read_file(path, document_id)
        except BadInput as error:
            report(str(error))
        else:
            yield from documents


def read_file(path: Path, document_id: str) -> list[Document]:
    """Read the documents of one file.

    Raises
    ------
    BadInput
        The file cannot be read or holds no text.
    """
    content = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix == ".txt":
        documents = parse_articles(decode(content, str(path)), document_id)
    else:
        documents = [make_document(source, name) for source, name in _named(_read(content, suffix, path), document_id)]
    if not any(document.sentences for document in documents):
        raise BadInput(f"{path}: holds no sentences; check that it is the right file")
    return documents


def _read(content: bytes, suffix: str, path: Path) -> list[Source]:
    if suffix == ".pdf":
        from .from_pdf import read_pdf

        return read_articles(read_pdf(content, str(path)))
    if suffix == ".docx":
        from .from_docx import read_docx

        return [read_docx(content, str(path))]
    if suffix == ".md":
        from .from_markdown import read_markdown

        return read_markdown(decode(content, str(path)))
    from .from_html import read_html

    return read_html(content, str(path))


def _named(sources: list[Source], document_id: str) -> list[tuple[Source, str]]:
    if len(sources) == 1:
        return [(sources[0], document_id)]
    return [(source, f"{document_id}#{number}") for number, source in enumerate(sources, 1)]


def parse_text(text: str, document_id: str) -> Document:
    """Parse a plain text that is one article.

    Parameters
    ----------
    text : str
        The text, hard-wrapped or not.
    document_id : str
        The id that the document gets.

    Returns
    -------
    Document
        `Document.text` is `text`, and the sentences' offsets point into it.
    """
    return make_document(read_layout(text), document_id)


def parse_articles(text: str, document_id: str) -> list[Document]:
    """Parse a plain text that may hold many articles: documents `id#1`, `id#2` …, each with a text of its own."""
    return [make_document(source, name) for source, name in _named(read_articles(text), document_id)]


def _refuse(problem: str) -> None:
    raise BadInput(problem)
