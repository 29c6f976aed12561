"""The files that Marisol’s people came in with, made as LinkedIn and a phone make them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from shoptalk.stewardship.demo_people import Person
from shoptalk.stewardship.demo_story import MARISOL

YEAR = 365.25  # days
CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
MESSAGES = (
    "CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT",
)  # fmt: skip


def linkedin_export(people: list[Person], now: datetime) -> bytes:
    """A zip as LinkedIn makes it, with who was connected when and who wrote to whom."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as export:
        export.writestr("Connections.csv", _table(CONNECTIONS, (_connection(one, now) for one in people)))
        export.writestr("messages.csv", _table(MESSAGES, (row for one in people for row in _messages(one, now))))
        export.writestr("Profile.csv", _table(("First Name", "Last Name"), [tuple(MARISOL["full_name"].split())]))
    return out.getvalue()


def _connection(one: Person, now: datetime) -> tuple[str, ...]:
    given, _, family = one.name.partition(" ")
    on = now - timedelta(days=one.connected * YEAR)
    return given, family, _profile(one.name), "", one.organization, one.position, f"{on:%d %b %Y}"


def _messages(one: Person, now: datetime) -> Iterator[tuple[str, ...]]:
    sent, received, ago = one.wrote
    mine = (MARISOL["full_name"], _profile(MARISOL["full_name"]))
    theirs = (one.name, _profile(one.name))
    for number in range(sent + received):
        at = now - timedelta(days=ago * YEAR + number)
        ends = (*mine, *theirs) if number < sent else (*theirs, *mine)
        yield (one.name, *ends, f"{at:%Y-%m-%d %H:%M:%S} UTC", "", "…")


def _profile(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-').replace('’', '')}-demo"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(header)
    table.writerows(rows)
    return out.getvalue()


def cards(people: list[Person]) -> bytes:
    """The people of a phone as vCards."""
    cards = []
    for one in people:
        given, _, family = one.name.partition(" ")
        rows = ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{one.name}", f"TEL:{one.more['phone']}"]
        rows += [f"EMAIL:{one.more['email']}"] if "email" in one.more else []
        rows += [f"ORG:{one.organization}"] if one.organization else []
        rows += [f"TITLE:{one.position}"] if one.position else []
        cards.append("\r\n".join([*rows, "END:VCARD", ""]))
    return "".join(cards).encode()
