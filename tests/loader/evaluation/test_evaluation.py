import json

import pytest
from bilateral.cli import cli
from bilateral.errors import BadInput
from bilateral.loader.evaluation import evaluate, expected_calibration_error, judged, reliability, score
from bilateral.loader.evaluation.matching import distinct, match_document
from bilateral.loader.evaluation.names import NameMatcher, normalise
from bilateral.loader.model import Relation
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

GOLD = {
    "d1": [
        {
            "type": "signed",
            "head": "Kenya",
            "tail": "Peru",
            "date": "2020-05",
            "instrument": "treaty",
            "evidence": "K and P.",
        },
        {"type": "supplies", "head": "Kenya", "tail": "Peru", "products": ["tea", "coffee"], "amount": "5 tons"},
        {"type": "supplies", "head": "Oman", "tail": "Peru", "optional": True},
    ],
    "d2": [{"type": "sister_city", "head": "Cusco", "tail": "Mombasa", "date": "2001"}],
}


@pytest.fixture
def gold(tmp_path):
    return write(tmp_path / "gold", GOLD)


def write(folder, documents):
    folder.mkdir()
    for name, relations in documents.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in relations), "utf-8")
    return folder


def overall(gold, predicted):
    return score(list(evaluate(gold, predicted).documents.values()))[-1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gomselmash OJSC", "«Gomselmash»", True),
        ("Líneas Aéreas", "lineas aereas", True),
        ("Niger", "Nigeria", False),
        ("University of Nairobi", "Nairobi University of", True),
        ("The Company", "the company", True),
        ("Peru", "", False),
        ("ABC", "ABD", False),
    ],
)
def test_same_name(one, other, same):
    assert NameMatcher().same(one, other) is same


def test_alias_groups_decide_before_spelling():
    names = NameMatcher([["UK", "United Kingdom"], ["Republic of Korea", "South Korea"], ["North Korea", "DPRK"]])
    assert names.same("UK", "United Kingdom")
    assert not names.same("North Korea", "South Korea")


@given(st.text())
def test_normalise_leaves_plain_words(name):
    plain = normalise(name)
    assert plain.isascii() and plain == plain.lower() == " ".join(plain.split())


def test_direction_counts_for_supplies_only():
    one, other = Relation("supplies", "Kenya", "Peru"), Relation("supplies", "Peru", "Kenya")
    assert len(distinct([one, other], NameMatcher())) == 2
    one, other = Relation("signed", "Kenya", "Peru"), Relation("signed", "Peru", "Kenya")
    assert len(distinct([one, other], NameMatcher())) == 1


def test_optional_gold_is_neither_right_nor_wrong():
    wanted = [Relation("signed", "Kenya", "Peru", extra={"optional": True})]
    hit = match_document(wanted, [Relation("signed", "Peru", "Kenya")], NameMatcher())
    assert (hit.found, hit.missed, hit.spurious) == ([], [], [])
    assert match_document(wanted, [], NameMatcher()).missed == []


def test_words_of_the_text_count_as_a_name():
    wanted = [Relation("signed", "Minsk Tractor Plant", "Peru")]
    given_ = [Relation("signed", "MTZ", "Peru", head_text="Minsk Tractor Plant")]
    assert len(match_document(wanted, given_, NameMatcher()).found) == 1


def test_folder_and_single_file_score_alike(gold, tmp_path):
    found = [{**GOLD["d1"][0], "document": "news/d1.txt#2"}, {**GOLD["d2"][0], "document": "d2.pdf"}]
    single = tmp_path / "found.jsonl"
    single.write_text("".join(json.dumps(r) + "\n" for r in found), "utf-8")
    folder = write(tmp_path / "found", {"d1": [GOLD["d1"][0]], "d2": GOLD["d2"]})
    assert overall(gold, single) == overall(gold, folder)
    assert (overall(gold, single).found, overall(gold, single).gold) == (2, 3)


