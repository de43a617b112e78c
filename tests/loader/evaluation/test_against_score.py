"""The counts are those of the reference scorer that ships beside the repository, on any perturbation of the gold."""

import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest
from bilateral.loader.evaluation import evaluate, score

SHARED = Path(__file__).parents[3] / ".." / "shared"
SCORER = SHARED / "tools" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="needs the reference scorer of ../shared/tools")


def reference(gold, predicted, capsys, monkeypatch):
    spec = importlib.util.spec_from_file_location("reference_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "argv", ["score.py", str(gold), str(predicted)])
    module.main()
    return capsys.readouterr().out.splitlines()


def ours(gold, predicted):
    rows = score(list(evaluate(gold, predicted).documents.values()), samples=10)
    lines = [
        f"{r.type:14} gold {r.gold:4}  found {r.found:4}  P {r.precision:.3f}  R {r.recall:.3f}  F1 {r.f1:.3f}"
        for r in rows
    ]
    last = rows[-1]
    if last.found:
        status, year = last.attributes["status"], last.attributes["year"]
        lines.insert(-1, f"of the {last.found} found: status right {status:.3f}, year right {year:.3f}")
    return lines


def perturb(relation, chance, others):
    changed = dict(relation)
    if chance.random() < 0.15:
        changed["head"], changed["tail"] = changed["tail"], changed["head"]
    if chance.random() < 0.1:
        changed["type"] = chance.choice(["signed", "supplies", "sister_city", "joint_venture"])
    if chance.random() < 0.15:
        changed["tail"] = chance.choice(others)["head"]
    if chance.random() < 0.15:
        changed["head"] = f"«{changed['head'].upper()}» JSC, the"
    if chance.random() < 0.15 and len(changed["tail"]) > 3:
        spot = chance.randrange(len(changed["tail"]))
        changed["tail"] = changed["tail"][:spot] + chance.choice("aeó- ") + changed["tail"][spot + 1 :] or "x"
    if chance.random() < 0.2:
        changed["status"] = chance.choice(["done", "planned"])
    if chance.random() < 0.2:
        changed["date"] = chance.choice(["", "2020", "2021-05"])
    if chance.random() < 0.2:
        changed["head_text"], changed["head"] = changed["head"], "some party"
    changed["head"], changed["tail"] = changed["head"].strip() or "x", changed["tail"].strip() or "x"
    return changed


@pytest.mark.parametrize("genre", ["gold/dev", "practice/gold"])
@pytest.mark.parametrize("seed", range(6))
def test_counts_equal_the_reference_scorer(genre, seed, tmp_path, capsys, monkeypatch):
    chance = random.Random(seed)
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    (tmp_path / "aliases.json").write_text((SHARED / genre).parent.joinpath("aliases.json").read_text("utf-8"), "utf-8")
    files = chance.sample(sorted((SHARED / genre).glob("*.jsonl")), 12)
    for path in files:
        relations = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        for relation in relations:
            if chance.random() < 0.1:
                relation["optional"] = True
        kept = [perturb(r, chance, relations) for r in relations if chance.random() < 0.8]
        kept += [perturb(r, chance, relations) for r in relations if chance.random() < 0.3]
        chance.shuffle(kept)
        for folder, lines in ((gold, relations), (predicted, kept)):
            (folder / path.name).write_text("".join(json.dumps(r) + "\n" for r in lines), "utf-8")
    (predicted / chance.choice(files).name).unlink()
    assert ours(gold, predicted) == reference(gold, predicted, capsys, monkeypatch)
