"""A mentorship: proposed after two closed loops, begun with a yes, looked at again on its day, ended kindly (C18)."""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import line, number
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import letter_channel
from shoptalk.followthrough.loops import loops_with
from shoptalk.followthrough.models import TEXT, Mentorship
from shoptalk.history.steps import Step, step
from shoptalk.method import mentorship as craft
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

NOT_YET = (
    "A mentorship grows from what you do: act on a suggestion, tell them what came of it, and do so twice. "
    "After the second time it can be offered to {0}. So far it was {1}."
)
SO_FAR = ("not yet once", "once")


@transaction.atomic
def propose_mentorship(
    *, seat: Seat, now: datetime, contact: Contact, every_weeks: object = 6, months: object = 6, aim: str = ""
) -> tuple[Mentorship, Step]:
    """Writes down the proposal and drafts the letter. Never before two closed loops. Raises Refusal or Mend."""
    wait_for_others(contact)
    closed = craft.closed_loops(loops_with(seat, contact))
    if closed < craft.LOOPS_FIRST:
        raise Refusal(NOT_YET.format(contact, SO_FAR[closed]))
    weeks = number("every_weeks", every_weeks, *craft.WEEKS, "The weeks between two talks")
    length = number("months", months, *craft.MONTHS, "The months until you look again")
    aim = line("aim", aim, TEXT, "What you would like to learn")
    running = Mentorship.objects.visible_to(seat).filter(contact=contact, ended_on=None).first()
    if running and running.begun_on:
        raise Refusal(f"You have a mentorship with {contact} already. Look at it again, or end it first.")
    with step(seat, now, "propose_mentorship", f"You propose a mentorship to {contact}", contact=contact) as change:
        facts = {"every_weeks": weeks, "months": length, "aim": aim}
        if running:
            change.update(running, **facts)
        else:
            running = change.create(Mentorship(workspace=seat.workspace, contact=contact, proposed_at=now, **facts))
    letter = craft.proposal(contact.called, seat.user.full_name or "[your name]", weeks, length, aim)
    written = Written(
        channel=letter_channel(contact), kind=Letter.Kind.MENTORSHIP, subject=letter.subject, body=letter.text,
        template_key=made.MENTORSHIP, template_version=made.figure(letter.text),
    )  # fmt: skip
    save_draft(seat=seat, now=now, contact=contact, written=written)
    return running, change


def begin_mentorship(*, seat: Seat, now: datetime, mentorship: Mentorship) -> Step:
    """They said yes: the rhythm runs from today, and the day to look again is set."""
    today = seat.today(now)
    with step(seat, now, "begin_mentorship", f"{mentorship.contact} is your mentor now", mentorship.contact) as change:
        if mentorship.begun_on is None and mentorship.ended_on is None:
            change.update(mentorship, begun_on=today, review_on=craft.months_on(today, mentorship.months))
    return change


def review_mentorship(*, seat: Seat, now: datetime, mentorship: Mentorship) -> Step:
    """You two looked, and go on: the next day to look again is as many months away."""
    if mentorship.begun_on is None or mentorship.ended_on:
        raise Refusal("This mentorship is not under way, so there is nothing to look at again.")
    day = craft.months_on(seat.today(now), mentorship.months)
    said = f"You and {mentorship.contact} go on"
    with step(seat, now, "review_mentorship", said, contact=mentorship.contact) as change:
        change.update(mentorship, review_on=day)
    return change


def end_mentorship(*, seat: Seat, now: datetime, mentorship: Mentorship, words: str = "") -> Step:
    """It ends, kindly and by agreement; the tie stays."""
    said = f"The mentorship with {mentorship.contact} has come to its end"
    with step(seat, now, "end_mentorship", said, contact=mentorship.contact) as change:
        if mentorship.ended_on is None:
            change.update(mentorship, ended_on=seat.today(now), ended_words=line("words", words, TEXT, "A last word"))
    return change
