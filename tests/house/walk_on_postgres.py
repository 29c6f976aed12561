"""What a seeker does in a week, against the database that DATABASE_URL names. Prints what was seen, as JSON.

python -m tests.house.walk_on_postgres tables FOLDER    makes all tables, and looks whether the models want others
python -m tests.house.walk_on_postgres week FOLDER      imports, searches, logs, merges, forgets; exports into FOLDER
python -m tests.house.walk_on_postgres arrive FOLDER    brings that export into another database, exports it again
"""

import json
import os
import sys
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from shoptalk.campaigns.models import Campaign  # noqa: E402
from shoptalk.contacts.actions.import_people import import_file  # noqa: E402
from shoptalk.contacts.actions.undo_import import undo_import  # noqa: E402
from shoptalk.contacts.actions.write_person import add_person, change_person  # noqa: E402
from shoptalk.contacts.find import find_people  # noqa: E402
from shoptalk.contacts.models import Contact, ImportRun  # noqa: E402
from shoptalk.history.steps import undo  # noqa: E402
from shoptalk.outreach.actions.log_touch import log_touch  # noqa: E402
from shoptalk.outreach.models import Touch  # noqa: E402
from shoptalk.people.actions.forget_person import forget_person  # noqa: E402
from shoptalk.people.actions.merge_people import merge_people  # noqa: E402
from shoptalk.people.actions.split_people import split_people  # noqa: E402
from shoptalk.people.ledger import Choice, ledger  # noqa: E402
from shoptalk.stewardship.archive import read_archive, write_archive  # noqa: E402
from shoptalk.today.moves import moves_of_today  # noqa: E402
from shoptalk.workspaces.access import Seat  # noqa: E402
from shoptalk.workspaces.seating import only_seat  # noqa: E402

MONDAY = datetime(2026, 5, 11, 9, 0, tzinfo=ZoneInfo("America/New_York"))
FRIDAY = MONDAY + timedelta(days=11)  # the cadence has something to say by then
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zsófia,Kovácsné,https://www.linkedin.com/in/zsofia-k,zsofia@rivermark.example,Rivermark,Urban Planner,12 Mar 2021
Dana,Whitfield,https://www.linkedin.com/in/dana-w,,Rivermark,Senior Planner,03 Jan 2019
D.,Whitfield,,dana@home.example,Rivermark,Planner,03 Jan 2019
José,Núñez,https://www.linkedin.com/in/jose-n,,Greenways,Landscape Architect,28 Feb 2016
Łukasz,Żółć,,,"Ørsted & Søn, Inc.",Cartographer,28 Feb 2016
"""
LATER = "First Name,Last Name,Email Address,Company,Position,Connected On\nSomebody,Else,else@mail.example,,,\n"


def tables(folder: Path) -> dict[str, object]:
    """All migrations; stops when the models have moved on since."""
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'")
        return {"vendor": connection.vendor, "indexes of parts of words": cursor.fetchone()[0]}


def week(folder: Path) -> dict[str, object]:
    """A campaign from the import to the export."""
    seat = only_seat(MONDAY)
    campaign = Campaign.objects.create(workspace=seat.workspace, started_at=MONDAY, settled_in_at=MONDAY)
    run = _import(seat, folder, "Connections.csv", CONNECTIONS)
    seen: dict[str, object] = {
        "came in": run.new + run.duplicate,
        "again": _import(seat, folder, "2.csv", CONNECTIONS).new,
    }
    seen["found"] = {
        words: _found(seat, words) for words in ("kovacs", "ÁCSNÉ plan", "nunez", "ørst", "zolc", "nobody%")
    }
    seen["asked"] = _asked(seat, campaign)
    seen["split"] = _merged_and_split(seat)
    seen["undone"] = _undone(seat)
    seen["taken out"] = _taken_out(seat, folder)
    forget_person(seat=seat, now=FRIDAY, person=_one(seat, "Zsófia"))
    seen["left of the forgotten"] = [name for name in ("Kovácsné", "zsofia@rivermark.example") if _anywhere(name)]
    seen["list"] = [line.person.name for line in ledger(seat, campaign, [], Choice(lens="all"), FRIDAY.date()).lines]
    _export(seat, folder / "first.zip")
    return seen


def arrive(folder: Path) -> dict[str, object]:
    """The export in a fresh database; whoever is added there gets a number of their own."""
    with (folder / "first.zip").open("rb") as file:
        read_archive(file)
    seat = only_seat(FRIDAY)
    _export(seat, folder / "second.zip")
    person, _ = add_person(seat=seat, now=FRIDAY, given_name="Keisha", family_name="Bell")
    log_touch(seat=seat, now=FRIDAY, contact=person, kind="asked", channel="email")
    return {"equal": _records(folder / "first.zip") == _records(folder / "second.zip"), "found": _found(seat, "keish")}


def _import(seat: Seat, folder: Path, name: str, text: str) -> ImportRun:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return import_file(seat=seat, now=MONDAY, path=path)


def _one(seat: Seat, given: str) -> Contact:
    return Contact.objects.visible_to(seat).get(given_name=given)


def _found(seat: Seat, words: str) -> list[str]:
    return [person.name for person in find_people(seat, words)]


def _asked(seat: Seat, campaign: Campaign) -> list[str]:
    """Two are asked on Monday; on Friday of the next week Today knows what to do about them."""
    for given in ("José", "Dana"):
        log_touch(seat=seat, now=MONDAY, contact=_one(seat, given), kind="asked", channel="email", once=f"once-{given}")
        log_touch(seat=seat, now=MONDAY, contact=_one(seat, given), kind="asked", channel="email", once=f"once-{given}")
    moves = moves_of_today(seat, FRIDAY, campaign).moves
    return sorted(f"{move.kind}: {move.contact}" for move in moves if move.kind != "ask")


def _merged_and_split(seat: Seat) -> list[str]:
    merge, _ = merge_people(seat=seat, now=FRIDAY, kept=_one(seat, "D."), absorbed=_one(seat, "Dana"))
    names = [str(touch.contact) for touch in Touch.objects.filter(contact=merge.kept)]
    split_people(seat=seat, now=FRIDAY, merge=merge)
    return [*names, *(str(touch.contact) for touch in Touch.objects.filter(contact=_one(seat, "Dana")))]


def _undone(seat: Seat) -> str:
    change = change_person(seat=seat, now=FRIDAY, person=_one(seat, "Łukasz"), notes="Maps of “everything” 🙂")
    undo(seat, FRIDAY, change.event)
    return _one(seat, "Łukasz").notes


def _taken_out(seat: Seat, folder: Path) -> list[str]:
    run = _import(seat, folder, "Later.csv", LATER)
    came = _found(seat, "else")
    undo_import(seat=seat, now=FRIDAY, run=run)
    return [*came, *_found(seat, "else")]


def _anywhere(words: str) -> bool:
    """Does any column of any table hold these words?"""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE strpos("{table}"::text, %s) > 0', [words])
            if cursor.fetchone()[0]:
                return True
    return False


def _export(seat: Seat, path: Path) -> None:
    with path.open("wb") as file:
        write_archive(seat, FRIDAY, file)


def _records(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    walk = {"tables": tables, "week": week, "arrive": arrive}[sys.argv[1]]
    print(json.dumps(walk(Path(sys.argv[2]))))
