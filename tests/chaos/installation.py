"""docgen as an office runs it, in processes of its own: web servers and workers by the commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docgen.records import Records
from docgen.records.engine import open_engine
from docgen.records.store import open_store
from docgen.records.upgrade import upgrade
from tests.chaos.jobs import add_office
from tests.chaos.processes import OFFICE, WORKER, descendants, kill_tree, named, signal_tree
from tests.pdf.processes import PATIENCE, wait_until
from tests.servers.ports import free_port
from web.settings import PREFIX, read_settings

_PROGRAM = Path(sys.executable).with_name("docgen-web")
#: Less than an office would take, so that what a killed worker had in hand comes back soon.
_LEASE = 6


class Program:
    """A command of docgen-web in a process of its own, its log in a file."""

    def __init__(
        self, words: Sequence[str], environment: Mapping[str, str], log: Path,
        before: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [*before, str(_PROGRAM), *words],
                env={**os.environ, **environment},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def processes(self, words: str) -> list[int]:
        """Processes below it whose command has the words."""
        return named(descendants(self.pid), words)

    def kill(self) -> None:
        """kill -9 of this process alone."""
        self._process.kill()
        self._process.wait()

    def pause(self) -> None:
        """Stop everything below it where it stands, until `resume`."""
        signal_tree(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        signal_tree(self.pid, signal.SIGCONT)

    def lose_power(self) -> None:
        """kill -9 of everything below it."""
        kill_tree(self.pid)
        self._process.wait()

    def stop(self) -> int:
        """As the system stops a service; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.lose_power()
            raise


class Installation:
    """One office: a home, a database, a queue, a store; `start` and `stop` its programs."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._programs: list[Program] = []
        self._port = free_port()
        given = {
            "home": str(folder / "home"), "port": str(self._port), "converters": "1",
            "worker_converters": "1", "worker_niceness": "0", "lease_seconds": str(_LEASE),
            **settings,
        }  # fmt: skip
        (folder / "tmp").mkdir(parents=True)
        self.environment = {f"{PREFIX}{name.upper()}": value for name, value in given.items()}
        self.environment["TMPDIR"] = str(folder / "tmp")
        self.settings = read_settings(self.environment)
        self.settings.home.mkdir(parents=True)
        engine = open_engine(self.settings.database_url)
        upgrade(engine)
        self.records = Records(engine, open_store(self.settings.files_place))
        add_office(self.records)

    def serve(self) -> Program:
        """Start the web server, and with it its worker; ready when it answers."""
        program = self._start("serve")
        self.wait_for_answer("/healthz", 200, program)
        return program

    def worker(
        self, name: str, environment: Mapping[str, str] = {}, before: Sequence[str] = ()
    ) -> Program:
        """Start a worker of its own, as on another machine."""
        return self._start("worker", name=name, environment=environment, before=before)

    def worker_of(self, server: Program) -> int:
        """The process of the server's worker, once it is there and LibreOffice runs below it."""
        ready: list[int] = []

        def look() -> bool:
            workers = server.processes(WORKER)
            ready.extend(pid for pid in workers if named(descendants(pid), OFFICE))
            return bool(ready)

        self._wait_while_it_runs(server, look)
        return ready[0]

    def wait_for_office(self, worker: Program) -> None:
        """Until LibreOffice runs below a worker of its own."""
        self._wait_while_it_runs(worker, lambda: worker.processes(OFFICE))

    def answers(self, path: str) -> int:
        """The status that the web server gives; 0 when there is no answer."""
        try:
            with urllib.request.urlopen(self._address(path), timeout=30) as answer:  # noqa: S310 - loopback
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    def wait_for_answer(self, path: str, status: int, program: Program) -> None:
        """Until a running web server gives that status."""
        self._wait_while_it_runs(program, lambda: self.answers(path) == status)

    def logs(self) -> str:
        """What the programs said, for a test that fails."""
        return "\n".join(path.read_text()[-3000:] for path in self.folder.glob("*.log"))

    def close(self) -> None:
        """Kill what still runs and close the records."""
        for program in self._programs:
            if program.running:
                program.lose_power()
        self.records.close()

    def _start(
        self,
        command: str,
        *,
        name: str = "",
        environment: Mapping[str, str] = {},
        before: Sequence[str] = (),
    ) -> Program:
        log = self.folder / f"{name or command}.log"
        program = Program([command], {**self.environment, **environment}, log, before)
        self._programs.append(program)
        return program

    def _wait_while_it_runs(self, program: Program, condition: Callable[[], object]) -> None:
        wait_until(lambda: not program.running or condition())
        assert program.running, self.logs()

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self._port}{path}"
