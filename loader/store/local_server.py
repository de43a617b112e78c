"""A local Neo4j Community server for those with Java and Maven: `python -m bilateral.loader.store.local_server start`.

Maven resolves the server's jars once; the server listens on 127.0.0.1 only, with authentication on. `make neo4j`,
`make neo4j-stop` and the tests run it.
"""

from __future__ import annotations

import argparse
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from ...data import DATA
from ...errors import BilateralError, StoreUnavailable

VERSION = "5.26.30"
PASSWORD_FILE = "password"  # noqa: S105 - the file's name
_OPENED = ("java.nio", "java.io", "sun.nio.ch")
_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
dbms.security.auth_enabled=true
server.memory.heap.max_size={heap}
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""


class LocalServer:
    """A server whose whole state lies in one folder.

    Parameters
    ----------
    home : Path
        The server's folder: configuration, data, logs, password, process id.
    libraries : Path
        Where the jars of each version are kept, so that several servers share them.
    version : str
        Neo4j's version: 5.26.30 runs on Java 17, the calendar releases on Java 21 or newer.
    bolt, http : int
        Ports; 0 picks free ones.
    heap : str
        Largest heap of the Java machine.
    """

    def __init__(
        self, home: Path, libraries: Path, version: str = VERSION, bolt: int = 0, http: int = 0, heap: str = "512m"
    ) -> None:
        self.home = home.resolve()
        self.version = version
        self.bolt = bolt or _free_port()
        self.http = http or _free_port()
        self._heap = heap
        self._jars = libraries.resolve() / f"lib-{version}"
        self._java = find_java(17 if version.startswith("5.") else 21)

    @property
    def uri(self) -> str:
        """The URI that the driver connects to."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def password(self) -> str:
        """The password of the user neo4j."""
        return (self.home / PASSWORD_FILE).read_text(encoding="utf-8").strip()

    def start(self, timeout: float = 120) -> int:
        """Resolve the jars, set the first password, start the server and wait until it answers; return its pid."""
        if self.pid() is not None:
            raise StoreUnavailable(f"a server is running already in {self.home}; stop it first")
        self.prepare()
        if not (self.home / PASSWORD_FILE).exists():
            password = os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(12)
            self.admin("dbms", "set-initial-password", password)
            file = self.home / PASSWORD_FILE
            file.touch(mode=0o600)
            file.write_text(password + "\n", encoding="utf-8")
        main = "CommunityEntryPoint" if self.version.startswith("5.") else "Neo4jCommunity"
        command = [
            self._java,
            f"-Xmx{self._heap}",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp",
            f"{self._jars}/*",
            f"org.neo4j.server.{main}",
            f"--home-dir={self.home}",
            f"--config-dir={self.home}/conf",
        ]
        with (self.home / "console.log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        (self.home / "pid").write_text(str(process.pid), encoding="utf-8")
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if process.poll() is not None:
                raise StoreUnavailable(f"Neo4j ended at once; see {self.home}/console.log")
            if _answers(self.bolt) and _answers(self.http):
                return process.pid
            time.sleep(0.2)
        process.terminate()
        raise StoreUnavailable(f"Neo4j did not answer within {timeout:.0f} s; see {self.home}/console.log")

    def prepare(self) -> None:
        """Resolve the jars and write the configuration; nothing is started."""
        self._resolve()
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        settings = _CONFIGURATION.format(bolt=self.bolt, http=self.http, heap=self._heap)
        (self.home / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8")

    def admin(self, *words: str, folder: Path | None = None) -> None:
        """Run `neo4j-admin` with some words, in a folder, on this server's home.

        Raises
        ------
        StoreUnavailable
            It failed; the line says why.
        """
        command = [self._java, "-cp", f"{self._jars}/*", "org.neo4j.cli.AdminTool", *words]
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            raise StoreUnavailable(f"neo4j-admin {' '.join(words[:2])}: {' '.join(done.stderr.split())[:500]}")

    def stop(self, signal_number: int = signal.SIGTERM, timeout: float = 60) -> bool:
        """End the server and wait for it; return whether one was running."""
        pid = self.pid()
        if pid is None:
            return False
        os.kill(pid, signal_number)
        end = time.monotonic() + timeout
        while _alive(pid):
            if time.monotonic() > end:
                raise StoreUnavailable(f"the server in {self.home} (pid {pid}) does not end")
            time.sleep(0.1)
        (self.home / "pid").unlink(missing_ok=True)
        return True

    def pid(self) -> int | None:
        """Tell the process id of the running server, None where none runs."""
        try:
            pid = int((self.home / "pid").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return pid if _alive(pid, f"--home-dir={self.home}") else None

    def _resolve(self) -> None:
        """Have Maven fetch the jars, into a folder that takes its name only when all are there."""
        if self._jars.exists():
            return
        maven = shutil.which("mvn")
        if maven is None:
            raise StoreUnavailable("Maven (mvn) is not installed; install it, or start Neo4j with `docker compose up`")
        partial = self._jars.with_name(f"{self._jars.name}.{os.getpid()}.partial")
        goal = "dependency:copy-dependencies"
        pom, output = f"-f={DATA / 'neo4j' / 'pom.xml'}", f"-DoutputDirectory={partial}"
        done = subprocess.run(  # noqa: S603
            [maven, "-q", "-B", pom, goal, output, f"-Dneo4j.version={self.version}"], capture_output=True, text=True
        )
        if done.returncode:
            shutil.rmtree(partial, ignore_errors=True)
            reason = next((line for line in done.stdout.splitlines() if "ERROR" in line), "no reason given")
            raise StoreUnavailable(f"Maven could not fetch Neo4j {self.version}: {reason[:300]}")
        if self._jars.exists():
            shutil.rmtree(partial)
        else:
            partial.rename(self._jars)


def find_java(minimum: int) -> str:
    """Find a Java runtime of at least a major version: JAVA_HOME, the PATH, then the system's usual folder.

    Raises
    ------
    StoreUnavailable
        There is none.
    """
    home, on_path = os.environ.get("JAVA_HOME"), shutil.which("java")
    candidates = [Path(home) / "bin" / "java"] if home else []
    candidates += [Path(on_path)] if on_path else []
    candidates += sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    for java in candidates:
        if java.exists() and _major(java) >= minimum:
            return str(java)
    raise StoreUnavailable(f"no Java runtime of version {minimum} or newer; install one, or use `docker compose up`")


def _major(java: Path) -> int:
    said = subprocess.run([str(java), "-version"], capture_output=True, text=True).stderr  # noqa: S603
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def _alive(pid: int, word: str = "") -> bool:
    command = ["ps", "-ww", "-p", str(pid), "-o", "stat=,args="]
    said = subprocess.run(command, capture_output=True, text=True).stdout.strip()  # noqa: S603
    return bool(said) and not said.startswith("Z") and word in said


def _answers(port: int) -> bool:
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def main() -> None:
    """Start or stop the server in a folder; print how to connect."""
    parser = argparse.ArgumentParser(description="Run a local Neo4j Community server.")
    parser.add_argument("action", choices=("start", "stop"))
    parser.add_argument("--home", type=Path, default=Path(".neo4j"))
    parser.add_argument("--version", default=os.environ.get("NEO4J_VERSION", VERSION))
    parser.add_argument("--bolt", type=int, default=7687)
    parser.add_argument("--http", type=int, default=7474)
    given = parser.parse_args()
    try:
        server = LocalServer(given.home / given.version, given.home, given.version, given.bolt, given.http)
        if given.action == "stop":
            print("stopped" if server.stop() else "no server was running")
        else:
            if server.pid() is None:
                server.start()
            print(
                f"Neo4j {server.version} runs; Browser page: http://127.0.0.1:{server.http} (user neo4j). Connect with:"
            )
            print(f"  export BILATERAL_STORE={server.uri} NEO4J_PASSWORD=$(cat {server.home / PASSWORD_FILE})")
    except BilateralError as error:
        sys.exit(f"local_server: {error}")


if __name__ == "__main__":
    main()
