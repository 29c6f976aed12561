"""The rows of an export's messages.csv and Invitations.csv, without what was written in them."""

import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from ..ports.people import Unread
from ..spreadsheets.archives import member_bytes
from ..spreadsheets.csv_rows import csv_rows, text_lines
from ..tidying.text import folded, one_line
from .export_zip import member_named
from .profile_url import correspondence_key

_NAME_CAP = 200
# The addresses of a round letter's recipients fill a long cell, but not a longer one.
_CELL_CAP = 20_000
# LinkedIn's name for everybody who has closed their account: nobody in particular.
_NOBODY = "name:linkedin member"


class Party(NamedTuple):
    """One end of a message: the key of the person ("" when unknown), the address of the profile, the name."""

    key: str
    url: str
    name: str


class Message(NamedTuple):
    """One message: who, to whom, and the date as it is written."""

    conversation: str
    sender: Party
    recipients: list[Party]
    date: str


class Invitation(NamedTuple):
    """One invitation to connect."""

    sender: Party
    recipient: Party
    outgoing: bool


def messages(archive: zipfile.ZipFile) -> Iterator[Message]:
    """Yield the messages of the export; nothing when it has none."""
    for cells in _rows(archive, "messages.csv"):
        sender = _party(cells.get("sender profile url", ""), cells.get("from", ""))
        yield Message(cells.get("conversation id", ""), sender, _recipients(cells), cells.get("date", "").strip())


def invitations(archive: zipfile.ZipFile) -> Iterator[Invitation]:
    """Yield the invitations of the export; nothing when it has none."""
    for cells in _rows(archive, "Invitations.csv"):
        sender = _party(cells.get("inviterprofileurl", ""), cells.get("from", ""))
        recipient = _party(cells.get("inviteeprofileurl", ""), cells.get("to", ""))
        yield Invitation(sender, recipient, outgoing=cells.get("direction", "").strip().upper() == "OUTGOING")


def owner_names(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the keys of the exporting member as Profile.csv and the sent invitations tell."""
    keys = {
        correspondence_key("", f"{cells.get('first name', '')} {cells.get('last name', '')}")
        for cells in _rows(archive, "Profile.csv")
    }
    for sent in (invitation.sender for invitation in invitations(archive) if invitation.outgoing):
        keys |= {sent.key, correspondence_key("", sent.name)}
    return frozenset(keys - {""})


def _recipients(cells: dict[str, str]) -> list[Party]:
    """Pair the addresses with the names, both separated by commas, as far as their numbers agree."""
    urls = [
        url.strip()
        for url in (cells.get("recipient profile urls") or cells.get("recipient profile url s", "")).split(",")
        if url.strip()
    ]
    names = [name.strip() for name in cells.get("to", "").split(",") if name.strip()]
    if len(urls) == 1:
        return [_party(urls[0], cells.get("to", ""))]
    if urls:
        return [
            _party(url, name)
            for url, name in zip(urls, names if len(names) == len(urls) else [""] * len(urls), strict=True)
        ]
    return [_party("", name) for name in names]


def _party(url: str, name: str) -> Party:
    name = one_line(name)[:_NAME_CAP]
    key = correspondence_key(url, name)
    return Party("" if key == _NOBODY else key, url.strip()[:_NAME_CAP], name)


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one CSV of the archive by folded header; nothing when the file is missing or empty."""
    member = member_named(archive, name)
    if member is None or member.file_size == 0:
        return
    header: list[str] = []
    for item in csv_rows(text_lines(member_bytes(archive, member)), ","):
        if isinstance(item, Unread):
            continue
        if header:
            yield dict(zip(header, (cell[:_CELL_CAP] for cell in item[1]), strict=False))
        elif len(item[1]) > 1:
            header = [folded(cell[:_NAME_CAP]) for cell in item[1]]
