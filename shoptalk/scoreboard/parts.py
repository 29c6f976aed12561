"""Who played a part: shown on an application, on an offer, on a person's page; and whom one may name there."""

from collections import defaultdict
from dataclasses import dataclass

from shoptalk.contacts.find import find_people
from shoptalk.contacts.models import Contact
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from shoptalk.workspaces.access import Seat

FOUND = 12  # whoever is further down is found by another letter of the name
LISTED = 20  # on a person's page


@dataclass(frozen=True, slots=True)
class Parts:
    """Who played a part in one thing, and who else may have: those who were searched for, or who work there."""

    named: list[PartPlayed]
    searched: str
    found: list[Contact]


def parts_of(seat: Seat, to: Application | Offer, searched: str) -> Parts:
    """Two queries."""
    column = "application" if isinstance(to, Application) else "offer"
    rows = PartPlayed.objects.visible_to(seat).filter(**{column: to}, contact__deleted_at=None)
    named = list(rows.select_related("contact").order_by("pk"))
    noted = {part.contact_id for part in named}
    if searched.strip():
        people = find_people(seat, searched)
    else:
        people = Contact.objects.visible_to(seat).at_employer(to.organization_key).order_by("pk")
    return Parts(named, searched, list(people.exclude(pk__in=noted)[:FOUND]))


def names_behind(seat: Seat, column: str) -> dict[int, list[str]]:
    """For a list: the names of those who played a part, by application or by offer. One query."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = PartPlayed.objects.visible_to(seat).filter(contact__deleted_at=None).exclude(**{column: None})
    for part in rows.select_related("contact").order_by("pk"):
        names[getattr(part, f"{column}_id")].append(part.contact.name)
    return names


def played_by(seat: Seat, person: Contact) -> list[PartPlayed]:
    """What somebody played a part in, for their page: newest first. One query."""
    rows = PartPlayed.objects.visible_to(seat).filter(contact=person).select_related("application", "offer")
    found = [(part, part.offer or part.application) for part in rows.order_by("-pk")[:LISTED]]
    return [part for part, thing in found if thing and not thing.deleted_at]
