"""One line of the ledger: what was received by the way, and what was given back (C4, C19)."""

from datetime import date, datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.contacts.actions.write_person import filled_in
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.actions.draft_thanks import helper_thanks_in
from shoptalk.followthrough.models import TEXT, Favour
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview
from shoptalk.workspaces.access import Seat

HELPED = {"introduced": "introducing me to {0}", "put_through": "putting me through to {0}"}


def note_favour(
    *, seat: Seat, now: datetime, contact: Contact, way: str, words: str, on: date | None = None
) -> tuple[Favour, Step]:
    """Keeps one line of what was received or given. Raises Mend or Refusal."""
    if way not in Favour.Way.values:
        raise Refusal("Say whether you received it or gave it.")
    words = line("words", words, TEXT, "A line of the ledger")
    if not words:
        raise Mend("words", "Say in a few words what it was: a summary of six talks, an introduction, an answer.")
    with step(seat, now, "note_favour", f"{Favour.Way(way).label}: {words}", contact=contact) as change:
        made = change.create(
            Favour(
                workspace=seat.workspace, contact=contact, way=way, words=words, on=on or seat.today(now),
                written_at=now,
            )
        )  # fmt: skip
    return made, change


def remove_favour(*, seat: Seat, now: datetime, favour: Favour) -> Step:
    with step(seat, now, "remove_favour", "The line is in the bin", contact=favour.contact) as change:
        change.bin(favour, now)
    return change


@transaction.atomic
def note_helper(*, seat: Seat, now: datetime, interview: Interview, name: str, how: str) -> tuple[Favour, Step]:
    """Somebody introduced the two or put the seeker through: a thank-you to them is drafted, and due (C4, A29, A30)."""
    if how not in HELPED:
        raise Refusal("Say what they did: introduced you, or put you through.")
    name = line("helper", name, 200, "A name")
    if not name:
        raise Mend("helper", "Write the name of who helped. An assistant's first name is enough.")
    did = HELPED[how].format(interview.contact.name)
    with step(seat, now, "note_helper", f"{name} helped: {did}", contact=interview.contact) as change:
        helper = _known(seat, name, interview) or change.create(_new(seat, now, name, interview))
        made = change.create(
            Favour(
                workspace=seat.workspace, contact=helper, interview=interview, way=Favour.Way.RECEIVED, words=did,
                on=seat.today(now), owes_thanks=True, written_at=now,
            )
        )  # fmt: skip
        helper_thanks_in(change, seat, now, helper, did, interview.ended_at is not None)
    return made, change


def _known(seat: Seat, name: str, interview: Interview) -> Contact | None:
    given, _, family = name.partition(" ")
    people = Contact.objects.visible_to(seat).filter(given_name__iexact=given, family_name__iexact=family)
    return people.exclude(pk=interview.contact_id).order_by("pk").first()


def _new(seat: Seat, now: datetime, name: str, interview: Interview) -> Contact:
    given, _, family = name.partition(" ")
    return filled_in(
        Contact(
            workspace=seat.workspace, given_name=given, family_name=family,
            organization=interview.contact.organization, created_at=now, updated_at=now,
            source=f"helped you to the talk with {interview.contact}"[:200],
        )
    )  # fmt: skip
