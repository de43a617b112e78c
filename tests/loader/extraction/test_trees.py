import numpy as np
import pytest
from bilateral.data import DATA
from bilateral.loader.extraction.trees import Trees

try:
    import lightgbm
except OSError as error:  # its wheel wants the system's OpenMP library, which the program itself does not
    pytest.skip(f"LightGBM, the oracle, cannot be loaded here: {error}", allow_module_level=True)

MODELS = sorted((DATA / "models").glob("relation_*.txt"))


def test_there_are_models():
    assert len(MODELS) == 4


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_the_shipped_models_say_what_lightgbm_says(path):
    text = path.read_text(encoding="utf-8")
    booster = lightgbm.Booster(model_str=text)
    random = np.random.default_rng(1)
    rows = random.choice([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 7.5, 40.0], size=(150, booster.num_feature()))
    rows[:50] += random.normal(size=(50, booster.num_feature()))
    ours = Trees(text).predict(rows)
    assert np.ptp(ours) > 0.01
    np.testing.assert_allclose(ours, booster.predict(rows), rtol=0, atol=1e-12)


@pytest.mark.parametrize("rounds", [1, 30])
@pytest.mark.parametrize("rows", [1, 63, 64, 65, 200])
def test_small_models_of_any_shape(rounds, rows):
    random = np.random.default_rng(rounds)
    table = random.normal(size=(300, 4))
    wanted = (table[:, 0] * table[:, 1] > 0).astype(int)
    options = {"objective": "binary", "num_leaves": 9, "min_data_in_leaf": 5, "verbose": -1}
    booster = lightgbm.train(options, lightgbm.Dataset(table, wanted), rounds)
    ours = Trees(booster.model_to_string()).predict(table[:rows])
    np.testing.assert_allclose(ours, booster.predict(table[:rows]), rtol=0, atol=1e-12)


def test_a_tree_that_never_splits_has_one_value():
    table = np.zeros((30, 2))
    options = {"objective": "binary", "verbose": -1}
    booster = lightgbm.train(options, lightgbm.Dataset(table, np.arange(30) % 3 == 0), 3)
    np.testing.assert_allclose(Trees(booster.model_to_string()).predict(table), booster.predict(table), atol=1e-12)


@pytest.mark.parametrize("text", ["", "tree\nversion=v4\n", "tree\n\nTree=0\ndecision_type=1\nleaf_value=1 2\n"])
def test_what_is_no_such_model_is_refused(text):
    with pytest.raises(ValueError):
        Trees(text)
