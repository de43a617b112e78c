"""Resolving relations: clusters, ids, deals, decisions; and what must hold for any input."""

import json
from collections import Counter
from dataclasses import asdict

import pytest
from bilateral.errors import NothingFound
from bilateral.loader.model import Entity, Evidence, Relation
from bilateral.loader.resolution import Decisions, read_decisions, resolve, write_decisions, write_resolution
from bilateral.loader.resolution.clusters import Link, close_clusters
from bilateral.loader.resolution.decision import Comparison
from hypothesis import given, settings
from hypothesis import strategies as st


def deal(head, tail, type_="supplies", document="d1", text="", **fields):
    return Relation(
        type_, head, tail, document=document, evidence=[Evidence(document, text or f"{head} {tail}")], **fields
    )


def names_of(resolution):
    return {frozenset({e.name, *e.aliases}) for e in resolution.entities}


def entity(resolution, name):
    (found,) = [e for e in resolution.entities if name in (e.name, *e.aliases)]
    return found


def as_bytes(resolution):
    return json.dumps([asdict(e) for e in resolution.entities] + [asdict(r) for r in resolution.relations])


def test_spellings_of_one_party_become_one_entity():
    result = resolve(
        [
            deal("MTZ", "Türkiye", head_kind="company", tail_kind="country"),
            deal("OJSC “Minsk Tractor Plant”", "Turkish Republic", head_kind="organisation", tail_kind="country"),
            deal("Minsk Tractor Plant", "Turkey", document="d2"),
        ]
    )
    assert {e.name for e in result.entities} == {"Minsk Tractor Plant", "Turkey"}
    assert entity(result, "MTZ").aliases == ["MTZ", "OJSC “Minsk Tractor Plant”"]
    assert entity(result, "Turkey").kind == "country"


def test_the_words_of_the_document_become_aliases_where_they_are_a_name():
    result = resolve([deal("Belarus", "Kenya", head_text="Belarusian", tail_text="The parties")])
    assert entity(result, "Belarus").aliases == ["Belarusian"]
    assert entity(result, "Kenya").aliases == []


def test_places_of_different_kinds_stay_apart():
    result = resolve(
        [
            deal("Minsk", "Jinan", "sister_city", head_kind="city", tail_kind="city"),
            deal("Minsk region", "Shandong", "sister_city", head_kind="region", tail_kind="region"),
            deal("Belarus", "China", "signed", head_kind="country", tail_kind="country"),
        ]
    )
    assert len(result.entities) == 6


def test_the_same_deal_told_twice_is_one_relation_with_two_evidences():
    result = resolve(
        [
            deal("Belarus", "China", "signed", "d1", date="2023-03", instrument="memorandum"),
            deal("China", "Republic of Belarus", "signed", "d2", date="2023", instrument="Memorandum"),
        ]
    )
    (relation,) = result.relations
    assert relation.date == "2023-03"
    assert [e.document for e in relation.evidence] == ["d1", "d2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"date": "2022"}, {"date": "2023"}),
        ({"status": "done"}, {"status": "planned"}),
        ({"products": ["tractors"]}, {"products": ["milk powder"]}),
        ({"amount": "$1 million"}, {"amount": "$2 million"}),
        ({"instrument": "contract"}, {"instrument": "memorandum"}),
    ],
)
def test_two_deals_stay_two(first, second):
    result = resolve([deal("Amkodor", "Kenya", **first), deal("Amkodor", "Kenya", document="d2", **second)])
    assert len(result.relations) == 2
    assert len({relation.id for relation in result.relations}) == 2


def test_direction_of_supplies_matters():
    assert len(resolve([deal("Belarus", "China"), deal("China", "Belarus")]).relations) == 2


def test_a_short_form_is_resolved_by_its_document():
    told = deal("Tosco Pharmachem", "Kenya", document="d1", head_kind="company")
    alone = deal("Tosco", "Chile", document="d9", head_kind="company")
    beside = deal("Tosco", "Chile", document="d1", head_kind="company")
    assert len([e for e in resolve([told, alone]).entities if "Tosco" in e.name]) == 2
    assert entity(resolve([told, beside]), "Tosco").name == "Tosco Pharmachem"


def test_a_short_form_that_may_be_either_of_two_stays_alone():
    relations = [deal(name, "Kenya", head_kind="company") for name in ("Tosco", "Tosco Pharmachem", "Tosco Energy")]
    assert len(names_of(resolve(relations))) == 4


def test_known_entities_keep_their_ids_and_names():
    known = [Entity("old-1", "Minsk Tractor Works", "company", "Belarus", ["MTZ"])]
    result = resolve([deal("Minsk Tractor Plant", "Kenya")], known)
    assert entity(result, "Minsk Tractor Plant").id == "old-1"
    assert entity(result, "Minsk Tractor Plant").name == "Minsk Tractor Works"


