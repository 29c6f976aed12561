"""The people who played a part in an application or an offer. Several may have, and each counts (rulebook F14, F27)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from shoptalk.workspaces.access import Seat, one_click_at_a_time

WORDS = 300


@transaction.atomic
def name_parts(
    *, seat: Seat, now: datetime, to: Application | Offer, people: Iterable[Contact], words: str = ""
) -> Step:
    """Notes that these people played a part, with how in a few words. Whoever is noted already stays noted once."""
    said = line("words", words, WORDS, "What they did")
    people = list(dict.fromkeys(people))
    if not people:
        raise Mend("who", "Tick somebody first. If nobody played a part, that is fine; nothing needs noting.")
    one_click_at_a_time(seat)
    column = "application" if isinstance(to, Application) else "offer"
    noted = set(PartPlayed.objects.visible_to(seat).filter(**{column: to}).values_list("contact_id", flat=True))
    named = ", ".join(person.name for person in people)
    contact = people[0] if len(people) == 1 else None
    with step(seat, now, "name_parts", f"Played a part: {named}", contact=contact) as change:
        for person in people:
            if person.pk not in noted:
                part = PartPlayed(workspace=seat.workspace, contact=person, words=said, **{column: to})
                change.create(part)
    return change


def remove_part(*, seat: Seat, now: datetime, part: PartPlayed) -> Step:
    """Takes one person off again; the note waits in the bin."""
    with step(seat, now, "remove_part", f"Taken off: {part.contact}", contact=part.contact) as change:
        change.bin(part, now)
    return change
