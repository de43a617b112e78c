from pathlib import Path

import pytest
from bilateral.cypher.catalogue import find_query, load_catalogue, parse_query, read_query
from bilateral.errors import BadInput, NothingFound

GOOD = """// title: Cities of a country
// question: Which cities are there?
// category: own
// parameter: country (text, default "Belarus", example "Belarus"): the country
// columns: city
// :param country => "Belarus"
MATCH (a:City) WHERE a.country = $country RETURN a.name AS city ORDER BY city;
"""


def test_a_good_file_is_read_whole(tmp_path):
    query = parse_query(tmp_path / "cities-of.cypher", GOOD)
    assert (query.name, query.category, query.columns) == ("cities-of", "own", ("city",))
    assert query.examples == {"country": "Belarus"}
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("cities", "// title: Cities of a country\n", "", "// title:"),
        ("cities", "// question:", "// question: x\n// question:", "// question:"),
        ("cities", 'default "Belarus", ', "", "default VALUE, example VALUE"),
        ("cities", "(text,", "(word,", "type 'word'"),
        ("cities", "(text,", "(integer,", "is not of type integer"),
        ("cities", 'example "Belarus"', "example Belarus", "not a JSON value"),
        ("cities", "$country RETURN", "'x' RETURN", "declares the parameters country but uses none"),
        ("cities", "columns: city", "columns: town", "declares the columns town but returns city"),
        ("cities", ':param country => "Belarus"', ':param country => "China"', "// :param name => value"),
        ("cities", "// :param", "// param", "// :param name => value"),
        ("cities", "RETURN a.name", "SET a.x = 1 RETURN a.name", "must only read, but holds SET"),
        ("cities", "ORDER BY city;", "ORDER BY city; RETURN 1;", "exactly one statement"),
        ("Cities of", "city", "city", "lower-case words joined by hyphens"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(tmp_path, name, old, new, said):
    assert old in GOOD
    with pytest.raises(BadInput) as error:
        parse_query(tmp_path / f"{name}.cypher", GOOD.replace(old, new, 1))
    assert said in str(error.value) and name in str(error.value)


def test_a_users_own_queries_come_last_and_win_over_shipped_ones(tmp_path):
    (tmp_path / "cities-of.cypher").write_text(GOOD, encoding="utf-8")
    (tmp_path / "deals-by-year.cypher").write_text(GOOD, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert list(catalogue)[-2:] == ["cities-of", "deals-by-year"]
    assert catalogue["deals-by-year"].title == "Cities of a country"


def test_a_folder_that_is_not_there_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="no such folder"):
        load_catalogue(tmp_path / "none")


def test_a_file_that_is_not_utf8_is_bad_input(tmp_path):
    (tmp_path / "latin.cypher").write_bytes(b"// title: caf\xe9\n")
    with pytest.raises(BadInput, match="UTF-8"):
        read_query(tmp_path / "latin.cypher")


def test_a_misspelt_query_is_asked_back():
    with pytest.raises(NothingFound, match=r"did you mean .*supply-chains"):
        find_query(load_catalogue(), "suply-chain")


def test_queries_are_found_by_underscores_and_file_names_too():
    catalogue = load_catalogue()
    assert find_query(catalogue, "supply_chains.cypher") is catalogue["supply-chains"]


def test_every_shipped_file_is_in_the_catalogue():
    folder = Path(__file__).parents[2] / "cypher" / "queries"
    assert {path.stem for path in folder.glob("*.cypher")} == set(load_catalogue())
