"""What an IMAP server says to FETCH, as plain values (RFC 3501, 7.4.2)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

NUMBER = {name: re.compile(rb"\b" + name.encode() + rb" (\d+)") for name in ("UID", "RFC822.SIZE")}
ARRIVED = re.compile(rb'INTERNALDATE "([^"]{10,40})"')
MONTHS = {name: at for at, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
DATE = re.compile(rb"\s*(\d{1,2})-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
TOKEN = re.compile(rb'\(|\)|"(?:\\.|[^"\\])*(?:"|\Z|\\)|[^\s()"]+')  # a string that never ends is the last
DEEPEST = 40


def messages_in(answer: list[Any]) -> Iterator[tuple[bytes, list[bytes]]]:
    """One by one: all that was said around the literals of a message, and the literals."""
    said: bytes = b""
    literals: list[bytes] = []
    for piece in answer:
        if isinstance(piece, tuple):
            if literals and re.match(rb"\d+ \(", piece[0]):
                yield said, literals
                said, literals = b"", []
            said += piece[0]
            literals.append(piece[1])
        elif piece:
            if not literals and said:
                yield said, literals
                said = b""
            said += b" " + piece
            if piece.endswith(b")"):
                yield said, literals
                said, literals = b"", []
    if said:
        yield said, literals


def number(said: bytes, name: str) -> int:
    found = NUMBER[name].search(said)
    return int(found[1]) if found else 0


def arrived_at(said: bytes) -> datetime:
    """INTERNALDATE in UTC; a server that does not say one gets a day long ago."""
    found = ARRIVED.search(said)
    parts = DATE.match(found[1]) if found else None
    if parts is None or parts[2].title() not in MONTHS:
        return datetime(1970, 1, 1, tzinfo=UTC)
    day, month, year, hour, minute, second, sign, off_hours, off_minutes = parts.groups()
    offset = timedelta(hours=int(off_hours), minutes=int(off_minutes)) * (1 if sign == b"+" else -1)
    try:
        there = datetime(
            int(year), MONTHS[month.title()], int(day), int(hour), int(minute), min(int(second), 59), tzinfo=UTC
        )
        return there - offset
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def listed(text: bytes) -> list[Any]:
    """The first parenthesized list of an answer, lists in lists; atoms and strings as text, NIL as None."""
    stack: list[list[Any]] = [[]]
    for found in TOKEN.finditer(text):
        token = found[0]
        if token == b"(":
            if len(stack) > DEEPEST:
                break
            stack.append([])
        elif token == b")":
            if len(stack) == 1:
                break
            done = stack.pop()
            stack[-1].append(done)
            if len(stack) == 1:
                return done
        elif token.startswith(b'"'):
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", token[1:-1]).decode("utf-8", "replace"))
        else:
            stack[-1].append(None if token.upper() == b"NIL" else token.decode("ascii", "replace"))
    while len(stack) > 1:
        done = stack.pop()
        stack[-1].append(done)
    return stack[0][0] if stack[0] and isinstance(stack[0][0], list) else []
