"""What the page of one appointment shows."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.integrations.ics.add_to_links import AddTo, add_to_links
from shoptalk.interviews.actions.note_talked import ran_over
from shoptalk.interviews.beside import Beside, beside
from shoptalk.interviews.calendar import for_seeker
from shoptalk.interviews.confirming import confirming_letters, just_agreed
from shoptalk.interviews.models import Change, GuestAnswer, Interview
from shoptalk.interviews.offers import answers_of
from shoptalk.interviews.times import in_the_way, zone_of_contact
from shoptalk.method.wall_clock import for_me, in_words, same_clock, zone_of
from shoptalk.outreach.drafting import Prepared
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

CONFIRM_AHEAD_DAYS = 4


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of the appointment's own history."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    talk: Interview
    when: str
    mine: str
    theirs: str  # empty where the clocks agree
    local: str  # for the box of a form
    past: bool  # its promised end has passed
    over: bool  # that, or they said sooner that it was over
    stands: bool
    add_to: tuple[AddTo, ...]
    changes: tuple[Changed, ...]
    answers: tuple[GuestAnswer, ...]
    confirming: Prepared | None  # the line of the day before, while there is one to send
    confirmed_on: datetime | None
    moved_before: bool
    clash: Interview | None  # another talk at the same time: two tabs cannot make one, an import can
    ran_over: int
    beside: Beside | None  # what a later room shows here


def appointment_page(seat: Seat, now: datetime, campaign: Campaign, talk: Interview) -> AppointmentPage:
    """A fixed number of queries, however much was changed and answered."""
    contact, zone = talk.contact, seat.zone.key
    theirs = zone_of_contact(seat, contact)
    changes = list(talk.changes.filter(deleted_at=None))
    stands = talk.cancelled_at is None and talk.no_show_at is None
    confirmed = _confirmed(talk)
    ahead = (talk.starts_at.astimezone(seat.zone).date() - seat.today(now)).days
    to_confirm = stands and not confirmed and now < talk.starts_at and ahead <= CONFIRM_AHEAD_DAYS
    to_confirm = to_confirm and talk.ended_at is None and not just_agreed(talk)
    return AppointmentPage(
        talk=talk,
        when=for_me(talk.starts_at, zone, theirs, contact.called),
        mine=in_words(talk.starts_at, zone),
        theirs="" if same_clock(talk.starts_at, zone, theirs) else in_words(talk.starts_at, theirs),
        local=f"{talk.starts_at.astimezone(zone_of(zone)):%Y-%m-%dT%H:%M}",
        past=talk.ends_at <= now,
        over=talk.ends_at <= now or talk.ended_at is not None,
        stands=stands,
        add_to=add_to_links(for_seeker(talk, seat.user, now)),
        changes=tuple(Changed(change, _words(change, zone)) for change in reversed(changes)),
        answers=answers_of(seat, contact),
        confirming=confirming_letters(seat, now, campaign, [talk]).get(talk.pk) if to_confirm else None,
        confirmed_on=confirmed,
        moved_before=any(change.kind == Change.Kind.MOVED and not change.by_guest for change in changes),
        clash=in_the_way(seat, talk.starts_at, talk.minutes, but=talk) if stands else None,
        ran_over=ran_over(talk),
        beside=beside(seat, now, talk),
    )


def _confirmed(talk: Interview) -> datetime | None:
    if talk.confirmed_at:
        return talk.confirmed_at
    sent = Letter.objects.filter(contact_id=talk.contact_id, kind=Letter.Kind.CONFIRM, left_at__gte=talk.agreed_at)
    return sent.filter(deleted_at=None).values_list("left_at", flat=True).first()


def _words(change: Change, zone: str) -> str:
    if change.kind == Change.Kind.MOVED and change.was_at and change.now_at:
        return f"from {in_words(change.was_at, zone)} to {in_words(change.now_at, zone)}"
    return in_words(change.was_at, zone) if change.was_at else ""
