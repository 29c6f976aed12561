"""A LinkedIn export as it comes, of sixty invented people: the Notes block, odd names, blank e-mails, messages."""

import csv
import io
import zipfile

NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only '
    "see email addresses for connections who have allowed their connections to see or download their email "
    'address."\n\n'
)
COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER",
)  # fmt: skip
GIVEN = (
    "Dana", "Jonah", "Keisha", "Walt", "Grace", "Amir", "Sunniva", "Tomás", "Beth", "Zoë", "Lin", "Mei", "Ana Luísa",
    "Omar", "Priya", "Hannah", "Carol", "Devon", "Ines", "Björn",
)  # fmt: skip
FAMILY = ("Whitfield", "Okafor, MPA", "O’Brien 🌿")
WORK = (
    ("Urban Planner", "City of Rivermark"), ("Senior Transportation Planner", "Greenways Alliance"),
    ("Zoning Administrator", "Allegheny County"), ("GIS Analyst", "Rivermark Planning Studio"),
    ("Software Engineer", "Ledgerline, Inc."), ("Registered Nurse", 'St. "Anna" Hospital'),
    ("High School Teacher", "Taylor Allderdice"), ("Account Executive", "Fernbrook"), ("", ""),
    ("Planner II", "Tri-Rivers Council"),
)  # fmt: skip
ME = "https://www.linkedin.com/in/marisol-vega"
PEOPLE = len(GIVEN) * len(FAMILY)


def export_zip() -> bytes:
    """Connections.csv and messages.csv, zipped as LinkedIn sends them."""
    rows = [_row(place) for place in range(PEOPLE)]
    messages = [_message(row, turn) for row in rows[1::20] for turn in (0, 1)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", "\ufeff" + NOTES + _csv([COLUMNS, *rows]))
        archive.writestr("messages.csv", _csv([MESSAGES, *messages]))
    return file.getvalue()


def _row(place: int) -> tuple[str, ...]:
    given, family = GIVEN[place % len(GIVEN)], FAMILY[place // len(GIVEN)]
    position, company = WORK[place % len(WORK)]
    address = f"p{place}@mail.example" if place % 3 == 0 else ""
    connected = f"{place % 27 + 1:02} May 20{15 + place % 10}"
    return given, family, f"https://www.linkedin.com/in/person-{place}", address, company, position, connected


def _message(row: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """A message from her to that person, or the answer."""
    me, other = ("Marisol Vega", ME), (f"{row[0]} {row[1]}", row[2])
    sender, recipient = (other, me) if turn else (me, other)
    written = f"2026-0{3 + turn}-11 09:30:00 UTC"
    return (f"c-{row[2]}", "", *sender, *recipient, written, "", "Thank you for the book!", "INBOX")


def _csv(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
