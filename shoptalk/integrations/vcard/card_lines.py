"""A stream cut into single cards of unfolded lines, still bytes: a broken card cannot spoil its neighbours."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

# Longest piece of a line that is looked at; pictures are written in one line of megabytes by some phones.
_PIECE_BYTES = 1 << 16
# More than this belongs to no person's card, pictures aside.
_CARD_BYTES = 1 << 18
# Properties that are pictures, sounds and keys: passed over while reading.
_HEAVY = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-ABCROP[\w-]*|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb"^[^:]*QUOTED-PRINTABLE", re.IGNORECASE)


class CardLines(NamedTuple):
    """One card: its number in the file, its logical lines, and whether it came to its END."""

    number: int
    lines: list[bytes]
    complete: bool


def cards_in(file: BinaryIO) -> Iterator[CardLines]:
    """Yield every card of the stream. What stands between cards is passed over."""
    lines: list[bytes] = []
    number, size, inside = 0, 0, False
    for line in _logical_lines(file):
        word = line.strip().upper().replace(b" ", b"")
        if word == b"BEGIN:VCARD":
            if inside:
                yield CardLines(number, lines, complete=False)
            number, lines, size, inside = number + 1, [], 0, True
        elif word == b"END:VCARD" and inside:
            yield CardLines(number, lines, complete=size <= _CARD_BYTES)
            inside = False
        elif inside and word:
            size += len(line)
            if size <= _CARD_BYTES:
                lines.append(line)
    if inside:
        yield CardLines(number, lines, complete=False)


def _logical_lines(file: BinaryIO) -> Iterator[bytes]:
    """Unfold: a line that begins with a space, follows a quoted-printable "=", or has no colon continues the last."""
    current, passing_over, soft = b"", False, False
    for physical in _physical_lines(file):
        begins_or_ends = physical.strip().upper().replace(b" ", b"") in (b"BEGIN:VCARD", b"END:VCARD")
        if begins_or_ends:
            yield current
            current, passing_over, soft = physical.strip(), False, False
            continue
        if soft:
            current = current[:-1] + physical.lstrip(b" \t") if current.endswith(b"=") else current + physical
        elif physical[:1] in (b" ", b"\t") or (b":" not in physical and physical.strip()):
            if not passing_over and len(current) < _CARD_BYTES:
                current += physical[1:] if physical[:1] in (b" ", b"\t") else b""
            continue
        else:
            yield current
            passing_over = _HEAVY.match(physical) is not None
            current = b"" if passing_over else physical
        soft = (
            not passing_over
            and current.endswith(b"=")
            and _QUOTED_PRINTABLE.match(current) is not None
            and len(current) < _CARD_BYTES
        )
    yield current


def _physical_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines without their ends; of a line longer than a piece only the first piece."""
    first = True
    while piece := file.readline(_PIECE_BYTES):
        line = piece
        while piece and not piece.endswith(b"\n"):
            piece = file.readline(_PIECE_BYTES)
        if first:
            line, first = line.removeprefix(codecs.BOM_UTF8), False
        yield from line.rstrip(b"\r\n").split(b"\r")
