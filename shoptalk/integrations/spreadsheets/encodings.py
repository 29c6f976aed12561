"""Which encoding is this text in? UTF-8 and UTF-16 can be proved; the rest is Windows-1252 unless letters object."""

import codecs
from collections.abc import Callable
from typing import BinaryIO

from ..ports.people import CannotRead
from ..tidying.text import word_set

NOT_TEXT = "This file does not hold text: choose a LinkedIn export, a vCard, a CSV or an Excel (.xlsx) file."
LINE_TOO_LONG = (
    "This file has a line of more than a million characters, so it is no table of people: choose the export of your "
    "contacts."
)

_PIECE_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 16
_GUESSED_BYTES = 1 << 13
# A UTF-16 file without its mark shows every second byte as NUL where the text is Latin.
_NUL_SHARE = 0.3
# Text has hardly any control characters; a picture named .csv has them in every line.
_CONTROL_SHARE = 0.02
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")) + b"\x7f"
# With so many letters beyond ASCII the text is hardly in Latin script, and charset-normalizer is asked.
_FOREIGN_SHARE = 0.3
# Its guess counts only for these: among the Latin ones it takes cp1252 for cp1250.
_NON_LATIN = word_set(
    "cp1251 koi8_r mac_cyrillic cp1253 cp1255 cp1256 shift_jis cp932 euc_jp gb18030 gbk gb2312 big5 euc_kr cp949 johab"
)


def encoding_of(reopen: Callable[[], BinaryIO]) -> str:
    """Return the encoding of the text that ``reopen()`` opens at its beginning; CannotRead when it is no text.

    One pass over the bytes in pieces of a megabyte; a piece without a line end means a line that is too long to hold.
    """
    file = reopen()
    sample = file.read(_SAMPLE_BYTES)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = _utf_16_without_mark(sample)
    if encoding:
        _check_lines(reopen())
        return encoding
    _check_text(sample)
    return "utf-8-sig" if _is_utf_8(reopen()) else _single_byte(sample)


def _utf_16_without_mark(sample: bytes) -> str:
    """Return utf-16-le or utf-16-be when NULs fill every second byte, else ""."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _NUL_SHARE and even < odd / 8:
        return "utf-16-le"
    if even > _NUL_SHARE and odd < even / 8:
        return "utf-16-be"
    return ""


def _check_text(sample: bytes) -> None:
    """Raise CannotRead when the sample has the control characters of a binary file."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, len(sample) * _CONTROL_SHARE):
        raise CannotRead(NOT_TEXT)


def _check_lines(file: BinaryIO) -> None:
    """Raise CannotRead when a whole piece has no line end."""
    while piece := file.read(_PIECE_BYTES):
        _check_line_end(piece)


def _check_line_end(piece: bytes) -> None:
    if len(piece) == _PIECE_BYTES and b"\n" not in piece and b"\r" not in piece:
        raise CannotRead(LINE_TOO_LONG)


def _is_utf_8(file: BinaryIO) -> bool:
    """Tell whether the bytes are UTF-8, or UTF-8 with less damage than text (then the damage is shown as �)."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    damaged = proper = 0
    while piece := file.read(_PIECE_BYTES):
        _check_line_end(piece)
        if piece.isascii():
            continue
        text = decoder.decode(piece)
        broken = text.count("\ufffd")
        damaged += broken
        proper += len(text) - len(text.encode("ascii", "ignore")) - broken
    return damaged == 0 or proper > damaged


def _single_byte(sample: bytes) -> str:
    """Return cp1252, or the non-Latin encoding that charset-normalizer sees in a text full of foreign letters."""
    letters = sample.translate(None, bytes(range(65)))
    foreign = len(letters) - len(letters.translate(None, bytes(range(128, 256))))
    if not letters or foreign / len(letters) < _FOREIGN_SHARE:
        return "cp1252"
    from charset_normalizer import from_bytes

    guess = from_bytes(sample[:_GUESSED_BYTES], preemptive_behaviour=False).best()
    return guess.encoding if guess is not None and guess.encoding in _NON_LATIN else "cp1252"
