"""Adding and changing a person by hand. Whatever is written by hand or by a file gets its keys from `filled_in`."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SECOND_CLICK = timedelta(seconds=3)  # nobody writes the same person down twice in less


def filled_in(person: Contact) -> Contact:
    """Sets the columns that are worked out from others. Returns the person."""
    for name, value in worked_out(person).items():
        setattr(person, name, value)
    return person


def worked_out(person: Contact) -> dict[str, str]:
    """The columns that are worked out from others: sort key, employer key, search text."""
    return {
        "name_key": fold(f"{person.family_name} {person.given_name}")[:420],
        "organization_key": fold(person.organization)[:300],
        "search_text": search_text(person),
    }


def search_text(person: Contact) -> str:
    """Everything that search looks at, folded: names, organization, position, mail, place, school, tie, notes."""
    parts = (
        person.given_name, person.family_name, person.organization, person.position, person.email,
        *person.other_emails, person.location, person.school, person.tie_words, person.notes,
    )  # fmt: skip
    return fold(" ".join(part for part in parts if part))


@transaction.atomic
def add_person(*, seat: Seat, now: datetime, source: str = "typed in by you", **facts: Any) -> tuple[Contact, Step]:
    """Adds one person; returns them and the step, for its Undo. `facts` are columns of Contact.

    A second click on the same form adds nobody: it returns whom the first one added, and a step without changes.
    Raises Refusal when there is nothing to call them by.
    """
    person = filled_in(Contact(workspace=seat.workspace, source=source, created_at=now, updated_at=now, **facts))
    if not (person.given_name or person.family_name or person.email):
        raise Refusal("A name is enough, but it needs one. Write at least a first name or an e-mail address.")
    one_click_at_a_time(seat)
    if twin := _just_added(seat, now, person, facts):
        return twin, Step()
    with step(seat, now, "add_person", f"{person} is in your notebook") as change:
        change.create(person)
    return person, change


def _just_added(seat: Seat, now: datetime, person: Contact, facts: dict[str, Any]) -> Contact | None:
    """The person of whom all the same was written at this moment, if any; either click may have come first."""
    lately = Contact.objects.visible_to(seat).filter(created_at__range=(now - SECOND_CLICK, now + SECOND_CLICK))
    same_name = lately.filter(name_key=person.name_key, source=person.source)
    return next((one for one in same_name if all(getattr(one, name) == facts[name] for name in facts)), None)


def change_person(*, seat: Seat, now: datetime, person: Contact, **facts: Any) -> Step:
    """Changes columns of a person and whatever is worked out from them. Returns the step, for its Undo."""
    for name, value in facts.items():
        setattr(person, name, value)
    stored = Contact.objects.get(pk=person.pk)
    with step(seat, now, "change_person", f"You changed {person}", contact=person) as change:
        change.update(stored, **facts, **worked_out(person), updated_at=now)
    return change
