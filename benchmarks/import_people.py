"""How fast do people come in? One command: `.venv/bin/python benchmarks/import_people.py [--rows 30000] [--rounds 5]`.

Writes a LinkedIn `Connections.csv` of invented people (about 7,000 different titles, 9,000 employers, one address in
eight), then brings it into a fresh notebook by the same function that the wizard and the command line use: recognition,
reading, duplicates within the file and against the notebook, title matching, search index, commit. Beside it, in the
same run and turn about, a bare `csv.reader` + `executemany` of the same file into one plain table without an index.
Prints rows a second, the ratio of the two (median of the rounds), the second import of the same file, and the largest
memory of the process.
"""

import argparse
import csv
import os
import random
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
TITLES, EMPLOYERS = 7_000, 9_000
WITH_EMAIL = 1 / 8  # most members of LinkedIn hide their address
HIDDEN = 1 / 400  # members who closed their account leave a row of commas
TWICE = 1 / 300  # the same name at the same employer, another profile

GIVEN = """Dana Priya Hannah Walter Grace Carl Marisol Łukasz Ana Thomas Beth Omar Lena Kofi Mei Sofía Inês Yuki Noor
José Zoë Søren Chloé Tomáš Amina Ravi Fatima Björn Elif Diego Ngozi Arjun Katarzyna Luca Emma Noah Olivia Liam Ava Mia
Ethan Lucas Maria Elena Pavel Ingrid Sean Aoife Rajesh Wei Hiroshi Leila Samuel Ruth Peter Judith Clara"""
SYLLABLES = "ba ke lo mi nu ra se to vi wo ster man berg ford ley son dt ner hoff field wick ham ski ová es ar ín"
LEVELS = ["", "", "", "Senior ", "Junior ", "Lead ", "Principal ", "Associate ", "Head of ", "Director of ", "VP, "]
WORK = """Transportation Planner|Software Engineer|Product Manager|Registered Nurse|Data Analyst|Learning Designer
Account Executive|Human Resources Manager|Marketing Manager|Civil Engineer|Financial Analyst|Project Manager|Attorney
Recruiter|Graphic Designer|Operations Manager|Research Scientist|Consultant|Sales Manager|Social Worker|Accountant
Business Analyst|UX Researcher|Electrician|Chef|Physician Assistant|Policy Advisor|Environmental Scientist|Editor
Customer Success Manager|Mechanical Engineer|Pharmacist|Urban Planner|Technical Writer|Architect|Librarian|Founder
Data Scientist|Executive Assistant|Supply Chain Manager|Professor|Photographer|Store Manager|Physical Therapist
Teacher"""
PLACES = ["", "", "", ", EMEA", " - North America", " II", " III", " (Contract)", " & Partner", ", Public Sector"]
TRADES = ["Studio", "Health", "Software", "Partners", "Group", "College", "Foods", "Energy", "Bank", "Council", "Labs"]
FORMS = ["", "", "", ", Inc.", " LLC", " GmbH", " Ltd"]


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES.split(), k=syllables)).capitalize()


