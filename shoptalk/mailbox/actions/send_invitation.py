"""The invitation, a change of it, or its cancellation leaves as a letter: words that the seeker saw, and the calendar
part that goes along. Nothing of it is sent by a move or a cancellation itself."""

from datetime import datetime

from shoptalk.accounts.answers import Mend
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.inviting import (
    Owed,
    calendar_for_guest,
    counts,
    is_stale,
    last_sent,
    mailbox_of,
    method_of,
    owed,
    sent_of,
    told,
)
from shoptalk.mailbox.models import SentInvitation
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat

NO_MAILBOX = "No mailbox is connected, so nothing can leave from here."


def send_invitation(
    *, seat: Seat, now: datetime, interview: Interview, what: str, subject: str, body: str, seen: str = "",
    template_key: str = "", template_version: int = 0, send_after: datetime | None = None,
) -> Step | None:  # fmt: skip
    """Approves the letter with its calendar part. `what`: which of Owed the page showed; a change since is a refusal.

    A second click finds that nothing is owed any more, and returns no step. The SEQUENCE is higher than that of
    everything sent before (RFC 5546, 2.1.4), also where an Undo brought an old time back.
    """
    from shoptalk.mailbox.actions.approve_letter import approve_letter

    mailbox = mailbox_of(seat)
    if mailbox is None:
        raise Refusal(NO_MAILBOX)
    if not body.strip():
        raise Mend("body", "Write a line to go along; a bare calendar entry reads like a machine.")
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        _may_be_written_to(talk)
        last = last_sent(talk)
        due = owed(talk, last, now)
        if due is Owed.NOTHING:
            return None
        agreeing.fresh(interview, seen)
        if due != what:
            raise agreeing.ChangedMeanwhile("The talk was changed since this page was opened. Look at it anew.")
        _take_back_stale(seat, now, talk)
        if any(counts(one.letter) and one.sequence >= talk.sequence for one in sent_of(talk)):
            agreeing.next_sequence(talk)
        letter = save_draft(
            seat=seat, now=now, contact=talk.contact,
            written=Written(
                channel=Channel.EMAIL, kind=Letter.Kind.INVITATION, subject=subject, body=body,
                template_key=template_key, template_version=template_version,
            ),
        )  # fmt: skip
        method = method_of(due)
        SentInvitation.objects.update_or_create(
            letter=letter,
            defaults={
                "workspace": seat.workspace, "interview": talk, "method": str(method), "sequence": talk.sequence,
                "wording": told(talk), "made_at": now,
            },
        )  # fmt: skip
        calendar = calendar_for_guest(seat, now, talk, mailbox, due)
        return approve_letter(
            seat=seat, now=now, letter=letter, send_after=send_after, calendar=calendar, calendar_method=str(method)
        )


def _may_be_written_to(talk: Interview) -> None:
    contact = talk.contact
    if not contact.email:
        raise Refusal(f"No e-mail address of {contact} is known. Write it down first, on their page.")
    if contact.deleted_at is not None:
        raise Refusal(f"{contact} is in the bin. Take them out first.")


def _take_back_stale(seat: Seat, now: datetime, talk: Interview) -> None:
    """What waits to leave and is no longer so must not arrive beside the new one."""
    from shoptalk.mailbox.actions.take_back_letter import take_back_letter

    for one in sent_of(talk):
        if is_stale(one, talk):
            take_back_letter(seat=seat, now=now, letter=one.letter)
