"""A letter as it goes over the wire (RFC 5322, MIME): plain words, nothing hidden, nothing that counts openings.

The same letter with the same moment gives the same bytes, so that the copy in the folder of sent mail is the letter
that left.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from shoptalk.method.mail.flowed_text import flow
from shoptalk.method.mail.header_words import MESSAGE_ID, id_field, mailbox_field, text_field

LONGEST_LINE = 900  # octets; RFC 5322 allows 998
EOL = b"\r\n"
CALENDAR_NAME = "invite.ics"


@dataclass(frozen=True, slots=True)
class Form:
    """What a letter says and to whom. `at` is the moment of leaving, in the writer's own zone."""

    from_name: str
    from_address: str
    to_name: str
    to_address: str
    subject: str
    text: str
    message_id: str
    at: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    calendar: str = ""
    calendar_method: str = ""


def letter_bytes(form: Form) -> bytes:
    """The whole message with CRLF line ends. Raises header_words.NoAddress; ValueError without a Message-ID."""
    if not MESSAGE_ID.fullmatch(form.message_id):
        raise ValueError("A letter leaves with a Message-ID only; give it one first.")
    fields = [
        f"Date: {format_datetime(form.at.replace(microsecond=0))}\r\n",
        mailbox_field("From", form.from_name, form.from_address),
        mailbox_field("To", form.to_name, form.to_address),
        text_field("Subject", form.subject) if form.subject.strip() else "",
        f"Message-ID: {form.message_id}\r\n",
        id_field("In-Reply-To", [form.in_reply_to]),
        id_field("References", form.references),
        "MIME-Version: 1.0\r\n",
    ]
    return "".join(fields).encode("ascii") + _content(form)


def _content(form: Form) -> bytes:
    words = _part("text/plain; charset=utf-8; format=flowed", flow(form.text) + "\n")
    if not form.calendar:
        return words
    # Outlook reads the alternative, others the file; the method must be the one of the object (RFC 6047 2.4).
    kind = f"charset=utf-8; method={_method(form)}"
    seed = form.message_id
    either = _several("alternative", [words, _base64_part(f"text/calendar; {kind}", form.calendar)], seed + "a")
    named = f'application/ics; name="{CALENDAR_NAME}"'
    file = _base64_part(named, form.calendar, f'Content-Disposition: attachment; filename="{CALENDAR_NAME}"\r\n')
    return _several("mixed", [either, file], seed + "m")


def _method(form: Form) -> str:
    method = form.calendar_method.upper()
    return method if method.isascii() and method.isalpha() else "PUBLISH"


def _part(kind: str, text: str) -> bytes:
    body = text.encode()
    if text.isascii() and max(map(len, text.split("\n"))) <= LONGEST_LINE:
        encoding, lines = "7bit", body
    elif sum(ch > 127 for ch in body) * 3 > len(body):
        return _base64_part(kind, text)
    else:
        encoding, lines = "quoted-printable", binascii.b2a_qp(body, istext=True)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode("ascii") + lines.replace(b"\n", EOL)


def _base64_part(kind: str, text: str, more: str = "") -> bytes:
    body = text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{more}\r\n"
    return head.encode("ascii") + base64.encodebytes(body).replace(b"\n", EOL)


def _several(kind: str, parts: list[bytes], seed: str) -> bytes:
    """Parts between boundaries that stand in none of them: "=_" cannot come up in either encoding, and plain text is
    looked through."""
    number = 0
    while True:
        boundary = f"=_{hashlib.sha256(f'{seed}{number}'.encode()).hexdigest()[:24]}"
        if not any(boundary.encode() in part for part in parts):
            break
        number += 1
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    edge = f"--{boundary}".encode()
    return head + b"".join(edge + EOL + part + EOL for part in parts) + edge + b"--" + EOL
