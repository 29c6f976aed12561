"""Cards in a stream, people out of it."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from ..ports.people import PersonRow, Unread
from ..spreadsheets.file_bytes import Window
from .card_lines import cards_in
from .card_person import person_of

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_vcard(head: bytes) -> bool:
    """Tell whether the first bytes of a file begin a card."""
    if head.startswith(_UTF_16_MARKS):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return head.removeprefix(codecs.BOM_UTF8).lstrip().upper().startswith(b"BEGIN:VCARD")


def read_cards(file: BinaryIO) -> Iterator[PersonRow | Unread]:
    """Yield the person of each card, or an unread row with the number of the card."""
    file.seek(0)
    is_utf_16 = file.read(2) in _UTF_16_MARKS
    file.seek(0)
    stream = io.BufferedReader(Window(file))
    lines: BinaryIO = _Recoded(io.TextIOWrapper(stream, "utf-16", "replace", newline="")) if is_utf_16 else stream  # type: ignore[assignment]
    return map(person_of, cards_in(lines))


class _Recoded:
    """UTF-16 text, line by line, as the UTF-8 bytes that cards are read from."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readline(self, limit: int) -> bytes:
        return self._text.readline(limit // 4).encode("utf-8", "replace")
