"""The thank-you lies on the desk as a draft and follows the notes, until the seeker changes a word of it (C2)."""

from datetime import datetime

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import letter_channel
from shoptalk.followthrough.thanks import composed, thanked_at
from shoptalk.history.steps import Step
from shoptalk.interviews.models import Interview
from shoptalk.method import thank_you
from shoptalk.outreach.actions.log_touch import open_ask
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat


@transaction.atomic
def draft_thanks(*, seat: Seat, now: datetime, interview: Interview, anew: bool = False) -> Letter | None:
    """Makes or updates the draft. Words that the seeker changed stay, unless `anew` asks for a fresh one. None when
    thanks went out already. Typing is no step in history, and neither is this: a draft is undone in the text."""
    if interview.ended_at is None or thanked_at(seat, interview):
        return None
    draft = thanks_draft(seat, interview.contact)
    if draft and not anew and not made.as_made(draft):
        return draft
    letter = composed(seat, interview)
    channel = draft.channel if draft else letter_channel(interview.contact)
    return _kept(seat, now, interview.contact, channel, letter)


def _kept(seat: Seat, now: datetime, contact: Contact, channel: str, letter: thank_you.ThankYou) -> Letter:
    written = Written(
        channel=channel,
        kind=Letter.Kind.THANKS,
        subject=letter.subject,
        body=letter.text,
        template_key=made.THANKS,
        template_version=made.figure(letter.text),
    )
    return save_draft(seat=seat, now=now, contact=contact, written=written)


def thanks_draft(seat: Seat, contact: Contact) -> Letter | None:
    """The newest thank-you that did not leave."""
    drafts = Letter.objects.visible_to(seat).drafts().filter(contact=contact, kind=Letter.Kind.THANKS)
    return drafts.exclude(body="").order_by("-written_at", "-pk").first()


def helper_thanks_in(change: Step, seat: Seat, now: datetime, helper: Contact, did: str, talked: bool) -> Letter:
    """Thanks to who introduced the two or put the seeker through (C4), as a draft on the desk. Made inside a step,
    because somebody who came in with it must be able to go out with its Undo."""
    letter = thank_you.thank_helper(thank_you.Help(helper.called, seat.user.full_name or "[your name]", did, talked))
    ask = open_ask(seat, now, helper)
    if ask.pk is None:
        change.create(ask)
    return change.create(
        Letter(
            workspace=seat.workspace,
            ask=ask,
            contact=helper,
            channel=letter_channel(helper),
            kind=Letter.Kind.THANKS,
            subject=letter.subject,
            body=letter.text,
            template_key=made.THANKS,
            template_version=made.figure(letter.text),
            written_at=now,
        )
    )
