"""The wheel holds what the program needs, and works from a folder of its own."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("commands", "cypher", "data", "graphviz", "loader")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel built from a copy, so that the tree is left as it is; setuptools comes with the dev extra."""
    folder = tmp_path_factory.mktemp("wheel")
    hidden = shutil.ignore_patterns(".*", "__pycache__", "build", "*.egg-info", "*.kgl*")
    shutil.copytree(ROOT, folder / "tree", ignore=hidden)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    done = subprocess.run([*build, str(folder / "tree")], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("bilateral-*.whl"))


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())]
    wanted = {f"bilateral/{path.relative_to(ROOT).as_posix()}" for path in files if "__pycache__" not in path.parts}
    wanted = {name for name in wanted if not name.startswith("bilateral/data/training/")} | {"bilateral/py.typed"}
    assert held == wanted


def test_the_wheel_runs_by_itself(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = "import bilateral.cli as cli; print(cli.__file__); cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "demo"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "site"))
    assert (tmp_path / "demo" / "map.html").stat().st_size > 100_000
