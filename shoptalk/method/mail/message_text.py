"""A message as it came over the wire, to headers and text, whatever it is made of (RFC 5322, RFC 2045).

Broken MIME, unknown charsets, ten thousand headers, parts in parts without end: something is always returned, in a time
that grows with the bytes that are read, and those are bounded.
"""

from __future__ import annotations

import binascii
import email
import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from shoptalk.method.mail.charsets import clean, text_of
from shoptalk.method.mail.html_text import html_to_text

if TYPE_CHECKING:
    from datetime import datetime

MOST_BYTES = 512 * 1024  # what is read of one message; more is an attachment
MOST_PARTS = 60
DEEPEST = 12  # parts within parts: real mail has five at most
MOST_DASHES = 2_000  # lines that may begin a part
MOST_TEXT = 60_000  # characters; nobody writes more in a reply
LONGEST_HEADER = 20_000
MOST_OF_A_NAME = 50  # headers of one name that are kept
LONGEST_ENCODED = 4_000  # of a header with encoded words; a subject of a few lines
MESSAGE_ID = re.compile(r"<[^<>\s@]{1,400}@[^<>\s]{1,400}>")
BOUNDARIES = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
# The standard parser takes time that grows with the square of these; an honest one has a hundred characters.
# Unseen in a name or a subject, where it only makes one look like another (a joiner, which scripts need, stays).
UNSEEN = re.compile("[\xad\u061c\u180e\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")
OF_A_PART = re.compile(
    rb"^(content-(?:type|disposition):[^\n]{0,300}(?:\n[ \t][^\n]{0,300}){0,9})(?:\n[ \t]|[^\n])*", re.I | re.M
)


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of the message. `inside`: how many attached messages are around it; 0 is the message itself."""

    kind: str
    text: str
    inside: int = 0
    is_attached: bool = False
    method: str = ""  # of an iCalendar part
    data: bytes = b""  # of an iCalendar part, as it came


@dataclass(frozen=True, slots=True)
class Mail:
    """What is known of a message once it was read."""

    headers: dict[str, list[str]] = field(default_factory=dict)
    kind: str = "text/plain"
    report_type: str = ""
    parts: tuple[Part, ...] = ()
    attached: tuple[dict[str, list[str]], ...] = ()  # headers of the messages inside of it, outermost first
    text: str = ""

    def all(self, name: str) -> list[str]:
        return [_words(raw) for raw in self.headers.get(name.lower(), [])]

    def header(self, name: str) -> str:
        """The first header of that name, decoded; empty where there is none."""
        return next((_words(raw) for raw in self.headers.get(name.lower(), [])), "")

    @property
    def sender(self) -> tuple[str, str]:
        """Name and address (lower case) of whom it is from."""
        return person_in(self.header("from"))

    @property
    def message_id(self) -> str:
        return next(iter(ids_in(self.header("message-id"))), "")

    @property
    def answers(self) -> list[str]:
        """Message-IDs that it answers, nearest first: In-Reply-To, then References from the newest back."""
        found = ids_in(" ".join(self.all("in-reply-to"))) + ids_in(" ".join(self.all("references")))[::-1]
        return list(dict.fromkeys(found))

    @property
    def dated(self) -> datetime | None:
        try:
            return parsedate_to_datetime(self.header("date"))
        except (TypeError, ValueError, IndexError, OverflowError):
            return None


def read_mail(raw: bytes) -> Mail:
    """The message of these bytes. Never raises; what is beyond the bounds is left out."""
    raw = OF_A_PART.sub(rb"\1", raw[:MOST_BYTES].replace(b"\x00", b""))
    try:
        if len(BOUNDARIES.findall(raw)) > 4 * MOST_PARTS or raw.count(b"\n--") > MOST_DASHES:
            raise RecursionError  # made to be slow: read as headers and a heap of text
        return _read(email.message_from_bytes(raw))
    except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
        head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        try:
            headers = headers_of(email.message_from_bytes(head + b"\n\n"))
        except Exception:  # whatever the standard parser stumbles over, the words are still worth showing
            headers = {}
        text = text_of(body)[:MOST_TEXT]
        return Mail(headers=headers, parts=(Part("text/plain", text),), text=text)


def _read(message: Message) -> Mail:
    parts: list[Part] = []
    attached: list[dict[str, list[str]]] = []
    _walk(message, 0, 0, parts, attached)
    return Mail(
        headers=headers_of(message),
        kind=message.get_content_type(),
        report_type=_parameter(message, "report-type").lower(),
        parts=tuple(parts),
        attached=tuple(attached),
        text=_own_text(parts),
    )


def _walk(message: Message, deep: int, inside: int, parts: list[Part], attached: list) -> None:
    if deep > DEEPEST or len(parts) >= MOST_PARTS:
        return
    kind = message.get_content_type()
    if kind == "message/delivery-status":
        parts.append(Part(kind, _status_text(message), inside))
    elif kind.startswith("message/") and message.is_multipart():
        for one in message.get_payload():
            if isinstance(one, Message):
                attached.append(headers_of(one))
                _walk(one, deep + 1, inside + 1, parts, attached)
    elif kind == "multipart/alternative" and message.is_multipart():
        own: list[Part] = []
        for one in message.get_payload():
            if isinstance(one, Message):
                _walk(one, deep + 1, inside, own, attached)
        parts += _best(own)
    elif message.is_multipart():
        for one in message.get_payload():
            if isinstance(one, Message):
                _walk(one, deep + 1, inside, parts, attached)
    else:
        parts.append(_leaf(message, kind, inside))
        if kind == "text/rfc822-headers":
            attached.append(headers_of(email.message_from_string(parts[-1].text[:LONGEST_HEADER])))


def _best(parts: list[Part]) -> list[Part]:
    """Of the ways in which the same is said: the plain one where it says something, else the HTML one."""
    plain = [one for one in parts if one.kind == "text/plain" and one.text.strip()]
    return [one for one in parts if not (one.kind == "text/html" and plain)]


def _leaf(message: Message, kind: str, inside: int) -> Part:
    attached = (_safely(message.get_content_disposition) or "") == "attachment"
    if not (kind.startswith("text/") or kind in ("message/rfc822", "message/global", "application/ics")):
        return Part(kind, "", inside, True)
    data = _bytes(message)
    if kind in ("text/calendar", "application/ics"):
        method = _parameter(message, "method").upper()
        return Part("text/calendar", "", inside, attached, method, data)
    text = text_of(data, _safely(message.get_content_charset) or "")
    if kind == "text/html":
        text = html_to_text(text)
    return Part(kind, text[:MOST_TEXT], inside, attached)


def _own_text(parts: list[Part]) -> str:
    own = [one for one in parts if one.inside == 0 and not one.is_attached]
    said = [one.text for one in own if one.kind in ("text/plain", "text/html", "text/enriched") and one.text.strip()]
    return "\n\n".join(one.strip("\n") for one in said)[:MOST_TEXT]


def _status_text(message: Message) -> str:
    """The fields of a delivery status, a block for each recipient (RFC 3464). The parser made messages of them."""
    blocks = message.get_payload()
    if not isinstance(blocks, list):
        return text_of(_bytes(message))
    said = []
    for block in blocks[:MOST_PARTS]:
        if not isinstance(block, Message):
            continue
        lines = [f"{name}: {value}" for name, values in headers_of(block).items() for value in values]
        rest = block.get_payload()
        said.append("\n".join([*lines, rest if isinstance(rest, str) else ""]))
    return clean("\n\n".join(said))[:MOST_TEXT]


def _bytes(message: Message) -> bytes:
    try:
        data = message.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, binascii.Error):
        data = None
    if isinstance(data, bytes):
        return data
    raw = message.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _parameter(message: Message, name: str) -> str:
    found = _safely(lambda: message.get_param(name))
    if isinstance(found, tuple):
        found = found[-1]
    return str(found or "").strip()[:100]


def _safely(get):
    try:
        return get()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def headers_of(message: Message) -> dict[str, list[str]]:
    """All headers by their name in lower case, still encoded. Bytes that are no ASCII are read as text is."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        kept = found.setdefault(str(name).lower()[:100], [])
        if len(kept) < MOST_OF_A_NAME:
            raw = str(value)[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
            kept.append(" ".join(text_of(raw).split()))
    return found


def _words(raw: str) -> str:
    """A header with its encoded words (RFC 2047) read."""
    if "=?" not in raw:
        return UNSEEN.sub("", raw)
    try:
        pieces = decode_header(raw[:LONGEST_ENCODED])
    except (MessageError, ValueError, binascii.Error):
        return UNSEEN.sub("", raw)
    said = [text_of(piece, charset or "") if isinstance(piece, bytes) else piece for piece, charset in pieces]
    return " ".join(UNSEEN.sub("", "".join(said)).split())


def person_in(header: str) -> tuple[str, str]:
    """Name and address of the first person in a header like From; the address in lower case."""
    header = header[:2000]
    try:
        found = getaddresses([header])
    except (ValueError, IndexError, AttributeError, RecursionError):  # comments in comments in comments
        found = []
    for name, address in found:
        if "@" in address:
            return name.strip()[:200], address.strip().lower()[:254]
    bare = re.search(r"[^\s<>\"',;]{1,100}@[^\s<>\"',;]{1,150}", header)
    return "", bare[0].lower() if bare else ""


def people_in(headers: list[str]) -> tuple[str, ...]:
    """The addresses in headers like To, in lower case."""
    try:
        found = getaddresses([one[:LONGEST_HEADER] for one in headers])
    except (ValueError, IndexError, AttributeError):
        return ()
    return tuple(dict.fromkeys(address.strip().lower()[:254] for _, address in found if "@" in address))


def ids_in(header: str) -> list[str]:
    """The Message-IDs in a header, in their order."""
    return MESSAGE_ID.findall(header)[:200]
