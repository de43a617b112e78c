"""The sample documents and their gold belong together."""

from __future__ import annotations

import json

from bilateral.loader.model import KINDS, RELATION_TYPES, STATUSES
from bilateral.loader.reading import read_documents


def test_samples_are_many_and_of_every_format(samples):
    documents = list(read_documents([samples]))
    assert len(documents) >= 12
    assert {document.id.rpartition(".")[2] for document in documents} == {"txt", "md", "html", "pdf", "docx"}
    assert all(document.title and document.sentences[0].heading for document in documents)


def test_gold_evidence_is_made_of_sentences_as_read(samples):
    total = 0
    for document in read_documents([samples]):
        sentences = [sentence.text for sentence in document.sentences]
        gold = samples / "gold" / f"{document.id.rpartition('.')[0]}.jsonl"
        for line in gold.read_text(encoding="utf-8").splitlines():
            relation = json.loads(line)
            total += 1
            rest = relation["evidence"]
            for sentence in sorted(sentences, key=len, reverse=True):
                rest = rest.replace(sentence, "", 1)
            assert not rest.strip(), (document.id, rest)
            assert relation["head_text"] in relation["evidence"] and relation["tail_text"] in relation["evidence"]
            assert relation["type"] in RELATION_TYPES and relation["status"] in STATUSES
            assert {relation["head_kind"], relation["tail_kind"]} <= set(KINDS)
    assert total >= 150


def test_every_document_has_gold_and_every_gold_a_document(samples):
    documents = {document.id.rpartition(".")[0] for document in read_documents([samples])}
    assert {path.stem for path in (samples / "gold").glob("*.jsonl")} == documents


def test_the_same_deal_is_told_in_several_documents(samples):
    told: dict[tuple[str, ...], set[str]] = {}
    for path in (samples / "gold").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            relation = json.loads(line)
            key = (relation["type"], *sorted((relation["head"], relation["tail"])))
            told.setdefault(key, set()).add(path.stem)
    assert sum(len(documents) > 1 for documents in told.values()) >= 8
