import json

import pytest
from bilateral.cypher.membership import explain_entity
from bilateral.cypher.overview import count_all, list_entities
from bilateral.cypher.schema import read_schema
from bilateral.errors import BadInput


def test_counts_add_up(graph):
    counts = {(group, value): number for group, value, number in count_all(graph)}
    assert counts["total", "entities"] == 16
    assert counts["total", "deals"] == 30
    assert counts["total", "documents"] == 3
    for group, whole in (("kind", 16), ("type", 30), ("status", 30), ("year", 30)):
        assert sum(number for (by, _), number in counts.items() if by == group) == whole
    assert counts["type", "signed"] == 14 and counts["year", "undated"] == 1
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


def test_names_of_a_party_and_the_nearest_others_are_compared_anew(graph):
    rows = list(explain_entity(graph, "MTZ"))
    assert (rows[0].sort, rows[0].name, rows[0].other) == ("joined", "Minsk Tractor Plant", "MTZ")
    assert (rows[1].sort, rows[1].other) == ("refused", "Minsk Tractor Plant Trade (e-mtz-trade)")
    assert rows[0].score > rows[1].score and all(row.reasons for row in rows)


def test_the_record_of_resolution_is_shown_where_it_is_given(graph, tmp_path):
    reason = {"name": "MTZ", "other": "Minsk Tractor Plant", "score": 0.99, "reasons": ["initials"]}
    refused = {"name": "MTZ", "other": "MAZ", "score": 0.2, "reasons": ["one letter of three"]}
    row = {"id": "e-mtz", "name": "Minsk Tractor Plant", "joined": [reason], "refused": [refused]}
    (tmp_path / "entities.jsonl").write_text(f'{{"id": "e-minsk", "name": "Minsk"}}\n{json.dumps(row)}\n', "utf-8")
    assert [(m.sort, m.other, m.reasons) for m in explain_entity(graph, "MTZ", tmp_path)] == [
        ("joined", "Minsk Tractor Plant", ["initials"]),
        ("refused", "MAZ", ["one letter of three"]),
    ]
    with pytest.raises(BadInput, match="cannot be read"):
        list(explain_entity(graph, "MTZ", tmp_path / "none"))


def test_the_schema_counts_labels_and_types_and_names_properties(graph):
    rows = {(sort, name): (count, properties) for sort, name, count, properties in read_schema(graph)}
    assert rows["node", "City"][0] == 3 and "aliases" in rows["node", "Entity"][1]
    assert rows["edge", "SIGNED"][0] == 14 and {"date", "evidence"} <= set(rows["edge", "SIGNED"][1])
    assert ("node", "University") not in rows
