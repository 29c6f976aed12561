"""The bytes of a file: how many, what kind, and a window onto them that neither closes nor outgrows them."""

import io
import os
from typing import BinaryIO

from ..ports.people import MAX_FILE_BYTES, CannotRead

EMPTY = "This file is empty (0 bytes): export it again and choose the new file."
TOO_LARGE = "This file is larger than 100 MB, too large for a list of people: choose the export of your contacts alone."
NOT_PEOPLE = "This is {what}, not a list of people: choose a LinkedIn export, a vCard, a CSV or an Excel (.xlsx) file."
OLD_WORKBOOK = "This is an old Excel or Office file: open it, save it as .xlsx or CSV, and choose the new file."
OPEN_DOCUMENT = "This is an OpenDocument file: open it, save it as .xlsx or CSV, and choose the new file."

# How well-known files begin. Whatever their names say, they hold no table of people.
_BEGINNINGS = (
    (b"%PDF", "a PDF document"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound or film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"7z\xbc\xaf", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"{\\rtf", "a text document (RTF)"),
)
_WEB_PAGE_BEGINNINGS = (b"<!doctype html", b"<html")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"


class Window(io.RawIOBase):
    """Reads another file from where it stands, at most ``limit`` bytes, and leaves it open when it goes away."""

    def __init__(self, file: BinaryIO, limit: int = MAX_FILE_BYTES, too_large: str = TOO_LARGE) -> None:
        self._file, self._left, self._too_large = file, limit, too_large

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self._file.read(len(buffer))
        self._left -= len(piece)
        if self._left < 0:
            raise CannotRead(self._too_large)
        buffer[: len(piece)] = piece
        return len(piece)


def check_size(file: BinaryIO) -> int:
    """Return the number of bytes in ``file`` and stand at its beginning; CannotRead when there are none or too many."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size == 0:
        raise CannotRead(EMPTY)
    if size > MAX_FILE_BYTES:
        raise CannotRead(TOO_LARGE)
    return size


def refuse_foreign(head: bytes) -> None:
    """Raise CannotRead when the first bytes belong to a picture, a document, a program, a web page."""
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            raise CannotRead(NOT_PEOPLE.format(what=what))
    if head.lstrip().lower().startswith(_WEB_PAGE_BEGINNINGS):
        raise CannotRead(NOT_PEOPLE.format(what="a web page"))
    if head.startswith(_OLD_OFFICE):
        raise CannotRead(OLD_WORKBOOK)


def is_zip(head: bytes) -> bool:
    """Tell whether the first bytes are those of a zip: a LinkedIn export, an Excel workbook, or something else."""
    return head.startswith((_ZIP, _EMPTY_ZIP))
