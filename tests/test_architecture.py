"""The shape of the project: imports go one way, each foreign engine has one module, modules stay short."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from bilateral.cli import COMMANDS
from bilateral.cypher.catalogue import parse_query

ROOT = Path(__file__).parents[1]
ROOMS = ("loader", "cypher", "graphviz", "commands", "data")
MODULES = sorted([*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])
FORBIDDEN = {
    "loader": ("click", "pyvis", "bilateral.cypher", "bilateral.graphviz", "bilateral.commands", "bilateral.cli"),
    "cypher": ("click", "pyvis", "bilateral.graphviz", "bilateral.commands", "bilateral.cli"),
    "graphviz": ("click", "bilateral.cypher", "bilateral.commands", "bilateral.cli"),
    "data": ("click", "bilateral"),
    "commands": ("bilateral.cli",),
}
ONLY_IN = {
    "neo4j": {"loader/store/bolt.py"},
    "kglite": {"loader/store/embedded.py"},
    "pyvis": {"graphviz/page.py"},
}
HEAVY = (
    "neo4j",
    "kglite",
    "pyvis",
    "networkx",
    "igraph",
    "numpy",
    "scipy",
    "rapidfuzz",
    "pypdf",
    "docx",
    "bs4",
    "babel",
)
LONGEST = 300


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path, at_load: bool = False) -> set[str]:
    """The modules that a file imports, dotted and absolute; `at_load`: only those that importing it imports too."""
    package = ("bilateral", *path.relative_to(ROOT).parts[:-1])
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if at_load and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return
        if at_load and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            found.update({module, *(f"{module}.{alias.name}" for alias in node.names)})
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path):
    room = path.relative_to(ROOT).parts[0]
    imported = imports_of(path)
    for forbidden in FORBIDDEN.get(room, ()):
        assert not [module for module in imported if within(module, forbidden)]
    for engine, modules in ONLY_IN.items():
        assert name_of(path) in modules or not [module for module in imported if within(module, engine)]


def test_each_engine_is_imported_where_it_is_said_to_be():
    for engine, modules in ONLY_IN.items():
        assert modules == {name_of(p) for p in MODULES if any(within(module, engine) for module in imports_of(p))}


@pytest.mark.parametrize(
    "path", [ROOT / "cli.py", ROOT / "__init__.py", *sorted((ROOT / "commands").glob("*.py"))], ids=name_of
)
def test_commands_load_without_the_heavy_libraries(path):
    seen, waiting = set(), [path]
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        imported = imports_of(module, at_load=True)
        assert not [name for name in imported for heavy in HEAVY if within(name, heavy)], name_of(module)
        waiting += [file for name in imported for file in files_of(name)]


def files_of(module: str) -> list[Path]:
    """The files that importing one of our modules runs: its own and its packages'."""
    parts = module.split(".")
    if parts[0] != "bilateral":
        return []
    inits = [ROOT.joinpath(*parts[1:end], "__init__.py") for end in range(1, len(parts) + 1)]
    return [file for file in (*inits, ROOT.joinpath(*parts[1:]).with_suffix(".py")) if file.is_file() and parts[1:]]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_is_short(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= LONGEST


def test_modules_run_as_scripts_only_where_they_must():
    scripts = {name_of(path) for path in MODULES if '"__main__"' in path.read_text(encoding="utf-8")}
    assert scripts <= {"loader/store/local_server.py"}


def test_every_query_file_is_valid():
    files = sorted((ROOT / "cypher" / "queries").glob("*.cypher"))
    assert len(files) >= 40
    for path in files:
        assert parse_query(path, path.read_text(encoding="utf-8")).name == path.stem


def test_every_package_is_declared():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT).parts for path in MODULES}
    assert sorted(declared) == sorted(".".join(("bilateral", *parts)) for parts in folders)


def test_site_packages_get_one_name():
    ours = {name for name, owners in packages_distributions().items() if "bilateral" in owners}
    assert {name for name in ours if not name.startswith("__editable__")} == {"bilateral"}
    assert not {"loader", "graphviz", "cypher", "cli", "data"} & {name for name in sys.modules if "." not in name}


def test_every_command_is_in_one_section():
    names = [name for section in COMMANDS.values() for name in section]
    assert len(names) == len(set(names))
