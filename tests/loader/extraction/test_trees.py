"""Our walk through the trees against LightGBM's, in a process of its own: its OpenMP and kglite do not fit into one."""

import pickle
import subprocess
import sys

import numpy as np
import pytest
from bilateral.data import DATA
from bilateral.loader.extraction.trees import Trees

MODELS = sorted((DATA / "models").glob("relation_*.txt"))
ORACLE = """
import pickle, sys
import lightgbm
import numpy as np

def case(booster):
    random = np.random.default_rng(1)
    rows = random.choice([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 7.5, 40.0], size=(150, booster.num_feature()))
    rows[:50] += random.normal(size=(50, booster.num_feature()))
    return booster.model_to_string(), rows, booster.predict(rows)

def grown(wanted, rounds):
    table = np.random.default_rng(rounds).normal(size=(300, 4))
    options = {"objective": "binary", "num_leaves": 9, "min_data_in_leaf": 5, "verbose": -1}
    return case(lightgbm.train(options, lightgbm.Dataset(table, wanted(table)), rounds))

cases = {path: case(lightgbm.Booster(model_file=path)) for path in sys.argv[1:]}
cases["one tree"] = grown(lambda table: table[:, 0] > 0, 1)
cases["many trees"] = grown(lambda table: table[:, 0] * table[:, 1] > 0, 30)
cases["no split"] = grown(lambda table: np.arange(300) == 0, 3)
pickle.dump(cases, sys.stdout.buffer)
"""


@pytest.fixture(scope="module")
def cases():
    done = subprocess.run([sys.executable, "-c", ORACLE, *map(str, MODELS)], capture_output=True)
    if b"libgomp" in done.stderr:
        pytest.skip("LightGBM, the oracle, wants the system's libgomp1, which the program itself does not")
    assert done.returncode == 0, done.stderr
    return pickle.loads(done.stdout)


@pytest.mark.parametrize("name", [*map(str, MODELS), "one tree", "many trees", "no split"])
def test_the_chances_are_those_of_lightgbm(cases, name):
    text, rows, wanted = cases[name]
    trees = Trees(text)
    assert (np.ptp(wanted) > 0.01) == (name != "no split")
    np.testing.assert_allclose(trees.predict(rows), wanted, rtol=0, atol=1e-12)
    for few in (1, 63, 64, 65):
        np.testing.assert_array_equal(trees.predict(rows[:few]), trees.predict(rows)[:few])


def test_all_models_are_looked_at():
    assert len(MODELS) == 4


@pytest.mark.parametrize("text", ["", "tree\nversion=v4\n", "tree\n\nTree=0\ndecision_type=1\nleaf_value=1 2\n"])
def test_what_is_no_such_model_is_refused(text):
    with pytest.raises(ValueError):
        Trees(text)
