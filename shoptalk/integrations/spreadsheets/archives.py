"""Zip archives from strangers: opened with distrust, unpacked up to a limit, never followed inward."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from ..ports.people import MAX_FILE_BYTES, CannotRead
from .file_bytes import Window

DAMAGED = "This zip file is damaged or cut off: download it again and choose the new file."
ENCRYPTED = "This zip file has a password: unpack it and choose the file inside."
TOO_MUCH_INSIDE = (
    "This zip file unpacks to more than a list of people can hold: choose the export as it was downloaded."
)
# LinkedIn's largest export has some hundred files; a million entries are an attack.
_MOST_MEMBERS = 5_000
# What zipfile and zlib raise on damaged, encrypted or foreign archives.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    UnicodeError,
    LookupError,
)


@contextmanager
def zip_damage_told() -> Iterator[None]:
    """Turn everything that a broken archive raises into one sentence."""
    try:
        yield
    except CannotRead:
        raise
    except RuntimeError as refusal:
        raise CannotRead(ENCRYPTED if "password" in str(refusal) else DAMAGED) from refusal
    except _DAMAGE as damage:
        raise CannotRead(DAMAGED) from damage


def open_archive(file: BinaryIO, too_much: str = TOO_MUCH_INSIDE) -> zipfile.ZipFile:
    """Return the archive; CannotRead when it is damaged or has absurdly many members (then in the words given)."""
    file.seek(0)
    with zip_damage_told():
        archive = zipfile.ZipFile(file)
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise CannotRead(too_much)
    return archive


def member_bytes(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int = MAX_FILE_BYTES, too_much: str = TOO_MUCH_INSIDE
) -> Callable[[], BinaryIO]:
    """Return a function that opens ``member`` anew; it yields at most ``limit`` bytes, whatever is declared."""
    if member.file_size > limit:
        raise CannotRead(too_much)

    def reopen() -> BinaryIO:
        with zip_damage_told():
            return _Told(Window(archive.open(member), limit, too_much))  # type: ignore[return-value,arg-type]

    return reopen


class _Told:
    """A member of an archive whose damage is told in a sentence while it is read."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def read(self, size: int) -> bytes:
        with zip_damage_told():
            return self._window.read(size) or b""
