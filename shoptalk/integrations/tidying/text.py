"""Clean text: what may stay in a record, and how two spellings are compared."""

import re
import unicodedata

# Unicode controls (C0, C1), directional marks and overrides (they can make a name read backwards), zero-width
# characters, the byte order mark, non-characters, and halves of surrogate pairs. The joiners U+200C and U+200D
# stay: Persian words and family emojis need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# Text of many apps marks an absent value by one of these.
SILENCE = frozenset({"n/a", "#n/a", "null", "none", "nan", "-", "--", "—", "?"})
_NOT_A_WORD = re.compile(r"[\W_]+")
ELLIPSIS = "…"


def one_line(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters, with every run of white space as one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(_INVISIBLE.sub("", text).split())


def many_lines(text: str) -> str:
    """Like ``one_line`` but keep line breaks, at most one empty line in a row."""
    lines = [one_line(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def spoken(text: str) -> str:
    """Like ``one_line``, but a cell that only says "nothing here" (N/A, null, a dash) is empty."""
    text = one_line(text)
    return "" if text.lower() in SILENCE else text


def cut(text: str, cap: int) -> str:
    """Return ``text`` with at most ``cap`` characters; an ellipsis says that something was cut."""
    return text if len(text) <= cap else text[: cap - 1].rstrip() + ELLIPSIS


def word_set(text: str) -> frozenset[str]:
    """Return the words of a written-out list."""
    return frozenset(text.split())


def folded(text: str) -> str:
    """Return the words of ``text`` for comparison, lower case and without accents: "É-Mail" is "e mail"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", plain).strip()
