"""The real program as a person starts it: server, worker and database in a folder of its own, driven from outside."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/\?key=(\S+)")
STARTS_WITHIN = 60  # seconds: a first start on a busy two-core machine, migrations included
STOPS_WITHIN = 10


class DidNotStart(Exception):
    """The program ended, or printed no address in time; the text holds what it printed."""


class Program:
    """One running Shoptalk: `base` and `key` of its address, `data` its folder."""

    def __init__(self, data: Path, *, demo: bool = False):
        self.given = data
        self.cookies: list[Any] = []  # what the first browser was given for the key
        self.data = data / "demo" if demo else data
        self.printed = data.parent / f"{data.name}.log"
        command = [sys.executable, "-m", "shoptalk.start", "--port", str(_free_port()), "--data", str(data)]
        with self.printed.open("w") as out:
            self.process = subprocess.Popen(
                [*command, *(["--demo"] if demo else [])],
                cwd=ROOT, env=own_environment(), stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self.base, self.key = self._address()

    def _address(self) -> tuple[str, str]:
        ends = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends:
            if found := ADDRESS.search(self.said()):
                return found[1], found[2]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.stop()
        raise DidNotStart(self.said())

    @property
    def entrance(self) -> str:
        return f"{self.base}/?key={self.key}"

    def said(self) -> str:
        """All that the program printed so far, the traceback of an error included."""
        return self.printed.read_text(errors="replace")

    def command(self, *words: str) -> Any:
        """`bin/shoptalk WORDS --json` on the same folder while the server runs; returns the JSON document."""
        run = subprocess.run(
            [sys.executable, "-m", "shoptalk.doors.command_line", *words, "--json", "--data", str(self.data)],
            cwd=ROOT, env=own_environment(), capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert run.returncode == 0, f"{words} ended with {run.returncode}: {run.stdout}{run.stderr}"
        return json.loads(run.stdout)

    def inside(self, module: str, given: Any) -> Any:
        """Runs a module of the tests on the same folder while the server runs; JSON goes in, JSON comes back."""
        run = subprocess.run(
            [sys.executable, "-m", module], cwd=ROOT, input=json.dumps(given),
            env=own_environment() | {"SHOPTALK_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "shoptalk.settings"},
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    def stop(self) -> None:
        """Ends server and worker: they share the group that was opened for them."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_environment() -> dict[str, str]:
    """The environment without what the test run has set for itself: the program must find its own settings."""
    ours = ("SHOPTALK_", "DJANGO_", "DATABASE_URL", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {"PYTHONUNBUFFERED": "1"}
