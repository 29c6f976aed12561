"""What every change of an appointment shares: one at a time, nothing twice, and the person's standing brought along."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from shoptalk.connections.busy_times import busy_times
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.interviews.models import Interview, Medium
from shoptalk.interviews.times import in_the_way, zone_of_contact
from shoptalk.method.time_slots import overlapping
from shoptalk.method.wall_clock import for_me, in_words
from shoptalk.outreach.actions.log_touch import add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Ask, Touch
from shoptalk.outreach.standings import contact_day
from shoptalk.workspaces.access import Seat, one_click_at_a_time

FEWEST_MINUTES, MOST_MINUTES = 5, 120
FURTHEST = timedelta(days=2 * 366)
SCHEDULED = "scheduled"


class Taken(Refusal):
    """At that time there is another talk already."""

    status = 409


class ChangedMeanwhile(Refusal):
    """Somebody else, or another tab, changed the appointment after this page was opened."""

    status = 409


@contextmanager
def one_at_a_time(seat: Seat) -> Iterator[None]:
    """Whoever changes an appointment of this notebook waits here for the one before, guests included.

    Where two get through all the same, the database's own rule (one talk at a time) stops the second.
    """
    try:
        with transaction.atomic():
            one_click_at_a_time(seat)
            yield
    except IntegrityError as error:
        if "one_talk_at_a_time" not in str(error) and "starts_at" not in str(error):
            raise
        raise Taken("That time was taken a moment ago. Choose another one; nothing was changed.") from error


def fresh(interview: Interview, seen: str = "") -> Interview:
    """The appointment as it is now. `seen`: its `as_seen` on the page that asks; anything else by now is a refusal."""
    now_is = Interview.objects.select_related("contact", "campaign").get(pk=interview.pk)
    if seen and seen != now_is.as_seen:
        zone = now_is.time_zone
        what = "was called off" if now_is.cancelled_at else f"is on {in_words(now_is.starts_at, zone)} now"
        raise ChangedMeanwhile(f"The talk {what}: it was changed since this page was opened. Look at it anew.")
    return now_is


def next_sequence(talk: Interview) -> None:
    """One more, and outside of what Undo puts back: a calendar takes no step back, it goes by the later stamp."""
    Interview.objects.filter(pk=talk.pk).update(sequence=F("sequence") + 1)
    talk.sequence += 1


def must_stand(interview: Interview) -> None:
    """Raises Refusal for a talk that is called off or over."""
    if interview.deleted_at is not None or interview.cancelled_at is not None:
        raise Refusal("This talk was called off already. Write a new one in instead.")
    if interview.ended_at is not None:
        raise Refusal("This talk is over, so its time stays as it was.")


def must_be_possible(seat: Seat, now: datetime, contact: Contact, starts_at: datetime, minutes: int) -> None:
    """Raises Refusal for a time that no appointment can have, and for people who are not to be written to."""
    if contact.deleted_at is not None:
        raise Refusal(f"{contact} is in the bin. Take them out first.")
    if contact.do_not_contact_at is not None:
        raise Refusal(f"{contact} asked not to be contacted. That stands, so no talk is written in.")
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise Refusal(f"A talk takes {FEWEST_MINUTES} to {MOST_MINUTES} minutes. Twenty is what people say yes to.")
    if abs(starts_at - now) > FURTHEST:
        raise Refusal(
            f"{starts_at.astimezone(seat.zone):%-d %B %Y} is too far away to be right. Please check the date."
        )


def must_be_free(seat: Seat, starts_at: datetime, minutes: int, but: Interview | None = None) -> None:
    other = in_the_way(seat, starts_at, minutes, but)
    if other is not None:
        at = in_words(other.starts_at, seat.zone.key)
        raise Taken(f"You talk with {other.contact} on {at}, for {other.minutes} minutes. Choose another time.")


def calendar_must_be_free(seat: Seat, now: datetime, starts_at: datetime, minutes: int) -> None:
    """Raises Taken for a time that the seeker's own calendar says is busy: what is offered is to be kept."""
    if overlapping(starts_at, minutes, busy_times(seat, now)):
        at = in_words(starts_at, seat.zone.key)
        raise Taken(f"Your calendar says that you are busy on {at}. Offer another time, or free that one there first.")


def must_be_a_medium(medium: str) -> None:
    if medium not in Medium.values:
        raise Refusal("A talk is by phone, by video or in person. Choose one of the three.")


def when(seat: Seat, interview: Interview) -> str:
    """The time as the seeker reads it: in their zone, with the other side's where it differs."""
    contact = interview.contact
    return for_me(interview.starts_at, seat.zone.key, zone_of_contact(seat, contact), contact.called)


def day_is_set(change: Step, seat: Seat, now: datetime, contact: Contact, starts_at: datetime, words: str) -> None:
    """The yes gets its day, inside a step: the one that stands open, else one that is logged now."""
    ask, day = _ask_of(seat, now, contact), contact_day(seat, contact, starts_at)
    yes = _standing_yes(ask)
    if yes is None:
        add_touch(change, seat, now, ask, kind=Touch.Kind.AGREED, at=now, until=day, words=words)
        return
    change.update(yes, until=day)
    add_touch(change, seat, now, ask, kind=Touch.Kind.NOTE, at=now, words=words)


def day_is_open(change: Step, seat: Seat, now: datetime, contact: Contact, words: str) -> None:
    """The yes stands and its time is open again, so that Today asks for a new one."""
    ask = _ask_of(seat, now, contact)
    add_touch(change, seat, now, ask, kind=Touch.Kind.AGREED, at=now, until=None, words=words)


def rest(change: Step, seat: Seat, now: datetime, contact: Contact, words: str) -> None:
    """Nothing more is asked: a kind "not now" without a day."""
    add_touch(change, seat, now, _ask_of(seat, now, contact), kind=Touch.Kind.NOT_NOW, at=now, words=words)


def _ask_of(seat: Seat, now: datetime, contact: Contact) -> Ask:
    """The ask, after whoever is logging something with this person at the moment."""
    wait_for_others(contact)
    return open_ask(seat, now, contact)


def _standing_yes(ask: Ask) -> Touch | None:
    if not ask.pk or ask.stage != SCHEDULED:
        return None
    return ask.touches.filter(kind=Touch.Kind.AGREED, deleted_at=None).order_by("-at", "-pk").first()
