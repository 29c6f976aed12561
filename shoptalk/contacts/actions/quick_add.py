"""Adding one person in one line, as one would write it on a slip."""

from datetime import datetime

from shoptalk.contacts.actions.write_person import add_person
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.integrations.pasted.quick_add import read_quick_add
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.occupations.matching import quick_code
from shoptalk.workspaces.access import Seat

COLUMNS = (
    "given_name", "family_name", "email", "phone", "organization", "position", "url", "location", "school",
    "connected_on", "notes",
)  # fmt: skip


def quick_add(*, seat: Seat, now: datetime, line: str) -> tuple[Contact, Step]:
    """Adds the person of a line like "Dana Whitfield, planner at Rivermark, dana@rivermark.example, met at choir".

    Raises Refusal with the reader's own sentence when no name can be found in it.
    """
    try:
        row = read_quick_add(line)
    except CannotRead as sentence:
        raise Refusal(str(sentence)) from sentence
    facts = {column: getattr(row, column) for column in COLUMNS}
    facts |= {"other_emails": list(row.other_emails), "other_phones": list(row.other_phones)}
    return add_person(seat=seat, now=now, occupation_code=quick_code(row.position), **facts)
