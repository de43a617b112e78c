"""Which files to read, and their bytes."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ...errors import BadInput

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
"""The formats that can be read."""

LONGEST_LINE = 1_000_000
"""Characters in one line from which a file is taken for data, not prose."""

LARGEST_FILE = 200_000_000
"""Bytes from which a file is refused."""


def find_files(paths: Sequence[str | Path], report: Callable[[str], None]) -> list[Path]:
    """Expand files, folders (searched through, in sorted order) and glob patterns; each file comes once.

    Parameters
    ----------
    paths : sequence of str or Path
        What the user named.
    report : callable
        Called with one line for each path that leads to no document.

    Returns
    -------
    list of Path
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        try:
            for file in _expand(path, report):
                found.setdefault(file.resolve(), file)
        except OSError as error:
            report(f"{path}: cannot be read: {error.strerror or error}")
    return list(found.values())


def _expand(path: Path, report: Callable[[str], None]) -> Iterator[Path]:
    if path.is_dir():
        inside = [file for file in sorted(path.rglob("*")) if _is_document(file.relative_to(path)) and file.is_file()]
        if not inside:
            report(f"{path}: no documents in this folder; it needs files that end in {', '.join(SUFFIXES)}")
        yield from inside
    elif path.exists():
        if path.suffix.lower() in SUFFIXES:
            yield path
        else:
            report(f"{path}: not a format that can be read; convert it to one of {', '.join(SUFFIXES)}")
    elif glob.has_magic(str(path)):
        matches = [Path(match) for match in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (absolute too)
        files = [match for match in matches if match.is_file() and match.suffix.lower() in SUFFIXES]
        if not files:
            report(f"{path}: no document matches this pattern; check it, in quotes if the shell expands it")
        yield from files
    else:
        report(f"{path}: no such file or folder; check the path")


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not any(part.startswith((".", "~$")) for part in path.parts)


def document_ids(files: Sequence[Path]) -> list[str]:
    """Give each file its name as id; files of one name in several folders get their folders before it."""
    ids = [file.name for file in files]
    depth = 1
    while len(set(ids)) < len(ids) and depth < max(len(file.resolve().parts) for file in files):
        depth += 1
        counts = Counter(ids)
        ids = [
            name if counts[name] == 1 else "/".join(file.resolve().parts[-depth:])
            for name, file in zip(ids, files, strict=True)
        ]
    return ids


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises
    ------
    BadInput
        It is empty, too large or cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise BadInput(f"{path}: {size:,} bytes are too many for one document; split the file")
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error
    if not content.strip():
        raise BadInput(f"{path}: the file is empty; remove it or fill it")
    return content


def decode(content: bytes, name: str) -> str:
    """Decode the bytes of a text file: UTF-8, or UTF-16 with its byte order mark; line ends become `\\n`.

    Raises
    ------
    BadInput
        It is in another encoding, binary, or has a line that is too long to be prose.
    """
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: not valid UTF-8 (byte {error.start}); convert it, e.g. iconv -f WINDOWS-1251 -t UTF-8"
        ) from error
    if "\x00" in text:
        raise BadInput(f"{name}: holds zero bytes, so it is not a text; convert it to one")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        raise BadInput(f"{name}: a line of {longest:,} characters is not prose; break the text into paragraphs")
    return text
