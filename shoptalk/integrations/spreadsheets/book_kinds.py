"""Which program wrote this table of contacts? Google and Outlook give themselves away by their headers."""

import re
from collections.abc import Sequence

from ..tidying.text import folded, word_set
from .column_guess import Guess, guess_by_header

# Google numbers its columns: "E-mail 1 - Value", "Organization 1 - Title" (until 2024), "Organization Title" (since).
_GOOGLE = (
    (re.compile(r"e mail \d+ value"), "email"),
    (re.compile(r"phone \d+ value"), "phone"),
    (re.compile(r"website \d+ value"), "url"),
    (re.compile(r"organization (?:1 )?name"), "organization"),
    (re.compile(r"organization (?:1 )?title"), "position"),
    (re.compile(r"address 1 (?:city|region|country)"), "location"),
    (re.compile(r"(?:first|given) name"), "given_name"),
    (re.compile(r"(?:middle|additional) name"), "middle_name"),
    (re.compile(r"(?:last|family) name"), "family_name"),
    (re.compile(r"name"), "full_name"),
    (re.compile(r"notes"), "notes"),
)
_GOOGLE_SIGN = re.compile(r"e mail 1 (?:value|type|label)|organization 1 name|group membership")

# Outlook has these in the language of the program; the columns themselves are known by their everyday words.
_OUTLOOK_SIGN = frozenset(
    {
        "e mail display name", "e mail 2 address", "e mail 2 display name", "e mail angezeigter name",
        "e mail 2 adresse", "e mail 2 angezeigter name", "nom complet de l adresse de messagerie",
        "adresse de messagerie 2",
        "direccion de correo electronico 2", "direccion del correo electronico 2",
        "mostrar nombre de correo electronico",
        "nombre para mostrar del correo electronico",
    }
)  # fmt: skip
_OUTLOOK_EMAIL = re.compile(
    r"e mail (?:\d )?(?:address|adresse)|adresse de messagerie(?: \d)?|direccion del? correo electronico(?: \d)?"
)
# Outlook's own titles are salutations; its profession and location are hardly ever filled.
_OUTLOOK_SKIPPED = word_set("title anrede titel titre titulo tratamiento location profession")


def is_google(columns: Sequence[str]) -> bool:
    """Tell whether these are the headers of a Google Contacts export, old or new."""
    return any(_GOOGLE_SIGN.fullmatch(folded(column)) for column in columns)


def is_outlook(columns: Sequence[str]) -> bool:
    """Tell whether these are the headers of an Outlook export in English, German, French or Spanish."""
    return any(folded(column) in _OUTLOOK_SIGN for column in columns)


def google_guess(columns: Sequence[str]) -> Guess:
    """Return what each column of a Google export holds."""
    guess: Guess = {}
    for index, column in enumerate(columns):
        field = next((field for form, field in _GOOGLE if form.fullmatch(folded(column))), "")
        if field and (field in ("email", "phone", "url", "location") or field not in guess.values()):
            guess[index] = field
    return guess


def outlook_guess(columns: Sequence[str]) -> Guess:
    """Return what each column of an Outlook export holds: what everyday headers hold, but its Title is a salutation."""
    words = [folded(column) for column in columns]
    passed_over = {index for index, word in enumerate(words) if word in _OUTLOOK_SKIPPED}
    numbered = {index: "email" for index, word in enumerate(words) if _OUTLOOK_EMAIL.fullmatch(word)}
    return guess_by_header(columns, passed_over) | numbered
