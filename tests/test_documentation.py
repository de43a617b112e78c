"""The documents say what the program says: `make docs` writes docs/cli.md anew from --help."""

import os
import re
from pathlib import Path

import click
import pytest
from bilateral.cli import COMMANDS, cli

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "cli.md"
NAMES = [name for section in COMMANDS.values() for name in section]
HEAD = """# Command line

What `bilateral COMMAND --help` says. Data goes to stdout, everything else to stderr. Exit codes:
0 good; 1 nothing found, or a check failed; 2 wrong usage or bad input; 3 the store cannot be reached.
"""


def help_of(name: str) -> str:
    with click.Context(cli, info_name="bilateral", **cli.context_settings) as parent:
        command = cli.get_command(parent, name)
        with click.Context(
            command, parent=parent, info_name=name, max_content_width=100, terminal_width=100
        ) as context:
            return command.get_help(context)


def reference() -> str:
    sections = [
        f"\n## {title}\n" + "".join(f"\n### {name}\n\n```text\n{help_of(name)}\n```\n" for name in section)
        for title, section in COMMANDS.items()
    ]
    return HEAD + "".join(sections)


def test_the_reference_is_what_help_says():
    if os.environ.get("UPDATE_EXPECTED"):
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "run `make docs`"


@pytest.mark.parametrize("name", NAMES)
def test_help_ends_in_an_example_of_the_command(name):
    said = help_of(name).split("Options:")[0]
    example = said.partition("Example:\n")[2]
    assert f"bilateral {name}" in example
    assert all(line.startswith("    ") for line in example.splitlines() if line)


@pytest.mark.parametrize("section", COMMANDS.values(), ids=COMMANDS)
def test_the_short_help_begins_as_the_long_one_may(section):
    assert all(text.endswith(".") and len(text) < 90 for _, text in section.values())


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in readme]


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name
)
def test_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    inner = [link for link in links if not link.startswith(("http://", "https://"))]
    assert not [link for link in inner if not (path.parent / link).exists()]


def test_the_table_of_contents_names_every_document():
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert not [p.name for p in (ROOT / "docs").glob("*.md") if p.name != "index.md" and f"({p.name})" not in contents]
