"""The kinds of file in words: what the pages call them, and what a person's record says about where it came from."""

from typing import NamedTuple


class Source(NamedTuple):
    label: str  # on the pages
    words: str  # in Contact.source


_SOURCES = {
    "linkedin_zip": Source("LinkedIn export", "LinkedIn"),
    "linkedin_csv": Source("LinkedIn connections", "LinkedIn"),
    "vcard": Source("address book cards (vCard)", "an address book"),
    "google_csv": Source("Google contacts", "Google contacts"),
    "outlook_csv": Source("Outlook contacts", "Outlook contacts"),
    "table": Source("a table", "a table"),
    "pasted": Source("pasted lines", "pasted by you"),
}
_UNKNOWN = Source("a file", "a file")


def source_label(kind: str) -> str:
    return _SOURCES.get(kind, _UNKNOWN).label


def source_words(kind: str) -> str:
    return _SOURCES.get(kind, _UNKNOWN).words
