"""How fast do pages answer? One command: `.venv/bin/python benchmarks/pages.py [--rounds 60]`.

Starts the real server (shoptalk.start) on notebooks of 300, 10,000 and 30,000 people, and on two more with 5 and 500
talks, and asks each for the same pages in turn, one request at a time. Prints, from one run on one machine:
milliseconds (median), the ratio to a constant page of 20 kB of the same server, and the ratios of 30,000 people to 300
and of 500 talks (5,000 notes) to 5. Also the server's memory and its cold start.
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

TALKS = (5, 500)
PEOPLE_BESIDE_TALKS, TOUCHES_BESIDE_TALKS = 1_000, 800
PAGES_OF_TALKS = {
    "constant": "/constant",
    "Today": "/",
    "Interviews": "/interviews/",
    "Promises": "/promises/",
    "Careers": "/careers/",
    "side by side": "/careers/compare/",
    "Scoreboard": "/scoreboard/",
    "person": "/people/{person}/",
}


def environment(data: Path) -> dict[str, str]:
    as_people_start_it = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return as_people_start_it | {
        "SHOPTALK_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }


def make(data: Path, people: int, touches: int, talks: int = 0) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from benchmarks.notebook import fill; from datetime import datetime, UTC\n"
        f"fill({people}, {touches}, datetime.now(UTC))\n"
        + (f"from benchmarks.talks import fill_talks; fill_talks({talks}, datetime.now(UTC))" if talks else "")
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


def measured(data: Path, port: int, pages: dict[str, str], rounds: int) -> tuple[dict[str, float], str]:
    """Milliseconds of each page, median of the rounds; and a line about the start and the memory."""
    with served(data, port) as (connection, cookie, cold, pid):
        for path in pages.values():
            fetch(connection, cookie, path)
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(rounds):
            for name, path in pages.items():
                times[name].append(fetch(connection, cookie, path))
        line = f"first page {cold:.2f} s after the command; memory MB {memory(pid)}"
        return {name: statistics.median(values) for name, values in times.items()}, line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    people_figures, talk_figures = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (people, touches) in enumerate(SIZES.items()):
            data = Path(folder) / str(people)
            data.mkdir()
            make(data, people, touches)
            pages = {name: path.format(person=people // 2) for name, path in PAGES.items()}
            people_figures[people], line = measured(data, 18420 + number, pages, rounds)
            print(f"{people:>6} people: {line}", flush=True)
        for number, talks in enumerate(TALKS):
            data = Path(folder) / f"talks-{talks}"
            data.mkdir()
            make(data, PEOPLE_BESIDE_TALKS, TOUCHES_BESIDE_TALKS, talks)
            pages = {name: path.format(person=PEOPLE_BESIDE_TALKS) for name, path in PAGES_OF_TALKS.items()}
            talk_figures[talks], line = measured(data, 18430 + number, pages, rounds)
            print(f"{talks:>6} talks:  {line}", flush=True)
    report(people_figures, talk_figures)
    print(f"\nmeasured {datetime.now(UTC):%Y-%m-%d}, medians of {rounds} requests, one at a time")


def report(people: dict[int, dict[str, float]], talks: dict[int, dict[str, float]]) -> None:
    print(f"\n{'people':20}" + "".join(f"{size:>12,}" for size in people) + f"{'x const 10k':>14}{'30k / 300':>12}")
    for name in PAGES:
        row = [figures[name] for figures in people.values()]
        over_constant = people[10_000][name] / people[10_000]["constant"]
        print(
            f"{name:20}" + "".join(f"{value:>9.1f} ms" for value in row)
            + f"{over_constant:>14.1f}{row[-1] / row[0]:>12.2f}"
        )  # fmt: skip
    print(f"\n{'talks':20}" + "".join(f"{size:>12,}" for size in talks) + f"{'500 / 5':>12}")
    for name in PAGES_OF_TALKS:
        few, many = (figures[name] for figures in talks.values())
        print(f"{name:20}{few:>9.1f} ms{many:>9.1f} ms{many / few:>12.2f}")


if __name__ == "__main__":
    main()
