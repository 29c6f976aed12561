"""The people as CSV and vCard, for address books and spreadsheets. Cells that a spreadsheet would run are escaped."""

import csv
from io import StringIO

from shoptalk.contacts.models import Contact
from shoptalk.integrations.spreadsheets.safe_cells import escape_formula
from shoptalk.workspaces.access import Seat

# Headers that our own import and other programs read without a mapping.
COLUMNS = {
    "First Name": "given_name",
    "Last Name": "family_name",
    "Email Address": "email",
    "Phone": "phone",
    "Company": "organization",
    "Position": "position",
    "URL": "url",
    "Location": "location",
    "School": "school",
    "Notes": "notes",
}


def _people(seat: Seat):
    return Contact.objects.visible_to(seat).by_name().iterator(1000)


def people_csv(seat: Seat) -> str:
    """All people, one a line, as UTF-8 CSV text."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for person in _people(seat):
        table.writerow([escape_formula(getattr(person, column)) for column in COLUMNS.values()])
    return out.getvalue()


def people_vcards(seat: Seat) -> str:
    """All people as vCard 3.0, which every address book reads."""
    return "".join(_card(person) for person in _people(seat))


def _card(person: Contact) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_text(person.family_name)};{_text(person.given_name)};;;",
        f"FN:{_text(person.name)}",
    ]
    lines += [f"EMAIL:{_text(address)}" for address in (person.email, *person.other_emails) if address]
    lines += [f"TEL:{_text(number)}" for number in (person.phone, *person.other_phones) if number]
    for key, value in (
        ("ORG", person.organization),
        ("TITLE", person.position),
        ("URL", person.url),
        ("NOTE", person.notes),
    ):
        if value:
            lines.append(f"{key}:{_text(value)}")
    return "\r\n".join(_folded(line) for line in [*lines, "END:VCARD"]) + "\r\n"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """RFC 2426: at most 75 octets a line; what follows begins with a space. Never inside a character."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > 74:
            pieces.append(piece.decode())
            piece = b""
        piece += octets
    return "\r\n ".join([*pieces, piece.decode()])
