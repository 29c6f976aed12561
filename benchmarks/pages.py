"""How fast do pages answer? One command: `.venv/bin/python benchmarks/pages.py [--rounds 60]`.

Starts the real server (shoptalk.start) on notebooks of 300, 10,000 and 30,000 people and asks each for the same pages
in turn, one request at a time. Prints, from one run on one machine: milliseconds (median), the ratio to a constant page
of 20 kB of the same server, and the ratio of 30,000 people to 300. Also the server's memory and its cold start.
"""

import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = {300: 200, 10_000: 7_000, 30_000: 20_000}  # people: touches
PAGES = {
    "constant": "/constant",
    "Today": "/",
    "People, everyone": "/people/?lens=all",
    "People, ask first": "/people/",
    "search, few": "/people/?q=nnovsky",
    "search, many": "/people/?q=manager",
    "person": "/people/{person}/",
}


def environment(data: Path) -> dict[str, str]:
    as_people_start_it = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return as_people_start_it | {
        "SHOPTALK_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }


def make(data: Path, people: int, touches: int) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from benchmarks.notebook import fill; from datetime import datetime, UTC\n"
        f"fill({people}, {touches}, datetime.now(UTC))"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(data), check=True)


@contextmanager
def served(data: Path, port: int):
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "shoptalk.start", "--port", str(port), "--data", str(data)],
        env=environment(data), stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        key = ""
        for line in process.stdout:
            if found := re.search(r"key=(\S+)", line):
                key = found.group(1)
                break
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        cookie = ""
        while not cookie:
            try:
                connection.request("GET", f"/?key={key}")
                response = connection.getresponse()
                response.read()
                cookie = response.getheader("Set-Cookie").split(";")[0]
            except (ConnectionError, http.client.HTTPException):
                time.sleep(0.02)
                connection.close()
        fetch(connection, cookie, "/")
        yield connection, cookie, time.perf_counter() - started, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def fetch(connection, cookie: str, path: str) -> float:
    started = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    body = response.read()
    taken = time.perf_counter() - started
    assert response.status == 200, (path, response.status, body[:300])
    return taken * 1000


def memory(pid: int) -> dict[int, int]:
    """Resident megabytes of the started process and its children."""
    sizes = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        one = int(status.parent.name)
        parent = int(re.search(r"PPid:\s+(\d+)", text).group(1))
        if pid in (one, parent) and (found := re.search(r"VmRSS:\s+(\d+)", text)):
            sizes[one] = int(found.group(1)) // 1024
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    figures: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (people, touches) in enumerate(SIZES.items()):
            data = Path(folder) / str(people)
            data.mkdir()
            make(data, people, touches)
            with served(data, 18420 + number) as (connection, cookie, cold, pid):
                pages = {name: path.format(person=people // 2) for name, path in PAGES.items()}
                for path in pages.values():
                    fetch(connection, cookie, path)
                times: dict[str, list[float]] = {name: [] for name in pages}
                for _ in range(rounds):
                    for name, path in pages.items():
                        times[name].append(fetch(connection, cookie, path))
                figures[people] = {name: statistics.median(values) for name, values in times.items()}
                print(
                    f"{people:>6} people: first page {cold:.2f} s after the command; memory MB {memory(pid)}",
                    flush=True,
                )
    print(f"\n{'page':20}" + "".join(f"{people:>12,}" for people in SIZES) + f"{'x const 10k':>14}{'30k / 300':>12}")
    for name in PAGES:
        row = [figures[people][name] for people in SIZES]
        print(
            f"{name:20}" + "".join(f"{value:>9.1f} ms" for value in row)
            + f"{figures[10_000][name] / figures[10_000]['constant']:>14.1f}{row[2] / row[0]:>12.2f}"
        )  # fmt: skip
    print(f"\nmeasured {datetime.now(UTC):%Y-%m-%d}, medians of {rounds} requests, one at a time")


if __name__ == "__main__":
    main()
