"""What invitations and the own calendar ask for: an answer to look at, a change to confirm, a calendar to tell."""

from datetime import datetime

from django.db.models import F
from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.inviting import Owed, counts, is_stale, mailbox_of, owed
from shoptalk.mailbox.inviting_page import answer_words, change_words
from shoptalk.mailbox.models import CalendarChange, InvitationAnswer, SentInvitation
from shoptalk.outreach.due_move import LOOKED_AT, DueMove
from shoptalk.workspaces.access import Seat

Said = InvitationAnswer.Said
TITLES = {
    Said.DECLINED: "{name} declined the time: offer others",
    Said.PROPOSED: "{name} proposes another time",
    Said.DELEGATED: "{name} passed the invitation on",
    Said.AGAIN: "{name} asks for the invitation once more",
}


def answers_to_look_at(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Answers that ask for something, until the talk is changed or the seeker leaves it at that. One query."""
    rows = InvitationAnswer.objects.visible_to(seat).filter(
        settled_at=None, is_old=False, of_time=F("interview__starts_at"), interview__starts_at__gt=now,
        interview__cancelled_at=None, interview__no_show_at=None, interview__ended_at=None,
        interview__deleted_at=None, interview__contact__deleted_at=None,
    )  # fmt: skip
    rows = rows.exclude(is_theirs=True, said__in=(Said.ACCEPTED, Said.TENTATIVE)).select_related("interview__contact")
    newest: dict[int, InvitationAnswer] = {}
    for row in rows.order_by("-is_theirs", "-answered_at", "-pk")[:LOOKED_AT]:
        newest.setdefault(row.interview_id, row)
    return [_answer_move(seat, row) for row in newest.values()]


def _answer_move(seat: Seat, row: InvitationAnswer) -> DueMove:
    talk, contact = row.interview, row.interview.contact
    title = TITLES.get(Said(row.said), "") if row.is_theirs else "Somebody answered your invitation to {name}"
    return DueMove(
        kind="invite_answer", contact=contact, due_on=row.answered_at.astimezone(seat.zone).date(),
        why=answer_words(seat, talk, row), url=f"{reverse('interview', args=[talk.pk])}#invitation",
        title=title.format(name=contact), button="Look at it", icon="calendar",
    )  # fmt: skip


def calendar_changes(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """What the seeker's calendar shows otherwise than it was written there. One query."""
    rows = CalendarChange.objects.visible_to(seat).filter(
        settled_at=None, copy__interview__cancelled_at=None, copy__interview__ended_at=None,
        copy__interview__deleted_at=None, copy__interview__contact__deleted_at=None,
        copy__interview__starts_at__gt=now, copy__connection__ended_at=None,
    )  # fmt: skip
    rows = rows.select_related("copy__interview__contact").order_by("noticed_at", "pk")[:LOOKED_AT]
    first: dict[int, CalendarChange] = {}
    for row in rows:
        first.setdefault(row.copy.interview_id, row)
    return [
        DueMove(
            kind="calendar_change", contact=row.copy.interview.contact,
            due_on=row.noticed_at.astimezone(seat.zone).date(), why=change_words(seat, row),
            url=f"{reverse('interview', args=[row.copy.interview_id])}#invitation",
            title=f"Your calendar and the talk with {row.copy.interview.contact}", button="Look at it", icon="calendar",
        )
        for row in first.values()
    ]  # fmt: skip


def calendars_to_tell(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Guests whose calendar shows what is no longer so. Two queries."""
    sent = SentInvitation.objects.visible_to(seat).filter(
        interview__starts_at__gt=now, interview__no_show_at=None, interview__ended_at=None, interview__deleted_at=None,
        interview__contact__deleted_at=None, interview__contact__do_not_contact_at=None,
    )  # fmt: skip
    newest: dict[int, SentInvitation] = {}
    for one in sent.select_related("interview__contact", "letter").order_by("-pk")[: LOOKED_AT * 3]:
        if counts(one.letter) and not is_stale(one, one.interview):
            newest.setdefault(one.interview_id, one)
    due = [(one.interview, owed(one.interview, one, now)) for one in newest.values()]
    due = [(talk, what) for talk, what in due if what in (Owed.CHANGE, Owed.CANCELLATION)]
    return [_update_move(seat, now, talk, what) for talk, what in due] if due and mailbox_of(seat) else []


def _update_move(seat: Seat, now: datetime, talk: Interview, what: Owed) -> DueMove:
    contact = talk.contact
    off = what is Owed.CANCELLATION
    return DueMove(
        kind="invite_update", contact=contact, due_on=seat.today(now),
        why="Their calendar still shows the talk." if off else "Their calendar shows the talk as it was before.",
        url=reverse("invitation", args=[talk.pk]),
        title=f"Take the talk out of {contact}’s calendar" if off else f"Tell {contact}’s calendar of the change",
        button="Look over the line", icon="mail",
    )  # fmt: skip


SOURCES = (answers_to_look_at, calendar_changes, calendars_to_tell)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due around invitations at the moment `now`. A fixed number of queries."""
    return [move for source in SOURCES for move in source(seat, now, campaign)]
