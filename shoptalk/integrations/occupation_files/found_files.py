"""The files at a path: a single one, those of a folder, and those inside zips. Opened with distrust, read in pieces."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..ports.occupations import CannotRead
from ..spreadsheets import archives
from ..spreadsheets.archives import member_bytes, open_archive
from ..spreadsheets.file_bytes import is_zip
from . import sentences

# The largest official file is the workbook of all areas and industries: 80 MB, which unpack to 600 MB.
MOST_BYTES = 300 * 1024 * 1024
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_FILES = 2_000
DEEPEST = 3  # folders below the one that was named
_PIECE_BYTES = 1 << 18
_KEPT_IN_MEMORY = 8 * 1024 * 1024
_WEB_PAGES = (b"<!doctype html", b"<html", b'<?xml version="1.0" encoding="utf-8"?><!doctype html')
_ENDINGS = (".txt", ".csv", ".tsv", ".xlsx", ".zip")
_NAME_IN = {archives.DAMAGED: sentences.DAMAGED, archives.ENCRYPTED: sentences.ENCRYPTED}


class Found(NamedTuple):
    """One file: its name, the names of what it lies in (outermost first), its first bytes, and how to open it anew."""

    name: str
    within: tuple[str, ...]
    size: int
    head: bytes
    open: Callable[[], BinaryIO]

    def checksum(self) -> str:
        """The sha256 of its bytes."""
        digest = hashlib.sha256()
        with damage_told(self.name), self.open() as file:
            while piece := file.read(_PIECE_BYTES):
                digest.update(piece)
        return digest.hexdigest()


@contextmanager
def damage_told(name: str) -> Iterator[None]:
    """Let a broken archive be told with the name of its file."""
    try:
        with archives.zip_damage_told():
            yield
    except CannotRead as said:
        if str(said) not in _NAME_IN:
            raise
        raise CannotRead(_NAME_IN[str(said)].format(name=name)) from said


@contextmanager
def found_files(path: Path) -> Iterator[list[Found]]:
    """All files at a path whose endings a download has; a single file whatever its ending. CannotRead says what is
    wrong. The files stay open for as long as the context does.
    """
    if not path.exists():
        raise CannotRead(sentences.NOT_FOUND.format(name=path))
    with ExitStack() as stack:
        yield list(_found(path, stack))


def _found(path: Path, stack: ExitStack) -> Iterator[Found]:
    if path.is_file():
        for one in (path, *_notes_beside(path)):
            yield from _file(one, (path.resolve().parent.name,), stack)
        return
    count = 0
    root = path.resolve()
    for folder, folders, names in os.walk(root):
        below = Path(folder).relative_to(root).parts
        folders[:] = sorted(one for one in folders if not one.startswith(".")) if len(below) < DEEPEST else []
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.lower().endswith(_ENDINGS):
                count += 1
                if count > MOST_FILES:
                    raise CannotRead(sentences.TOO_MANY.format(name=path.name, most=MOST_FILES))
                yield from _file(Path(folder) / name, (root.name, *below), stack)


def _notes_beside(path: Path) -> Iterator[Path]:
    """The file that says which edition a single file belongs to."""
    if path.suffix.lower() == ".txt":
        beside = path.resolve().parent / "Read Me.txt"
        if beside.is_file() and beside != path.resolve():
            yield beside


def _file(path: Path, within: tuple[str, ...], stack: ExitStack) -> Iterator[Found]:
    """The file itself, or the files inside when it is a zip."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise CannotRead(sentences.NOT_READABLE.format(name=path.name, why=error.strerror)) from error
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGES):
        raise CannotRead(sentences.WEB_PAGE.format(name=path.name))
    if size > MOST_BYTES:
        raise CannotRead(sentences.TOO_LARGE.format(name=path.name))
    if path.suffix.lower() == ".zip":
        if not head:
            raise CannotRead(sentences.EMPTY.format(name=path.name))
        if not is_zip(head):
            raise CannotRead(sentences.DAMAGED.format(name=path.name))
        yield from _members(path, within, stack)
    else:
        yield Found(path.name, within, size, head, lambda: path.open("rb"))


def _members(path: Path, within: tuple[str, ...], stack: ExitStack) -> Iterator[Found]:
    with damage_told(path.name):
        file = stack.enter_context(path.open("rb"))
        archive = stack.enter_context(open_archive(file, sentences.TOO_MUCH_INSIDE))
        for member in archive.infolist():
            parts = tuple(part for part in member.filename.replace("\\", "/").split("/") if part)
            if member.is_dir() or not parts or not parts[-1].lower().endswith(_ENDINGS[:-1]):
                continue
            if parts[0] != "__MACOSX" and not parts[-1].startswith((".", "~$")):
                yield _member(archive, member, parts, (*within, path.name))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, parts: tuple[str, ...], within: tuple[str, ...]
) -> Found:
    reopen = member_bytes(archive, member, MOST_UNPACKED, sentences.TOO_MUCH_INSIDE)
    is_workbook = parts[-1].lower().endswith(".xlsx")

    def opened() -> BinaryIO:
        return _seekable(reopen()) if is_workbook else _Closing(reopen())  # type: ignore[return-value]

    return Found(parts[-1], (*within, *parts[:-1]), member.file_size, reopen().read(1024), opened)


def _seekable(file: BinaryIO) -> BinaryIO:
    """A workbook is a zip, and a zip inside a zip must be copied out to be read."""
    copy = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    while piece := file.read(_PIECE_BYTES):
        copy.write(piece)
    copy.seek(0)
    return copy  # type: ignore[return-value]


class _Closing:
    """A member of a zip, usable in a `with`; it closes with its archive."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def __enter__(self) -> "_Closing":
        return self

    def __exit__(self, *error: object) -> None:
        pass
