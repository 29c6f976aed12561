"""Choosing a field of work by any job title."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import LETTERS_AND_COLOURS, Campaign, Field
from shoptalk.contacts.models import LONG_NAME, TitlePick
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.occupations.facts import occupation
from shoptalk.occupations.matching import match, remembered_key
from shoptalk.workspaces.access import Seat

MOST_FIELDS = len(LETTERS_AND_COLOURS)  # each owns one of the four colours; more than four is no search but a catalogue
NAME_LENGTH = 120


def add_field(
    *, seat: Seat, now: datetime, campaign: Campaign, title: str, code: str = "", typed: str = ""
) -> tuple[Field, Step]:
    """Adds a field called `title`, tied to the occupation `code` ("" keeps it unmatched); returns it and the step.

    `typed` is the wording that the code was picked for, where it differs from the title. A pick that the matcher
    would not have made by itself is remembered for files to come. Raises Refusal when there are four, when it is there
    already, or when the code is unknown.
    """
    name = field_name(title)
    must_be_known(code)
    there = list(Field.objects.visible_to(seat).filter(campaign=campaign))
    for field in there:
        if fold(field.name) == fold(name) or (code and field.occupation_code == code):
            raise Mend("title", f"{field.name} is among your fields already.")
    if len(there) >= MOST_FIELDS:
        raise Mend("title", "Four fields are plenty. Remove one first; the bin keeps it with its beliefs.")
    colour = min(set(range(MOST_FIELDS)) - {field.colour for field in there}, default=0)
    with step(seat, now, "add_field", f"{name} is one of your fields") as change:
        field = change.create(
            Field(
                workspace=seat.workspace, campaign=campaign, name=name, occupation_code=code, colour=colour,
                typed_title=line("title", typed or title, 200, "A job title"), added_at=now,
            )
        )  # fmt: skip
        if code:
            remember_pick(change, seat, now, typed or title, code)
    return field, change


def field_name(title: str) -> str:
    """What was typed, with a capital at the start. Raises Mend when there is nothing to call it by."""
    name = line("title", title, NAME_LENGTH, "A field")
    if not fold(name):
        raise Mend("title", "Type any job title, for example: urban planner.")
    return name[:1].upper() + name[1:]


def must_be_known(code: str) -> None:
    """Raises Mend for a code that is not in the reference; "" is fine, it means: no occupation."""
    if code and occupation(code) is None:
        raise Mend("title", "That occupation is not known here. Choose one that is offered, or keep it as written.")


def remember_pick(change: Step, seat: Seat, now: datetime, wording: str, code: str) -> None:
    """Keeps what the seeker picked for a wording, for files to come, unless the matcher would have taken it anyway."""
    found = match(wording)
    key = remembered_key(wording)
    if not key or len(key) > LONG_NAME or (found.accepted and found.choices[0].code == code):
        return
    pick = TitlePick.objects.filter(workspace=seat.workspace, key=key).first()
    if pick is None:
        change.create(TitlePick(workspace=seat.workspace, key=key, code=code, picked_at=now))
    else:
        change.update(pick, code=code, picked_at=now, deleted_at=None)
