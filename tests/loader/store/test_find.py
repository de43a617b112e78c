from __future__ import annotations

import pytest
from bilateral.errors import BadInput, NothingFound
from bilateral.loader.model import Entity
from bilateral.loader.store.find import one_match, rank_entities

ENTITIES = [
    Entity("1", "Niger", "country", "Niger"),
    Entity("2", "Nigeria", "country", "Nigeria"),
    Entity("3", "Minsk Tractor Works", "company", "Belarus", ["MTW", "MTZ"]),
    Entity("4", "Türkiye", "country", "Türkiye", ["Turkey"]),
    Entity("5", "Brest", "city", "Belarus"),
    Entity("6", "Brest", "city", "France"),
    Entity("7", "Austria", "country", "Austria"),
    Entity("8", "MTZ", "organisation", ""),
]


def found(text: str, kind: str = "") -> list[tuple[str, str]]:
    return [(match.entity.id, match.how) for match in rank_entities(ENTITIES, text, kind)]


@pytest.mark.parametrize(
    ("text", "id_", "how"),
    [
        ("3", "3", "id"),
        ("Niger", "1", "name"),
        ("MTW", "3", "alias"),
        ("turkiye", "4", "spelling"),
        ("МТW", "3", "spelling"),
    ],
)
def test_the_best_way_of_fitting_wins(text: str, id_: str, how: str) -> None:
    assert found(text) == [(id_, how)]


def test_a_name_beats_an_alias_and_a_kind_narrows() -> None:
    assert found("MTZ") == [("8", "name")]
    assert found("MTZ", "company") == [("3", "alias")]


def test_near_misses_are_ranked_and_taken_only_when_alone_and_close() -> None:
    assert one_match(rank_entities(ENTITIES, "Minsk Tractor Work"), "…").entity.id == "3"
    without_austria = [e for e in ENTITIES if e.id != "7"]
    with pytest.raises(NothingFound, match="did you mean"):
        one_match(rank_entities([*without_austria, Entity("9", "Australia", "country")], "Austria"), "Austria")


def test_two_parties_of_one_name_must_be_told_apart() -> None:
    with pytest.raises(BadInput, match=r"5 .*6 "):
        one_match(rank_entities(ENTITIES, "Brest"), "Brest")


def test_nothing_like_it() -> None:
    with pytest.raises(NothingFound, match="xyzzy"):
        one_match(rank_entities(ENTITIES, "xyzzy"), "xyzzy")
