"""The command line as a whole: help, one line for each error, pipes."""

import subprocess
import sys
from pathlib import Path

import pytest
from bilateral import __version__
from bilateral.cli import COMMANDS

BILATERAL = str(Path(sys.executable).parent / "bilateral")


def run(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([BILATERAL, *arguments], capture_output=True, encoding="utf-8", cwd=folder)


def test_help_lists_every_command_under_its_section(tmp_path):
    done = run("--help", folder=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    for title, section in COMMANDS.items():
        below = lines[lines.index(f"{title}:") + 1 :]
        assert [line.split()[0] for line in below if line[2:3].strip()][: len(section)] == list(section)


def test_without_a_command_help_is_shown_and_the_usage_is_wrong(tmp_path):
    done = run(folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bilateral demo" in done.stderr


def test_version(tmp_path):
    assert run("--version", folder=tmp_path).stdout == f"bilateral, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["foo"], 2, "bilateral: No such command 'foo'; see: bilateral --help\n"),
        (["build"], 2, "bilateral: Missing argument 'PATH...'; see: bilateral build --help\n"),
        (["rank", "--nosuch"], 2, "bilateral: No such option '--nosuch'; see: bilateral rank --help\n"),
        (["stats"], 3, "bilateral: bilateral.kgl: there is no such store; make one with `bilateral build` or `load`\n"),
    ],
)
def test_an_error_is_one_line_with_its_exit_code(tmp_path, arguments, code, said):
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)
    assert not list(tmp_path.iterdir())


def test_a_reader_that_stops_early_ends_the_command_in_silence(tmp_path):
    script = f'"{BILATERAL}" query --format jsonl | head -n 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def test_help_imports_nothing_heavy(tmp_path):
    program = (
        "import sys; from bilateral.cli import cli; cli.main(['--help'], standalone_mode=False); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} "
        "& {'numpy', 'networkx', 'kglite', 'neo4j', 'igraph', 'rapidfuzz', 'scipy'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]"
