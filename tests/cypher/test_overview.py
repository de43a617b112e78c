import pytest
from bilateral.cypher.membership import explain_entity
from bilateral.cypher.overview import count_all, list_entities
from bilateral.cypher.schema import read_schema


def test_counts_add_up(graph):
    counts = {(group, value): number for group, value, number in count_all(graph)}
    assert counts["total", "entities"] == 16
    assert counts["total", "deals"] == 28
    assert counts["total", "documents"] == 3
    for group, whole in (("kind", 16), ("type", 28), ("status", 28), ("year", 28)):
        assert sum(number for (by, _), number in counts.items() if by == group) == whole
    assert counts["type", "signed"] == 12 and counts["year", "undated"] == 1
    assert counts["document", "trade.txt"] == 7


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"kind": "city"}, ["Jinan", "Minsk", "Samarkand"]),
        ({"country": "China"}, ["China", "Jinan", "Shandong", "Weichai"]),
        ({"pattern": "plant"}, ["Minsk Tractor Plant", "Minsk Tractor Plant Trade"]),
        ({"pattern": "*plant"}, ["Minsk Tractor Plant"]),
        ({"pattern": "prc"}, ["China"]),
        ({"pattern": "e-mtz"}, ["Minsk Tractor Plant"]),
        ({"pattern": "nobody"}, []),
    ],
)
def test_entities_are_listed_by_name_kind_and_country(graph, arguments, expected):
    assert [listed.entity.name for listed in list_entities(graph, **arguments)] == expected


def test_deals_and_partners_of_each_entity_are_counted(graph):
    [listed] = list_entities(graph, "e-mtz")
    assert (listed.deals, listed.partners) == (7, 4)


def test_members_and_near_others_of_a_party_come_with_reasons(graph):
    rows = list(explain_entity(graph, "MTZ"))
    assert [(row.sort, row.name) for row in rows][:2] == [
        ("member", "MTZ"),
        ("other", "Minsk Tractor Plant Trade (e-mtz-trade)"),
    ]
    assert rows[0].comparison.decision == "same" and rows[1].comparison.decision != "same"
    assert all(row.comparison.reasons for row in rows)


def test_the_schema_counts_labels_and_types_and_names_properties(graph):
    rows = {(sort, name): (count, properties) for sort, name, count, properties in read_schema(graph)}
    assert rows["node", "City"][0] == 3 and "aliases" in rows["node", "Entity"][1]
    assert rows["edge", "SIGNED"][0] == 12 and {"date", "evidence"} <= set(rows["edge", "SIGNED"][1])
    assert ("node", "University") not in rows
