"""A database with workers in processes of their own, on the file that comes along or on a real PostgreSQL."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.journeys.program import ROOT, own_environment

PATIENCE = 120  # seconds; on a machine with nothing else to do it takes a few


class Workplace:
    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder, self.workers = folder, []
        self.environment = own_environment() | {"SHOPTALK_DATA": str(folder), "PYTHONPATH": str(ROOT)}
        if database:
            self.environment["DATABASE_URL"] = database
        folder.mkdir(exist_ok=True)
        with (folder / "asker.log").open("w") as log:
            self.asker = subprocess.Popen(
                [sys.executable, "-m", "tests.clock.ask"], cwd=ROOT, env=self.environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip

    def ask(self, word: str, number: int = 0):
        assert self.asker.stdin and self.asker.stdout
        print(word, number, file=self.asker.stdin, flush=True)
        answer = self.asker.stdout.readline()
        assert answer, (self.folder / "asker.log").read_text()
        return json.loads(answer)

    def start(self, *entries: str, module: str = "tests.clock.run_worker") -> subprocess.Popen:
        with (self.folder / "workers.log").open("a") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", module, *entries], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        self.workers.append(worker)
        return worker

    def seen(self) -> Counter:
        file = self.folder / "seen.txt"
        return Counter(file.read_text().split("\n")[:-1] if file.exists() else [])

    def until(self, holds: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < ends, f"{self.seen()}\n{(self.folder / 'workers.log').read_text()[-3000:]}"
            time.sleep(0.1)

    def close(self) -> None:
        self.asker.kill()
        self.asker.communicate()
        for worker in self.workers:
            if worker.poll() is None:
                worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            try:
                worker.wait(15)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
