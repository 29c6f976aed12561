"""Cells that a spreadsheet program would run as a formula: marked on every CSV export, unmarked on import.

A cell that begins with = + - @, a tab, or a line break (or a full-width twin of these, which Excel reads alike in some
languages) gets an apostrophe in front. Plain numbers and telephone numbers (+41 44 555 01 42, -5) keep their first
sign: they hold no letters, so they can call nothing, and other programs must be able to read them.
A cell that already begins with apostrophes and such a sign gets one more, so that unmarking always gives back what was
there: ``unescape_formula(escape_formula(text)) == text``.
"""

import re

_FIRST_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_DANGEROUS = re.compile(f"'*[{_FIRST_SIGNS}]")
_MARKED = re.compile(f"'+[{_FIRST_SIGNS}]")
_PLAIN_NUMBER = re.compile(r"[+-]\(?\d[\d ().,/-]*")


def escape_formula(value: str) -> str:
    """Return ``value`` so that no spreadsheet program computes it."""
    if _DANGEROUS.match(value) and not _PLAIN_NUMBER.fullmatch(value):
        return "'" + value
    return value


def unescape_formula(value: str) -> str:
    """Return what ``escape_formula`` was given; other text is returned as it is."""
    if value[:1] == "'" and _MARKED.match(value):
        return value[1:]
    return value
