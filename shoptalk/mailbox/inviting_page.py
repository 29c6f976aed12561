"""What the page of an appointment shows of its invitation: what their calendar was told, what it answered, what the
seeker's own calendar says otherwise. And the page on which the next letter is looked over."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.interviews.beside import Beside
from shoptalk.interviews.models import Interview
from shoptalk.interviews.times import zone_of_contact
from shoptalk.mailbox.inviting import Owed, is_stale, last_told, mailbox_of, owed, sent_of
from shoptalk.mailbox.models import CalendarChange, InvitationAnswer, SentInvitation
from shoptalk.method.wall_clock import for_me
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

Said = InvitationAnswer.Said
MOST_ANSWERS = 20
BUTTONS = {
    Owed.INVITATION: "Look over the invitation",
    Owed.CHANGE: "Look over the change",
    Owed.CANCELLATION: "Look over the cancellation",
}
STATES = {
    Letter.State.QUEUED: "It waits to leave.",
    Letter.State.SENDING: "It is leaving at this moment.",
    Letter.State.UNSURE: "It may have left; nobody heard whether the server took it.",
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer of theirs, as a sentence, and what can be done with it."""

    answer: InvitationAnswer
    words: str
    open: bool  # it waits for the seeker
    takes_time: bool  # another time, which one click takes


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What the seeker's own calendar shows otherwise."""

    change: CalendarChange
    words: str


@dataclass(frozen=True, slots=True)
class InvitingPart:
    """Everything for that part of the page."""

    talk: Interview
    has_mailbox: bool
    owed: Owed
    button: str
    told: str  # what their calendar was told, and when
    answers: tuple[ShownAnswer, ...]
    changes: tuple[ShownChange, ...]

    @property
    def waiting(self) -> tuple[ShownAnswer, ...]:
        return tuple(one for one in self.answers if one.open)


def beside_appointment(seat: Seat, now: datetime, talk: Interview) -> Beside | None:
    """For the page of the appointment; None where there is nothing to show. Four queries."""
    part = inviting_part(seat, now, talk)
    of_mail = part.has_mailbox and bool(part.owed or part.told)
    shown = of_mail or bool(part.answers or part.changes)
    return Beside("mailbox/inviting.html", part) if shown else None


def inviting_part(seat: Seat, now: datetime, talk: Interview) -> InvitingPart:
    sent = sent_of(talk)
    last = last_told(talk, sent)
    mailbox = mailbox_of(seat)
    due = owed(talk, last, now) if mailbox else Owed.NOTHING
    rows = InvitationAnswer.objects.visible_to(seat).filter(interview=talk).select_related("incoming")
    changes = CalendarChange.objects.visible_to(seat).filter(copy__interview=talk, settled_at=None)
    return InvitingPart(
        talk=talk,
        has_mailbox=mailbox is not None,
        owed=due,
        button=BUTTONS.get(due, ""),
        told=_told(seat, talk, last, any(is_stale(one, talk) for one in sent)),
        answers=tuple(
            shown_answer(seat, now, talk, row) for row in rows.order_by("-answered_at", "-pk")[:MOST_ANSWERS]
        ),
        changes=tuple(ShownChange(one, change_words(seat, one)) for one in changes.select_related("copy__interview")),
    )


def _told(seat: Seat, talk: Interview, last: SentInvitation | None, stale: bool) -> str:
    if stale:
        return "An invitation waits to leave, and the talk was changed since. It does not leave like that."
    if last is None:
        return ""
    what = "The cancellation" if last.method == "CANCEL" else "The invitation"
    if last.letter.left_at:
        to = f" to {last.letter.to_address}" if last.letter.to_address else ""
        return f"{what} was sent{to} on {last.letter.left_at.astimezone(seat.zone):%-d %B, %H:%M}."
    return f"{what} is approved. {STATES.get(last.letter.state, '')}".strip()


def shown_answer(seat: Seat, now: datetime, talk: Interview, row: InvitationAnswer) -> ShownAnswer:
    """In words, and whether the seeker still has something to say to it."""
    needs = row.said not in (Said.ACCEPTED, Said.TENTATIVE) or not row.is_theirs
    stands = talk.cancelled_at is None and talk.no_show_at is None and talk.ended_at is None and talk.starts_at > now
    is_open = needs and stands and row.settled_at is None and not row.is_old and row.of_time == talk.starts_at
    can = is_open and row.is_theirs and row.proposed_at is not None and row.proposed_at > now
    return ShownAnswer(row, answer_words(seat, talk, row), is_open, can)


def answer_words(seat: Seat, talk: Interview, row: InvitationAnswer) -> str:
    contact = talk.contact
    who = contact.called if row.is_theirs else f"Somebody at {row.from_address or 'an unknown address'}"
    zone = zone_of_contact(seat, contact)
    when = for_me(row.of_time, seat.zone.key, zone, contact.called)
    that = f" {when}" if row.is_old or row.of_time != talk.starts_at else ""
    of = f" of{that}" if that else ""
    words = {
        Said.ACCEPTED: f"{who} accepted{that}",
        Said.TENTATIVE: f"{who} accepted{that} tentatively",
        Said.DECLINED: f"{who} declined the time{of}",
        Said.DELEGATED: f"{who} passed the invitation on" + (f" to {row.passed_to}" if row.passed_to else ""),
        Said.AGAIN: f"{who} asks for the invitation once more",
        Said.PROPOSED: f"{who} proposes another time",
    }[Said(row.said)]
    if row.proposed_at:
        words += f": {for_me(row.proposed_at, seat.zone.key, zone, contact.called)}"
        words += f", {row.proposed_minutes} minutes" if row.proposed_minutes != talk.minutes else ""
    return f"{words}{'. It is about an earlier time' if row.is_old else ''}."


def change_words(seat: Seat, change: CalendarChange) -> str:
    """ "The talk with Dana was moved in your calendar to Thu 14 May, 21:30 (15:30 for Dana): was that agreed?" """
    talk = change.copy.interview
    contact = talk.contact
    if change.kind == CalendarChange.Kind.REMOVED:
        return f"The talk with {contact} was taken out of your calendar. Does it still take place?"
    if change.kind == CalendarChange.Kind.PLACE:
        to = f"“{change.place}”" if change.place else "no place"
        return f"In your calendar the talk with {contact} has another place: {to}. Was that agreed?"
    when = for_me(change.now_at, seat.zone.key, zone_of_contact(seat, contact), contact.called) if change.now_at else ""
    length = f", {change.minutes} minutes" if change.minutes and change.minutes != talk.minutes else ""
    return f"The talk with {contact} was moved in your calendar to {when}{length}: was that agreed?"
