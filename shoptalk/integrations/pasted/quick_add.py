"""Quick add: one line typed into one field."""

from ..ports.people import CannotRead, PersonRow, Unread
from ..tidying.person import NAME_TOO_LONG, person_from
from .one_line import told_by

# A person in one line is a few dozen words; more is a text pasted by mistake.
_LONGEST = 1_000
NOTHING = "Write a name, and after commas what you know: title at company, e-mail, phone, how you met."
NO_NAME = "There is no name in this line: begin with the person's name, then a comma and what you know."
TOO_LONG = "This is more than one line about one person: paste lists of people into the import instead."


def read_quick_add(line: str) -> PersonRow:
    """Return the person that the line describes; CannotRead says what to write when there is none.

    >>> read_quick_add("Dana Whitfield, senior planner at Rivermark, dana@rivermark.example, met at choir").position
    'senior planner'
    """
    if len(line) > _LONGEST:
        raise CannotRead(TOO_LONG)
    text = line.strip()
    if not text:
        raise CannotRead(NOTHING)
    person = person_from(1, told_by(text), text)
    if isinstance(person, Unread):
        raise CannotRead(person.reason if person.reason == NAME_TOO_LONG else NO_NAME)
    return person
