"""The invitation to the guest's calendar: what it was told last, and what it should be told next."""

import hashlib
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from shoptalk.campaigns.current import current_campaign
from shoptalk.connections.models import MailConnection
from shoptalk.integrations.ics.calendar_file import calendar_file
from shoptalk.integrations.ports.calendar import Appointment, Attendee, Method
from shoptalk.interviews.calendar import for_guest
from shoptalk.interviews.confirming import facts_of
from shoptalk.interviews.links import guest_address, has_public_address
from shoptalk.interviews.models import Interview, Invitation
from shoptalk.mailbox.models import SentInvitation
from shoptalk.outreach.drafting import Drafter, Prepared
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat


class Owed(StrEnum):
    """What their calendar should be told; its value is the kind of wording (`outreach.after_talk`)."""

    NOTHING = ""
    INVITATION = "invitation"
    CHANGE = "invite_anew"
    CANCELLATION = "invite_off"


def mailbox_of(seat: Seat) -> MailConnection | None:
    """The mailbox from which invitations leave, None while none is connected."""
    return MailConnection.objects.visible_to(seat).filter(ended_at=None).first()


def told(talk: Interview) -> str:
    """Which version of the appointment a guest's calendar shows: a hash of all that a guest must know."""
    off = talk.cancelled_at is not None
    facts = (talk.starts_at.timestamp(), talk.minutes, talk.medium, talk.place, off)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def last_sent(talk: Interview) -> SentInvitation | None:
    """The newest that is there, or on its way and still true. One that was taken back, could not leave, or waits with
    words that are no longer so, told nobody anything."""
    return last_told(talk, sent_of(talk))


def last_told(talk: Interview, sent: list[SentInvitation]) -> SentInvitation | None:
    """The same, of those that were read already."""
    return next((one for one in sent if counts(one.letter) and not is_stale(one, talk)), None)


def sent_of(talk: Interview) -> list[SentInvitation]:
    """All of one talk, the newest first. One query."""
    sent = SentInvitation.objects.filter(interview=talk, deleted_at=None).select_related("letter")
    return list(sent.order_by("-pk"))


def is_stale(one: SentInvitation, talk: Interview) -> bool:
    """It waits to leave, and the talk was changed since it was looked over."""
    return one.letter.state == Letter.State.QUEUED and one.wording != told(talk)


def out_of_date(letter: Letter) -> str:
    """Why an invitation that waits must not leave, as a sentence; empty for one that is still true, and for any other
    letter. To be asked when a letter is about to leave."""
    if letter.kind != Letter.Kind.INVITATION or not letter.calendar:
        return ""
    one = SentInvitation.objects.filter(letter=letter, deleted_at=None).select_related("interview").first()
    if one is None or one.wording == told(one.interview):
        return ""
    return "The talk was changed after this invitation was looked over, so it did not leave."


def counts(letter: Letter) -> bool:
    return letter.deleted_at is None and letter.state not in (Letter.State.DRAFT, Letter.State.FAILED)


def owed(talk: Interview, last: SentInvitation | None, now: datetime) -> Owed:
    """What is to be sent next. Nothing about a talk that has begun, or that did not come about."""
    if talk.starts_at <= now or talk.ended_at or talk.no_show_at or talk.deleted_at:
        return Owed.NOTHING
    invited = last is not None and last.method == Method.REQUEST
    if talk.cancelled_at:
        return Owed.CANCELLATION if invited else Owed.NOTHING
    if not invited:
        return Owed.INVITATION
    return Owed.NOTHING if last and last.wording == told(talk) else Owed.CHANGE


def method_of(what: Owed) -> Method:
    return Method.CANCEL if what is Owed.CANCELLATION else Method.REQUEST


def words_for(seat: Seat, now: datetime, talk: Interview, what: Owed) -> Prepared:
    """The line of words that goes along, from the seeker's wording where there is one. Always made anew: an old draft
    would name an old time."""
    campaign = current_campaign(seat, now)
    known = what_is_known(seat, campaign, [talk.contact])
    drafter = Drafter(seat, now, campaign, talk.contact, known, what.value)
    return drafter.anew(Channel.EMAIL, Letter.Kind.INVITATION, facts_of(seat, now, talk))


def calendar_for_guest(seat: Seat, now: datetime, talk: Interview, mailbox: MailConnection, what: Owed) -> str:
    """The iCalendar object: from the connected address, to the address that the contact is written to."""
    said = as_sent(seat, now, talk, mailbox)
    return calendar_file([said], method_of(what)).decode()


def as_sent(seat: Seat, now: datetime, talk: Interview, mailbox: MailConnection) -> Appointment:
    name = seat.user.full_name
    said = for_guest(talk, seat.user, now, _page_of(talk, now))
    summary = said.summary if name else f"Talk with {mailbox.address}"
    return replace(said, summary=summary, organizer=Attendee(name, mailbox.address))


def _page_of(talk: Interview, now: datetime) -> str:
    """The guest's own page, where one is open: there they can change it without writing."""
    if not has_public_address():
        return ""
    pages = Invitation.objects.filter(interview=talk, revoked_at=None, deleted_at=None, expires_at__gt=now)
    page = pages.order_by("-pk").first()
    return guest_address(page.token) if page else ""