def test_attributes_are_judged_among_the_found(gold, tmp_path):
    found = [
        {"type": "signed", "head": "Peru", "tail": "Kenya", "date": "2020", "instrument": "Treaty"},
        {
            "type": "supplies",
            "head": "Kenya",
            "tail": "Peru",
            "products": ["tea"],
            "amount": "9 litres",
            "status": "planned",
        },
    ]
    row = overall(gold, write(tmp_path / "found", {"d1": found}))
    assert row.attributes == pytest.approx(
        {"status": 0.5, "year": 1.0, "date": 0.5, "instrument": 1.0, "products": 2 / 3, "amount": 0.0}
    )


def test_detail_of_older_gold_is_products_and_instrument(tmp_path):
    old = {"d": [{"type": "supplies", "head": "A land", "tail": "B land", "detail": "tea, coffee"}]}
    new = {"d": [{"type": "supplies", "head": "A land", "tail": "B land", "products": ["coffee", "tea"]}]}
    row = overall(write(tmp_path / "gold", old), write(tmp_path / "found", new))
    assert row.attributes["products"] == 1.0


def test_interval_holds_the_figure_and_is_repeatable(gold):
    first, second = overall(gold, gold), overall(gold, gold)
    assert first == second
    assert first.f1_low <= first.f1 == 1.0 == first.f1_high


def test_reliability_counts_and_error():
    table = reliability([(0.95, True), (0.9, False), (0.1, False), (1.0, True)])
    assert [(row.low, row.count, row.precision) for row in table] == [(0.1, 1, 0.0), (0.9, 3, pytest.approx(2 / 3))]
    assert expected_calibration_error(table) == pytest.approx((0.1 + 3 * (0.95 - 2 / 3)) / 4)
    assert expected_calibration_error([]) == 0.0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())), st.integers(1, 20))
def test_reliability_loses_nothing(judgements, bins):
    table = reliability(judgements, bins)
    assert sum(row.count for row in table) == len(judgements)
    assert 0 <= expected_calibration_error(table) <= 1


def test_judged_leaves_optional_out(gold):
    assert len(judged(evaluate(gold, gold).documents.values())) == 3


def test_bad_input_says_what_to_do(gold, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(BadInput, match=r"no \.jsonl files"):
        evaluate(empty, gold)
    with pytest.raises(BadInput, match="without extension must agree"):
        evaluate(gold, write(tmp_path / "other", {"zz": GOLD["d2"]}))
    (gold / "aliases.json").write_text('{"a": 1}', "utf-8")
    with pytest.raises(BadInput, match="list of lists"):
        evaluate(gold, gold)


def run(*arguments):
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


def test_command_prints_rows_in_every_format(gold):
    rows = [json.loads(line) for line in run(gold, gold, "--format", "jsonl").stdout.splitlines()]
    assert [row["type"] for row in rows] == ["signed", "sister_city", "supplies", "all"]
    assert rows[-1]["gold"] == rows[-1]["found"] == 3
    assert json.loads(run(gold, gold, "--format", "json").stdout) == rows
    assert run(gold, gold, "--format", "csv").stdout.splitlines()[0].startswith("type,gold,predicted,found,precision")
    assert run(gold, gold).stdout.splitlines()[-1].startswith("all")


def test_command_lists_errors_with_sentences(gold, tmp_path):
    found = write(
        tmp_path / "found", {"d1": [{"type": "signed", "head": "Oman", "tail": "Chad", "confidence": 0.4}], "x": []}
    )
    result = run(gold, found, "--errors", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["error"], row["head"]) for row in rows] == [
        ("missed", "Kenya"),
        ("missed", "Kenya"),
        ("false", "Oman"),
        ("missed", "Cusco"),
    ]
    assert rows[0]["sentence"] == "K and P."
    assert "left out: x" in result.stderr


def test_command_shows_reliability(gold):
    result = run(gold, gold, "--reliability", "--format", "json")
    assert json.loads(result.stdout)[0]["precision"] == 1.0
    assert "expected calibration error 0.000" in result.stderr
    assert run(gold, gold, "--reliability", "--errors").exit_code == 2
