"""The console, driven: scripts through stdin, and the interactive session in a real terminal with a screen."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

BILATERAL = Path(sys.executable).parent / "bilateral"
WAIT = 20
ROWS, COLUMNS = 40, 110


class Terminal:
    """A console in a terminal of its own, and what its screen shows."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            str(BILATERAL), ["console", *arguments], env=environment, dimensions=(ROWS, COLUMNS), encoding="utf-8"
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def type(self, keys: str) -> None:
        self.child.send(keys)

    def see(self, pattern: str) -> str:
        """Wait until the screen shows the pattern, and give the screen."""
        deadline = time.monotonic() + WAIT
        while time.monotonic() < deadline:
            if re.search(pattern, self.text, re.MULTILINE):
                return self.text
            try:
                self._stream.feed(self.child.read_nonblocking(4096, 0.1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        assert re.search(pattern, self.text, re.MULTILINE), f"no {pattern!r} on the screen:\n{self.text}"
        return self.text

    def ready(self) -> None:
        """Wait for an empty prompt under all that was shown."""
        self.see(r"bilateral>\Z")


@pytest.fixture
def terminal(graph_store: str, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, store: str = graph_store, pager: str = "cat") -> Terminal:
        environment = {
            **os.environ,
            "BILATERAL_STORE": store,
            "BILATERAL_HISTORY": str(tmp_path / "history"),
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PAGER": pager,
        }
        opened.append(Terminal(environment, *arguments))
        opened[-1].ready()
        return opened[-1]

    yield start
    for one in opened:
        one.child.close(force=True)


def test_labels_and_party_names_are_completed_over_several_lines(terminal):
    console = terminal()
    console.type("MATCH (a:Ci")
    console.see(r"City +label")
    console.type("\t)\r")
    console.see(r"^ +\.\.\.>")
    console.type("WHERE a.name = 'Sam")
    console.see(r"Samarkand' +party")
    console.type("\t\rRETURN a.name AS city, a.country;\r")
    shown = console.see(r"^1 row$")
    assert re.search(r"^Samarkand +Uzbekistan$", shown, re.MULTILINE)


def test_a_canned_query_and_its_parameters_are_completed(terminal):
    console = terminal()
    console.type(":query sister-cities-w")
    console.see(r"cities-w\n +sister-cities-without-supplies +query")
    console.type("\t min")
    console.see(r" min\n +min_confidence= +parameter")
    console.type("\t0.9\r")
    shown = console.see(r"^2 rows$")
    assert "Samarkand" in shown and "Shandong" not in shown  # one supply and one twinning are less certain


def test_an_error_has_a_caret_at_its_place_and_the_console_goes_on(terminal):
    console = terminal()
    console.type("MATCH (a) RETRN a;\r")
    shown = console.see(r"line 1, column 11: unexpected 'RETRN'")
    assert "MATCH (a) RETRN a\n          ^\n" in shown
    console.type("RETURN 6 * 7 AS answer;\r")
    console.see(r"^42$")


def test_writing_is_refused_and_allowed_with_write(terminal, tmp_path):
    console = terminal()
    console.type("MATCH (a:City) SET a.name = 'gone';\r")
    console.see("the query writes; pass --write to allow it")
    writer = terminal("--write", store=str(tmp_path / "own.kgl"))
    writer.type("MERGE (a:Entity {id: 'x'}) SET a.name = 'X' RETURN a.name AS written;\r")
    writer.see(r"^X$")


LONG = {
    "embedded": "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id AND b.id < c.id AND d.id < e.id RETURN count(f);",
    "neo4j": "UNWIND range(1, 90000) AS a UNWIND range(1, 90000) AS b WITH a * b AS x WHERE x > 7 RETURN count(x);",
}


@pytest.mark.parametrize("engine", LONG)
def test_ctrl_c_stops_a_running_query_and_the_console_goes_on(terminal, engine, request):
    console = terminal(**({} if engine == "embedded" else {"store": request.getfixturevalue("empty_neo4j")}))
    console.type(f"{LONG[engine]}\r")
    console.see(r"RETURN count")
    time.sleep(1)
    console.child.sendintr()
    console.see(r"stopped\nbilateral>")
    console.type("RETURN 6 * 7 AS answer;\r")
    console.see(r"^42$")


def test_ctrl_c_drops_what_is_typed_and_ctrl_d_leaves(terminal):
    console = terminal()
    console.type("MATCH (a)")
    console.see(r"bilateral> MATCH \(a\)")
    console.child.sendintr()
    console.see(r"bilateral>\Z")
    console.child.sendeof()
    console.child.expect(pexpect.EOF, timeout=WAIT)
    console.child.close()
    assert console.child.exitstatus == 0


def test_history_lives_on_in_the_next_console(terminal, tmp_path):
    first = terminal()
    first.type("RETURN 'remembered' AS x;\r")
    first.see(r"^remembered$")
    first.type(":quit\r")
    first.child.expect(pexpect.EOF, timeout=WAIT)
    assert "remembered" in (tmp_path / "history").read_text(encoding="utf-8")
    second = terminal()
    second.type("\x1b[A\x1b[A")
    second.see(r"bilateral> RETURN 'remembered' AS x;")


def test_a_query_is_saved_and_run_again(terminal, tmp_path):
    console = terminal("--queries", str(tmp_path / "own"))
    console.type(':param country => "China"\r')
    console.type("MATCH (a:City) WHERE a.country = $country RETURN a.name AS city ORDER BY city;\r")
    console.see(r"^Jinan$")
    console.type(":save cities-of Cities of a country\r")
    console.see(r"^saved as .*own/cities-of.cypher; ")
    console.type(":query cities-of country=Belarus\r")
    console.see(r"^Minsk$")
    saved = (tmp_path / "own" / "cities-of.cypher").read_text(encoding="utf-8")
    assert saved.startswith("// title: Cities of a country\n") and '// :param country => "China"\n' in saved


def test_formats_schema_plan_and_help(terminal):
    console = terminal()
    console.type(":format csv\r:schema\r")
    console.see(r"^edge,SIGNED,14,")
    console.type(":explain MATCH (a:City) RETURN a\r")
    console.see(r"^step,operation,estimated_rows$")
    console.type(":nonsense\r")
    console.see(r"there is no command ':nonsense'; there are :query")
    console.type(":help\r")
    console.see(r"^:save NAME \[TITLE\] ")


def test_long_results_go_through_the_pager(terminal):
    console = terminal(pager="sed s/^/paged-/")
    console.type("UNWIND range(1, 60) AS x RETURN x;\r")
    console.see(r"^paged-60$")
    console.type("UNWIND range(1, 3) AS x RETURN x;\r")
    console.see(r"^3$")


def test_a_script_gives_rows_on_stdout_and_nothing_else(run_bilateral):
    script = """// cities
:param country => "Belarus"
MATCH (a:City) WHERE a.country = $country
RETURN a.name AS city;
:format jsonl
RETURN ';' AS x
"""
    done = run_bilateral("console", "--format", "csv", stdin=script)
    assert (done.returncode, done.stdout, done.stderr) == (0, 'city\nMinsk\n{"x": ";"}\n', "")


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("RETURN 1 AS x;\n\nMATCH (a)\nRETURN b;", 2, "line 4, column 8 of the script"),
        ("RETURN 1 AS x;\n:query suply-chains", 1, "line 2 of the script: there is no query named 'suply-chains'"),
        ("RETURN 1 AS x;\nCREATE (:City);", 2, "line 2 of the script: the query writes"),
        ("RETURN 1 AS x;\n:query signed-since party=Belarsu", 1, "did you mean Belarus"),
        ("RETURN 1 AS x;\n:map", 1, "line 2 of the script: the query"),
    ],
)
def test_a_script_stops_at_its_first_error_with_the_place_and_the_exit_code(run_bilateral, script, code, said):
    done = run_bilateral("console", "--format", "csv", stdin=f"{script}\nRETURN 'never' AS y;")
    assert (done.returncode, done.stdout) == (code, "x\n1\n")
    assert said in done.stderr and done.stderr.count("\n") == 1


def test_the_last_result_is_drawn_as_a_map(run_bilateral, tmp_path):
    script = ":query partners-of-party party=MTZ\n:map partners.html\n"
    done = run_bilateral("console", "--format", "csv", stdin=script)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "partners.html").read_text(encoding="utf-8")
    assert "Zarafshan Agro" in page and "Grain Exchange" not in page


def test_a_script_may_quit(run_bilateral):
    done = run_bilateral("console", "--format", "csv", stdin="RETURN 1 AS x;\n:quit\nRETURN 2 AS x;")
    assert (done.returncode, done.stdout) == (0, "x\n1\n")
