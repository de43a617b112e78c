import pytest
from bilateral.cypher.dossier import clean, render_dossier
from bilateral.cypher.lookup import TieFilter, check_ties, look_up
from bilateral.errors import BadInput, NothingFound
from bilateral.loader.model import Entity, Relation
from bilateral.loader.store import open_store


def relations(dossiers):
    return [tie.relation for dossier in dossiers for tie in dossier.ties]


def test_ties_stand_by_type_then_country_newest_first(graph):
    [dossier] = look_up(graph, "Belarus")
    assert relations([dossier]) == [
        "s13",
        "s09",
        "s01",
        "s10",
        "s03",
        "s02",
        "s08",
        "p04",
        "p06",
        "p08",
        "p07",
        "p05",
        "j03",
    ]
    headings = list(dict.fromkeys(tie.heading for tie in dossier.ties))
    assert headings == ["Signed with", "Supplies to", "Is supplied by", "Joint ventures with"]


@pytest.mark.parametrize("name", ["Minsk Tractor Plant", "MTZ", "e-mtz", "minsk tractor plant"])
def test_a_party_is_found_by_name_other_name_id_and_spelling(graph, name):
    assert [dossier.entity.id for dossier in look_up(graph, name)] == ["e-mtz"]


def test_two_names_give_what_ties_them(graph):
    assert relations(look_up(graph, "Minsk", "Samarkand")) == ["s07", "p09", "t02"]
    assert relations(look_up(graph, "Samarkand", "Minsk")) == ["s07", "p09", "t02"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (TieFilter(type="supplies"), ["p02", "p01", "p03"]),
        (TieFilter(status="planned"), ["j01"]),
        (TieFilter(since="2021-06"), ["s06", "p02", "p01", "j02", "j01"]),
        (TieFilter(until="2021-05"), ["s05", "p01", "p03"]),
        (TieFilter(since="2021", until="2021", type="signed"), ["s06", "s05"]),
        (TieFilter(min_confidence=0.9, type="signed"), ["s05"]),
    ],
)
def test_filters_choose_the_ties(graph, which, expected):
    assert relations(look_up(graph, "MTZ", which=which)) == expected


def test_a_deal_without_a_date_fits_no_date_filter(graph):
    assert relations(look_up(graph, "Grain Exchange")) == ["s08"]
    assert relations(look_up(graph, "Grain Exchange", which=TieFilter(since="1900"))) == []


def test_wildcards_and_kinds_give_several_dossiers(graph):
    assert [d.entity.name for d in look_up(graph, "minsk*")] == [
        "Minsk",
        "Minsk Tractor Plant",
        "Minsk Tractor Plant Trade",
    ]
    assert [d.entity.name for d in look_up(graph, "m*", kind="city")] == ["Minsk"]
    assert [d.entity.name for d in look_up(graph, "?TZ")] == ["Minsk Tractor Plant"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Minsk Tracktor Plant", r"did you mean Minsk Tractor Plant \(company, Belarus; id e-mtz\)"),
        ("q9q9", "bilateral entities"),
        ("q*", r"fits 'q\*'"),
    ],
)
def test_a_name_that_is_not_there_is_asked_back(graph, name, said):
    with pytest.raises(NothingFound, match=said):
        look_up(graph, name)


def test_bad_filters_are_bad_input():
    for wrong in ({"type": "owns"}, {"status": "maybe"}, {"since": "May"}):
        with pytest.raises(BadInput):
            TieFilter(**wrong)


def test_no_tie_at_all_is_nothing_found(graph):
    dossiers = look_up(graph, "Kenya", "China")
    with pytest.raises(NothingFound, match="Kenya"):
        check_ties(dossiers, "China")


def test_a_dossier_shows_sentence_document_and_source_only_when_asked(graph):
    [dossier] = look_up(graph, "Azerbaijan")
    assert "memorandum" in render_dossier(dossier) and "review.md" not in render_dossier(dossier)
    assert "“Belarus and Azerbaijan signed a memorandum in 2014.” — review.md" in render_dossier(dossier, evidence=True)
    [with_source] = look_up(graph, "Shandong", "MTZ")
    assert "source: Xinhua, Tractors for Shandong (2022), https://example.org/xinhua" in render_dossier(
        with_source, True
    )


def test_what_a_terminal_would_obey_is_taken_out():
    assert clean("a\x1b[31m\nb\u202e") == "a [31m b "


def test_a_name_that_two_parties_carry_is_asked_back_and_settled_by_kind_or_id(tmp_path):
    parties = [Entity("c", "Mogilev", "city", "Belarus"), Entity("r", "Mogilev", "region", "Belarus")]
    deal = Relation("signed", "Mogilev", "Mogilev", id="d", head_id="c", tail_id="r")
    with open_store(str(tmp_path / "two.kgl"), write=True) as store:
        store.load(parties, [deal])
        with pytest.raises(NothingFound) as asked:
            look_up(store, "Mogilev")
        assert str(asked.value) == (
            "several parties are named 'Mogilev'; did you mean "
            "Mogilev (city, Belarus; id c) or Mogilev (region, Belarus; id r)?"
        )
        assert [d.entity.id for d in look_up(store, "Mogilev", kind="region")] == ["r"]
        assert [d.entity.id for d in look_up(store, "c")] == ["c"]
