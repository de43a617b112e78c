"""The whole road: documents in, a resolved graph in the store out, each stage as it is when run by itself."""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import chain
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from ..errors import BadInput, BilateralError
from .model import Document, Entity, Relation
from .reading import read_documents
from .relations_file import write_json_lines, write_relations
from .resolution import Resolution, read_decisions, resolve, write_resolution
from .store import DocumentRecord, LoadSummary, load_paths, open_store
from .store.find import read_entities

SMALL = 150_000
"""Characters of text that one process extracts sooner than other processes start."""
AHEAD = 4
"""Documents that wait for each worker; more would only fill the memory."""
Report = Callable[[str], None]
Progress = Callable[[int, int], None]
_Placed = tuple[Document, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave; `problem` is one line where its extraction failed."""

    document: DocumentRecord
    relations: list[Relation]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made: the documents, how many relations they told, the graph, and what the store took in."""

    documents: list[DocumentRecord]
    told: int
    resolution: Resolution
    loaded: LoadSummary

    def counts(self) -> Iterator[tuple[str, str, int]]:
        """Count the deals by type and by status and the parties by kind, the most frequent first."""
        deals, parties = self.resolution.relations, self.resolution.entities
        for by, values in (
            ("type", [deal.type for deal in deals]),
            ("kind", [party.kind or "unknown" for party in parties]),
            ("status", [deal.status for deal in deals]),
        ):
            for value, count in sorted(Counter[str](values).items(), key=lambda item: (-item[1], item[0])):
                yield by, value, count


def build(
    paths: Sequence[str | Path],
    store_uri: str,
    folder: Path,
    *,
    workers: int = 1,
    min_confidence: float = 0.0,
    on_problem: Report | None = None,
    on_progress: Progress | None = None,
) -> Built:
    """Read documents, extract and resolve their relations, write them into a folder and load that into the store.

    Parties that the store knows keep their ids, decisions in the folder's decisions.jsonl hold, and what the store has
    from other documents stays. Written are documents.jsonl, extracted.jsonl (relations as `extract_documents` gives
    them), entities.jsonl, relations.jsonl and candidates.jsonl.

    Parameters
    ----------
    paths, workers, min_confidence, on_problem, on_progress
        As for `extract_documents`.
    store_uri : str
        As for `open_store`.
    folder : Path
        Made where it does not exist.

    Returns
    -------
    Built

    Raises
    ------
    BadInput
        No document could be used; nothing is written then.
    StoreUnavailable
        The store cannot be reached: said before the first document is read.
    """
    known = _known_entities(store_uri)
    decisions = read_decisions(folder / "decisions.jsonl")
    found = list(
        extract_documents(
            paths, workers=workers, min_confidence=min_confidence, on_problem=on_problem, on_progress=on_progress
        )
    )
    documents = [extraction.document for extraction in found]
    relations = [relation for extraction in found for relation in extraction.relations]
    write_json_lines(folder / "documents.jsonl", map(asdict, documents))
    write_relations(folder / "extracted.jsonl", relations)
    resolution = _of_these_documents(resolve(relations, known, decisions))
    write_resolution(folder, resolution)
    with open_store(store_uri, write=True) as store:
        loaded = load_paths(store, [folder])
    return Built(documents, len(relations), resolution, loaded)


def extract_documents(
    paths: Sequence[str | Path],
    *,
    workers: int = 1,
    min_confidence: float = 0.0,
    on_problem: Report | None = None,
    on_progress: Progress | None = None,
) -> Iterator[Extraction]:
    """Read documents and extract their relations, a document at a time.

    Parameters
    ----------
    paths : sequence of str or Path
        Files, folders and patterns, as for `read_documents`.
    workers : int
        Processes to share the work; small inputs are done by this one. The result does not depend on it.
    min_confidence : float
        Relations less certain than this are left out.
    on_problem : callable, optional
        Called with one line for each document that cannot be used; the others are still done. Without it, the first
        one raises.
    on_progress : callable, optional
        Called after each document with the number of its file, from 1, and the number of files.

    Yields
    ------
    Extraction
        One per document that could be read, in the order of `read_documents`.

    Raises
    ------
    BadInput
        A document cannot be used and `on_problem` was not given, or none can be used.
    """
    none_yet = True
    for extraction, place in _extract_all(_read(paths, on_problem), workers):
        if on_progress:
            on_progress(*place)
        if extraction.problem:
            if on_problem is None:
                raise BadInput(extraction.problem)
            on_problem(extraction.problem)
            continue
        kept = [relation for relation in extraction.relations if relation.confidence >= min_confidence]
        none_yet = False
        yield replace(extraction, relations=kept)
    if none_yet:
        raise BadInput("no document could be used, so nothing is written")


def _read(paths: Sequence[str | Path], on_problem: Report | None) -> Iterator[_Placed]:
    """Read documents, each with its place among the files."""
    place = (0, 0)

    def at_file(number: int, files: int) -> None:
        nonlocal place
        place = (number, files)

    for document in read_documents(paths, on_problem, at_file):
        yield document, place


def _extract_all(documents: Iterator[_Placed], workers: int) -> Iterator[tuple[Extraction, tuple[int, int]]]:
    """Extract in the order of the documents, in this process where that is sooner done."""
    first, length = [], 0
    for document, place in documents:
        first.append((document, place))
        length += len(document.text)
        if workers == 1 or length > SMALL:
            break
    everything = chain(first, documents)
    if workers == 1 or length <= SMALL:
        yield from ((_extract(document), place) for document, place in everything)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_the_parent) as pool:
        waiting: deque[tuple[Future[Extraction], tuple[int, int]]] = deque()
        try:
            for document, place in everything:
                waiting.append((pool.submit(_extract, document), place))
                if len(waiting) > AHEAD * workers:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        except BrokenProcessPool as error:
            raise BilateralError(
                "a worker process ended, for want of memory perhaps; try again with --workers 1"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _next(waiting: deque[tuple[Future[Extraction], tuple[int, int]]]) -> tuple[Extraction, tuple[int, int]]:
    future, place = waiting.popleft()
    return future.result(), place


def _extract(document: Document) -> Extraction:
    """Extract one document; a failure is told, so that the others are still done."""
    from .extraction import extract

    record = DocumentRecord(document.id, document.title, sha256(document.text.encode()).hexdigest())
    try:
        return Extraction(record, extract(document))
    except BilateralError:
        raise
    except Exception as error:  # a text that the extractor cannot bear must not end a run over thousands
        return Extraction(record, [], f"{document.id}: extraction failed ({type(error).__name__}: {error}); report it")


def _end_with_the_parent() -> None:
    """Let a worker end at once, and without a word, on ctrl-C and when its parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_exit_after_parent, daemon=True).start()


def _exit_after_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _known_entities(store_uri: str) -> list[Entity]:
    """Read the parties of a store; one that is still to be made has none."""
    if "://" not in store_uri and not Path(store_uri).exists():
        return []
    with open_store(store_uri) as store:
        return read_entities(store)


def _of_these_documents(resolution: Resolution) -> Resolution:
    """Leave out the known parties that no relation here names."""
    ends = {end for relation in resolution.relations for end in (relation.head_id, relation.tail_id)}
    return replace(
        resolution,
        entities=[entity for entity in resolution.entities if entity.id in ends],
        candidates=[pair for pair in resolution.candidates if {pair.a_id, pair.b_id} & ends],
    )
