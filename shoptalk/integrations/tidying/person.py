"""From what one row says, cell by cell, to one clean person or the reason why there is none."""

from dataclasses import dataclass, field
from datetime import date

from ..ports.people import NAME_CAP, NOTES_CAP, OTHERS_CAP, UNREAD_TEXT_CAP, WORDS_CAP, PersonRow, Unread
from . import addresses, names
from .text import SILENCE, cut, many_lines, one_line, spoken

NO_NAME = "There is no name in this row."
ONLY_ORGANIZATION = "There is an organization but no person's name."
ONLY_EMAIL = "There is an e-mail address but no name."
CREDENTIALS_LABEL = "Credentials"
NAME_TOO_LONG = f"The name is longer than {NAME_CAP} characters."


@dataclass
class Told:
    """What one row says, raw. Lists hold every cell of that meaning, in the file's order; ``notes`` may have labels."""

    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    full_name: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    organization: str = ""
    position: str = ""
    urls: list[str] = field(default_factory=list)
    location: str = ""
    school: str = ""
    connected_on: date | None = None
    notes: list[str] = field(default_factory=list)


def person_from(line: int, told: Told, raw: str) -> PersonRow | Unread:
    """Return the clean person of row ``line``; ``raw`` is how the row begins, shown when it cannot be read."""
    given, middle, family, full = map(one_line, (told.given_name, told.middle_name, told.family_name, told.full_name))
    if max(len(given) + len(middle) + len(family), len(full)) > NAME_CAP:
        return unread(line, NAME_TOO_LONG, raw)
    name = _name(given, middle, family, full)
    if not names.has_letters(name.full):
        return unread(line, _why_nameless(told), raw)
    emails, strange_emails = _collect(told.emails, addresses.emails)
    phones, strange_phones = _collect(told.phones, addresses.phones)
    url, other_urls = _links(told.urls)
    notes = [text for text in map(many_lines, told.notes) if text.lower() not in SILENCE]
    notes += _labelled(CREDENTIALS_LABEL, [name.credentials])
    notes += _labelled("E-mail as written", strange_emails + emails[1 + OTHERS_CAP :])
    notes += _labelled("Phone as written", strange_phones + phones[1 + OTHERS_CAP :])
    notes += _labelled("Link", other_urls)
    return PersonRow(
        line=line,
        given_name=name.given,
        family_name=name.family,
        full_name=name.full,
        email=emails[0] if emails else "",
        other_emails=tuple(emails[1 : 1 + OTHERS_CAP]),
        phone=phones[0] if phones else "",
        other_phones=tuple(phones[1 : 1 + OTHERS_CAP]),
        organization=cut(spoken(told.organization), WORDS_CAP),
        position=cut(spoken(told.position), WORDS_CAP),
        url=url,
        location=cut(spoken(told.location), WORDS_CAP),
        school=cut(spoken(told.school), WORDS_CAP),
        connected_on=told.connected_on,
        notes=cut("\n".join(filter(None, notes)), NOTES_CAP),
    )


def unread(line: int, reason: str, raw: str) -> Unread:
    """Return an unread row; ``raw`` is cleaned and cut."""
    return Unread(line, reason, one_line(raw[: 2 * UNREAD_TEXT_CAP])[:UNREAD_TEXT_CAP])


def _name(given: str, middle: str, family: str, full: str) -> names.Name:
    """Prefer the two columns; a full name that holds both (and perhaps more) is shown in their place."""
    if not (given or family):
        return names.from_one(full)
    name = names.from_two(given, family)
    if full and "," not in full and name.given in full and name.family in full:
        shown, credentials = names.without_credentials(full)
        return name._replace(full=shown, credentials=name.credentials or credentials)
    if middle and name.full and not names.is_cjk(name.full):
        return name._replace(full=" ".join(filter(None, (given, middle, names.without_credentials(family)[0]))))
    return name


def _why_nameless(told: Told) -> str:
    """Say what the row has instead of a name."""
    if one_line(told.organization):
        return ONLY_ORGANIZATION
    return ONLY_EMAIL if any("@" in text for text in told.emails) else NO_NAME


def _collect(cells: list[str], split) -> tuple[list[str], list[str]]:
    """Split all cells; return what was found, each once, and what was not understood."""
    found: list[str] = []
    strange: list[str] = []
    for cell in cells:
        text = spoken(cell.replace("\n", ";"))
        if text:
            good, odd = split(text)
            found += good
            strange += odd
    return list(dict.fromkeys(found)), list(dict.fromkeys(strange))


def _links(cells: list[str]) -> tuple[str, list[str]]:
    """Return the best link, a LinkedIn profile before any other page, and the rest."""
    links = [addresses.url(part) for cell in cells for part in spoken(cell).replace(":::", " ").split()]
    links = list(dict.fromkeys(filter(None, links)))
    links.sort(key=lambda link: "linkedin.com/" not in link.lower())
    return (links[0], links[1:]) if links else ("", [])


def _labelled(label: str, texts: list[str]) -> list[str]:
    """Keep as a line of notes what has no field of its own, so that nothing of the file is lost."""
    told = "; ".join(filter(None, texts))
    return [f"{label}: {told}"] if told else []