def test_new_documents_keep_ids():
    first = [deal("Minsk Tractor Plant", "Kenya", head_kind="company"), deal("Amkodor", "Chile", head_kind="company")]
    before = resolve(first)
    more = [
        *first,
        deal("MTZ", "Peru", document="d2", head_kind="company"),
        deal("AMKODOR OJSC", "Peru", document="d3"),
    ]
    after = resolve(more, before.entities)
    for old in before.entities:
        assert entity(after, old.name).id == old.id


def test_a_chain_is_cut_at_its_weakest_link():
    same = Comparison("same", 0.9, ["close"])
    weak = Comparison("same", 0.7, ["less close"])
    against = Comparison("different", 0.0, ["two"], clash=True)
    clusters, cut = close_clusters(
        3, [Link(0, 1, same), Link(1, 2, weak)], lambda a, b: against if (a, b) == (0, 2) else None
    )
    assert clusters == [[0, 1], [2]]
    assert [(link.a, link.b) for link, _ in cut] == [(1, 2)]


def test_a_decision_goes_before_everything_and_undo_restores():
    relations = [deal("Altan Tereg", "Kenya"), deal("Altai Zerno", "Chile")]
    decisions = Decisions()
    before = as_bytes(resolve(relations))
    decisions.decide("Altan Tereg", "Altai Zerno", "same")
    assert len(resolve(relations, decisions=decisions).entities) == 3
    decisions.undo()
    assert as_bytes(resolve(relations, decisions=decisions)) == before
    with pytest.raises(NothingFound):
        decisions.undo()


def test_decided_different_splits_what_names_would_join():
    relations = [deal("Amkodor", "Kenya"), deal("Amkodor OJSC", "Chile"), deal("Amkador", "Peru")]
    decisions = Decisions()
    decisions.decide("Amkodor", "Amkador", "different")
    result = resolve(relations, decisions=decisions)
    assert entity(result, "Amkador") is not entity(result, "Amkodor")


def test_decisions_survive_their_file(tmp_path):
    decisions = Decisions()
    decisions.decide("A", "B", "same")
    decisions.decide("A", "C", "different")
    decisions.undo(1)
    write_decisions(tmp_path / "decisions.jsonl", decisions)
    assert read_decisions(tmp_path / "decisions.jsonl").standing() == decisions.standing()
    assert [row.number for row in decisions.standing()] == [2]


def test_every_entity_says_why_it_has_its_members(tmp_path):
    result = resolve([deal("MTZ", "Kenya"), deal("Minsk Tractor Plant", "Chile"), deal("Minsk Motor Plant", "Peru")])
    write_resolution(tmp_path, result)
    rows = [json.loads(line) for line in (tmp_path / "entities.jsonl").read_text().splitlines()]
    (row,) = [row for row in rows if "MTZ" in (row["name"], *row["aliases"])]
    assert row["joined"][0]["reasons"]


PARTS = st.lists(
    st.sampled_from(
        ["Minsk", "Gomel", "Bobruisk", "Babruysk", "Tractor", "Plant", "Bank", "of", "China", "JSC", "Amkodor"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
RELATIONS = st.lists(
    st.builds(
        deal,
        PARTS,
        PARTS,
        st.sampled_from(["signed", "supplies"]),
        st.sampled_from(["d1", "d2", "d3"]),
        date=st.sampled_from(["", "2022", "2023-05"]),
        head_kind=st.sampled_from(["", "company", "organisation", "city"]),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(RELATIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(relations, rng):
    shuffled = relations[:]
    rng.shuffle(shuffled)
    assert as_bytes(resolve(shuffled)) == as_bytes(resolve(relations))


@settings(max_examples=60, deadline=None)
@given(RELATIONS)
def test_every_name_has_one_entity_and_ids_are_unique(relations):
    result = resolve(relations)
    assert max(Counter(e.id for e in result.entities).values(), default=1) == 1
    assert max(Counter(r.id for r in result.relations).values(), default=1) == 1
    told = {e.text for r in relations for e in r.evidence}
    kept = {e.text for r in result.relations for e in r.evidence}
    assert kept <= told
    names = {name for e in result.entities for name in (e.name, *e.aliases)}
    assert {name for r in relations for name in (r.head, r.tail)} <= names


@settings(max_examples=40, deadline=None)
@given(RELATIONS)
def test_resolving_again_with_what_is_known_changes_no_id(relations):
    first = resolve(relations)
    again = resolve(relations, first.entities)
    assert [(e.id, e.name) for e in again.entities] == [(e.id, e.name) for e in first.entities]
    assert [r.id for r in again.relations] == [r.id for r in first.relations]


@settings(max_examples=40, deadline=None)
@given(RELATIONS, PARTS, PARTS, st.sampled_from(["same", "different"]))
def test_undoing_restores_exactly(relations, a, b, decision):
    decisions = Decisions()
    decisions.decide(a, b, decision)
    decisions.undo()
    assert as_bytes(resolve(relations, decisions=decisions)) == as_bytes(resolve(relations))