def write_connections(path: Path, rows: int, seed: int = 7) -> None:
    """A Connections.csv as LinkedIn writes it, with its notes block."""
    chance = random.Random(seed)
    people, work = GIVEN.split(), WORK.replace("\n", "|").split("|")
    families = [word(chance, 3) for _ in range(rows // 3)]
    employers = [f"{word(chance, 2)} {chance.choice(TRADES)}{chance.choice(FORMS)}" for _ in range(EMPLOYERS)]
    titles = {"": None}
    while len(titles) < TITLES:
        made = f"{chance.choice(LEVELS)}{chance.choice(work)}{chance.choice(PLACES)}"
        titles[made if chance.random() < 0.6 else f"{made}, {word(chance, 2)}"] = None
    titles = list(titles)
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write('Notes:\n"When exporting your connection data, you may notice that some e-mails are missing."\n\n')
        table = csv.writer(file)
        table.writerow(HEADER)
        before = ["Dana", "Whitfield", "", "", "Rivermark", "Planner", ""]
        for number in range(rows):
            if chance.random() < HIDDEN:
                table.writerow([""] * len(HEADER))
                continue
            given, family = chance.choice(people), chance.choice(families)
            employer, title = chance.choice(employers), chance.choice(titles)
            if chance.random() < TWICE:
                given, family, _, _, employer, title, _ = before
            plain = f"{given}-{family}-{number:x}".lower().encode("ascii", "ignore").decode()
            email = f"{plain}@mail.example" if chance.random() < WITH_EMAIL else ""
            met = date(2008, 1, 1) + timedelta(days=chance.randrange(6_500))
            url = f"https://www.linkedin.com/in/{plain}"
            before = [given, family, url, email, employer, title, met.strftime("%d %b %Y")]
            table.writerow(before)


def bare(source: Path, folder: Path) -> float:
    """Seconds to parse the file and put its rows into one plain table, nothing checked."""
    target = folder / "bare.sqlite3"
    target.unlink(missing_ok=True)
    started = time.perf_counter()
    with source.open(newline="", encoding="utf-8") as file:
        database = sqlite3.connect(target)
        database.execute("CREATE TABLE person (a, b, c, d, e, f, g)")
        for _ in range(3):
            next(file)
        database.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)", csv.reader(file))
        database.commit()
        database.close()
    return time.perf_counter() - started


def fresh_seat(folder: Path):
    """The seat in an empty notebook: a copy of the one that was made before the first round, and cold caches."""
    from django.db import connections

    from shoptalk.occupations.matching import code_in
    from shoptalk.workspaces.seating import only_seat

    connections.close_all()
    for path in folder.glob("shoptalk.sqlite3*"):
        path.unlink()
    shutil.copy(folder / "empty.sqlite3", folder / "shoptalk.sqlite3")
    code_in.cache_clear()
    return only_seat(NOW)


def bring_in(source: Path, folder: Path):
    from shoptalk.contacts.actions.import_people import import_file

    seat = fresh_seat(folder)
    started = time.perf_counter()
    run = import_file(seat=seat, now=NOW, path=source)
    first = time.perf_counter() - started
    started = time.perf_counter()
    again = import_file(seat=seat, now=NOW, path=source)
    return first, time.perf_counter() - started, run, again


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=30_000)
    arguments.add_argument("--rounds", type=int, default=5)
    asked = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="shoptalk-benchmark-"))
    os.environ["SHOPTALK_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "shoptalk.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    try:
        call_command("migrate", verbosity=0)
        connections.close_all()
        shutil.copy(folder / "shoptalk.sqlite3", folder / "empty.sqlite3")
        source = folder / "Connections.csv"
        write_connections(source, asked.rows)
        report(source, folder, asked.rows, asked.rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def report(source: Path, folder: Path, rows: int, rounds: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bares, firsts, seconds = [], [], []
    for _ in range(rounds):
        bares.append(bare(source, folder))
        first, second, run, again = bring_in(source, folder)
        firsts.append(first)
        seconds.append(second)
    ratios = [first / plain for first, plain in zip(firsts, bares, strict=True)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:,} rows, {source.stat().st_size / 1e6:.1f} MB, {rounds} rounds, medians")
    print(f"  new {run.new:,}  may be known {run.duplicate:,}  unread {run.unread:,}")
    print(f"  bare parse and insert   {statistics.median(bares):6.3f} s")
    first, ratio = statistics.median(firsts), statistics.median(ratios)
    print(f"  import, all included    {first:6.3f} s   {rows / first:8,.0f} rows/s")
    print(f"  ratio to bare           {ratio:6.2f}     (best {min(ratios):.2f}, worst {max(ratios):.2f})")
    print(f"  the same file again     {statistics.median(seconds):6.3f} s   same {again.same:,}  new {again.new:,}")
    print(f"  memory, largest         {peak:6.0f} MB  ({before:.0f} MB before the first import)")


if __name__ == "__main__":
    main()
