"""What a file of people tells, whatever its format: the records that every reader yields.

The text in a record is clean: stripped, in Unicode's composed form (NFC), without control, bidirectional or other
invisible characters, and no longer than the caps below. Where the file is silent the text is empty.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO, NamedTuple, Protocol

# A file is read in a stream, but nobody knows a hundred megabytes of people: it is the wrong file, so we say so.
MAX_FILE_BYTES = 100 * 1024 * 1024

# Longest text kept for one field. A name beyond its cap makes the row unread (half a name is a wrong name);
# an address beyond its cap moves to the notes (half an address reaches nobody); other text is cut with an ellipsis.
NAME_CAP = 200
EMAIL_CAP = 254  # RFC 5321, section 4.5.3.1.3, less the brackets
PHONE_CAP = 40
WORDS_CAP = 300  # organization, position, location, school
URL_CAP = 500
NOTES_CAP = 10_000
OTHERS_CAP = 10  # second addresses and numbers kept for one person
UNREAD_TEXT_CAP = 200


class PersonRow(NamedTuple):
    """One person as a file tells it.

    ``line`` is the 1-based line (CSV, pasted text), row (XLSX) or card number (vCard). ``given_name`` and
    ``family_name`` are fit for a greeting: without credentials, nicknames, emojis. ``full_name`` is never empty and
    keeps the nickname and emojis its owner chose. Names in Chinese, Japanese or Korean script that come in one column
    stay whole: only ``full_name`` is filled. ``url`` is a LinkedIn profile where there is one, else a web page.
    """

    line: int
    given_name: str = ""
    family_name: str = ""
    full_name: str = ""
    email: str = ""
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    other_phones: tuple[str, ...] = ()
    organization: str = ""
    position: str = ""
    url: str = ""
    location: str = ""
    school: str = ""
    connected_on: date | None = None
    notes: str = ""


class Unread(NamedTuple):
    """A row that cannot be read: where it stands, one sentence why, and how it begins."""

    line: int
    reason: str
    text: str


class Correspondence(NamedTuple):
    """How much was written with one person, counted from a LinkedIn export. What was written is never kept.

    ``sent`` and ``received`` count messages, ``last_at`` is the moment (UTC) of the latest one, ``invited`` is
    "incoming", "outgoing" or "" as far as ``Invitations.csv`` tells.
    """

    url: str
    name: str
    sent: int
    received: int
    last_at: datetime | None
    invited: str


class Recognized(NamedTuple):
    """What kind of file it is, before anything is imported.

    ``kind`` is one of linkedin_zip, linkedin_csv, vcard, google_csv, outlook_csv, table, pasted; ``label`` says the
    same for people. ``columns`` are the headers as they stand in the file (a repeated header gets " (2)"). ``mapping``
    leads from our field to the column; a second column for the same field is keyed "notes 2", a third "notes 3".
    ``sample`` shows up to five rows, ``rows`` counts those below the header (None where counting would take long).
    """

    kind: str
    label: str
    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    sample: tuple[dict[str, str], ...]
    rows: int | None


class CannotRead(Exception):
    """The whole file, or a quick-add line, cannot be read. The message is one sentence: what happened, what to do."""


class PeopleReader(Protocol):
    """A reader of one format: bytes in, people and unread rows out, one by one."""

    def __call__(self, file: BinaryIO) -> Iterator[PersonRow | Unread]: ...
