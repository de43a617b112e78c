import pytest
from bilateral.cypher.explanation import explain_relation, explanation_rows, mark, render_explanation
from bilateral.errors import NothingFound
from bilateral.loader.model import Entity, Evidence, Relation
from bilateral.loader.store import open_store
from hypothesis import given
from hypothesis import strategies as st


def test_sentences_come_with_both_names_marked(graph):
    explanation = explain_relation(graph, "p07")
    assert explanation.marked == [
        "[Belarus] supplied cheese to [Kyrgyzstan].",
        "Cheese from [Belarus] reached [Kyrgyzstan].",
    ]
    assert ("source", "review.md", "Trade Gazette, Grain (2020)") in list(explanation_rows(explanation))
    assert "[Belarus] supplied cheese" in render_explanation(explanation)


def test_other_names_are_marked_too(graph):
    assert explain_relation(graph, "p02").marked == ["Tractors of [MTZ] went to [Shandong]."]


def test_the_adjective_of_a_country_is_marked_too(tmp_path):
    parties = [Entity("a", "China", "country"), Entity("b", "Kenya", "country")]
    evidence = [Evidence("d.txt", "Chinese buses reached Kenyan towns.")]
    deal = Relation("supplies", "China", "Kenya", id="r", head_id="a", tail_id="b", evidence=evidence)
    with open_store(str(tmp_path / "one.kgl"), write=True) as store:
        store.load(parties, [deal])
        assert explain_relation(store, "r").marked == ["[Chinese] buses reached [Kenyan] towns."]


def test_a_deal_that_is_not_there_is_nothing_found(graph):
    with pytest.raises(NothingFound, match="'zzz'"):
        explain_relation(graph, "zzz")


def test_the_longest_name_wins_and_short_names_are_whole_words():
    assert mark("Minsk Tractor Plant of Minsk", ["Minsk", "Minsk Tractor Plant"]) == "[Minsk Tractor Plant] of [Minsk]"
    assert mark("The USA used it", ["USA", "UK"], ["used"]) == "The [USA] {used} it"
    assert mark("Belarusian-made", ["Belarus"]) == "[Belarusian]-made"


@given(st.text(max_size=60), st.lists(st.text(max_size=5), max_size=3), st.lists(st.text(max_size=5), max_size=3))
def test_marking_adds_brackets_and_changes_nothing_else(sentence, names, triggers):
    plain = sentence.translate(str.maketrans("", "", "[]{}"))
    names = [name.translate(str.maketrans("", "", "[]{}")) for name in names]
    marked = mark(plain, names, triggers)
    assert marked.translate(str.maketrans("", "", "[]{}")) == plain


def test_the_extractors_reasons_are_shown_by_weight(tmp_path):
    reasons = {"trigger": "shipped", "score": 0.75, "features": {"distance": -0.25, "preposition": 1.5}}
    parties = [Entity("a", "Belarus", "country"), Entity("b", "Kenya", "country")]
    evidence = [Evidence("d.txt", "Tractors were shipped to Kenya.")]
    deal = Relation("supplies", "Belarus", "Kenya", id="r", head_id="a", tail_id="b", evidence=evidence)
    deal.extra["explanation"] = reasons
    with open_store(str(tmp_path / "one.kgl"), write=True) as store:
        store.load(parties, [deal])
        explanation = explain_relation(store, "r")
    assert explanation.marked == ["Tractors were {shipped} to [Kenya]."]
    assert list(explanation_rows(explanation))[-4:] == [
        ("reason", "trigger", "shipped"),
        ("reason", "score", 0.75),
        ("features", "preposition", 1.5),
        ("features", "distance", -0.25),
    ]
    assert "preposition  1.5" in render_explanation(explanation)
