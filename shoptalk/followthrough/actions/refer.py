"""A name that was given: that person becomes a contact with the chain, and the leave to say who named them (B21)."""

from datetime import date, datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.models import TEXT, Referral
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, Note
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.actions.name_somebody import LONGEST_NAME, named_contact
from shoptalk.outreach.mention import with_consent
from shoptalk.outreach.models import Touch
from shoptalk.workspaces.access import Seat


@transaction.atomic
def refer(
    *, seat: Seat, now: datetime, contact: Contact, name: str, reach: str = "", may_use_name: bool = False,
    route: str = Referral.Route.MENTION, words: str = "", given_on: date | None = None,
    interview: Interview | None = None, note: Note | None = None,
) -> tuple[Referral, Step]:  # fmt: skip
    """Keeps that `contact` named somebody, and adds that person (or finds them by their address). One step.

    A name that came in a talk is thanked for with the talk; any other one is logged, so that thanks are owed for it.
    A second click gives the first row again. Raises Mend or Refusal.
    """
    name = line("name", name, LONGEST_NAME, "A name")
    if not name:
        raise Mend("name", "Write the name they gave you. The rest can come later.")
    if route not in Referral.Route.values:
        raise Refusal("Choose how you reach them: you write and mention, they introduce, or they pass on your note.")
    words = line("words", words, TEXT, "Why this person")
    wait_for_others(contact)
    with step(seat, now, "refer", f"{contact} named {name}", contact=contact) as change:
        found = _same(seat, contact, name, note)
        person = found.named if found else named_contact(change, seat, now, contact, name, reach, may_use_name)
        if person.pk == contact.pk:
            raise Refusal(f"That is {contact}. Write the name of the person to whom they sent you.")
        facts = {"may_use_name": may_use_name, "route": route, "words": words}
        if found:
            change.update(found, **facts)
            _say_consent(change, now, person, contact, may_use_name)
            return found, change
        on = given_on or seat.today(now)
        row = Referral(
            workspace=seat.workspace, contact=contact, named=person, interview=interview, note=note, given_on=on,
            written_at=now, **facts,
        )  # fmt: skip
        change.create(row)
        if interview is None:
            add_touch(
                change, seat, now, open_ask(seat, now, contact), kind=Touch.Kind.GAVE_ANOTHER_NAME, at=now, words=words,
                named=person,
            )  # fmt: skip
    return row, change


def allow_name(*, seat: Seat, now: datetime, referral: Referral, may_use_name: bool) -> Step:
    """The giver said whether their name may be used; the next ask opens with it, or does not."""
    said = "may be mentioned" if may_use_name else "is not mentioned"
    with step(seat, now, "allow_name", f"{referral.contact} {said}", contact=referral.contact) as change:
        change.update(referral, may_use_name=may_use_name)
        _say_consent(change, now, referral.named, referral.contact, may_use_name)
    return change


def _say_consent(change: Step, now: datetime, person: Contact, giver: Contact, may_use_name: bool) -> None:
    notes = with_consent(person, giver, may_use_name)
    if notes != person.notes:
        change.update(person, notes=notes, updated_at=now)


def _same(seat: Seat, contact: Contact, name: str, note: Note | None) -> Referral | None:
    """The same name from the same person, given before."""
    given, _, family = name.partition(" ")
    rows = Referral.objects.visible_to(seat).filter(contact=contact, named__deleted_at=None).select_related("named")
    return rows.filter(named__given_name__iexact=given, named__family_name__iexact=family).first()
