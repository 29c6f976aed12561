"""Header fields of a letter: one line of meaning each, encoded so that nothing typed can become another field.

RFC 5322 2.2 (lines, folding), RFC 2047 (encoded words), RFC 5322 3.2.4 (quoted strings). What is plain ASCII stays
readable; everything else, and whatever looks like an encoded word already, becomes encoded words.
"""

import base64
import re
from collections.abc import Iterable

LINE = 76  # RFC 2047: a line with encoded words has no more; RFC 5322 asks for 78
ENCODED_WORD = 75
WRAPPED_IN = len("=?utf-8?b?") + len("?=")
PLAIN_WORD = re.compile(r"[!-~]{1,60}")
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+( [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*")
# A part before the @ as nearly everybody has it; quoted ones are allowed by RFC 5322 and taken by few servers.
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*")
LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
MESSAGE_ID = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
LONGEST_ID = 250
MOST_REFERENCES = 20  # RFC 5322 3.6.4 sets no end; the first and the latest are what programs thread by


class NoAddress(ValueError):
    """The address cannot be written to."""


def clean_line(text: str) -> str:
    """One line: what would end it or cannot be shown becomes a space, and spaces come one at a time."""
    return " ".join("".join(" " if ch.isspace() or not ch.isprintable() else ch for ch in text).split())


def text_field(name: str, text: str) -> str:
    """A whole field of free text ("Subject"), folded, with its line end."""
    words = clean_line(text).split(" ")
    if all(PLAIN_WORD.fullmatch(word) and "=?" not in word for word in words):
        return folded(name, words)
    return folded(name, encoded_words(" ".join(words), len(name) + 2))


def phrase(text: str) -> list[str]:
    """A display name as words of an address field: plain, quoted, or encoded. Empty for an empty name."""
    name = clean_line(text)
    if not name:
        return []
    if name.isascii() and "=?" not in name and len(name) <= LINE - 16:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return [name] if ATOMS.fullmatch(name) else [f'"{escaped}"']
    return encoded_words(name, 16)


def mailbox_field(name: str, display: str, address: str) -> str:
    """A field with one address ("From", "To"). Raises NoAddress."""
    return folded(name, [*phrase(display), f"<{address_of(address)}>"])


def address_of(address: str) -> str:
    """The address as it stands in the envelope and in fields, its domain in ASCII (IDNA). Raises NoAddress."""
    local, at, domain = address.strip().rpartition("@")
    try:
        host = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    except UnicodeError:
        host = ""
    labels = host.split(".")
    fits = len(local) <= 64 and len(host) <= 253 and all(LABEL.fullmatch(label) for label in labels)
    if not (at and LOCAL.fullmatch(local) and fits):
        raise NoAddress(f"“{clean_line(address)[:80]}” is no address that a letter can be sent to.")
    return f"{local}@{host}"


def id_field(name: str, ids: Iterable[str]) -> str:
    """A field of Message-IDs; whatever is none is left out. Empty when none is left."""
    kept = bounded([one for one in ids if MESSAGE_ID.fullmatch(one) and len(one) <= LONGEST_ID and one.isascii()])
    return folded(name, kept) if kept else ""


def bounded(ids: list[str]) -> list[str]:
    """The first one, which began the thread, and the latest."""
    once = list(dict.fromkeys(ids))
    return once if len(once) <= MOST_REFERENCES else [once[0], *once[1 - MOST_REFERENCES :]]


def message_id(random: str, address: str) -> str:
    """A Message-ID that says nothing of this machine: the random part, at the domain of the seeker's own address."""
    return f"<{random}@{address_of(address).rpartition('@')[2].lower()}>"


def folded(name: str, words: list[str]) -> str:
    """The field with its words laid in lines; a fold takes the place of one space, so that none is added or lost."""
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def encoded_words(text: str, taken: int) -> list[str]:
    """The text as encoded words (base64, UTF-8), cut between characters. `taken`: of the first line, by the name."""
    words, piece = [], b""
    room = _room(LINE - taken)
    for ch in text:
        one = ch.encode("utf-8", "replace")
        if len(piece) + len(one) > room:
            words.append(piece)
            piece, room = b"", _room(ENCODED_WORD)
        piece += one
    return [f"=?utf-8?b?{base64.b64encode(one).decode()}?=" for one in [*words, piece] if one]


def _room(columns: int) -> int:
    """How many bytes fit into an encoded word that is so wide."""
    return max((min(columns, ENCODED_WORD) - WRAPPED_IN) // 4 * 3, 6)
