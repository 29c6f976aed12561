"""What a guest's page shows: who asks and why, the times that are left, or the talk that was picked. Nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from shoptalk.connections.busy_times import busy_times
from shoptalk.interviews.models import Change, Interview, Invitation, Medium
from shoptalk.interviews.times import busy, zone_of_contact
from shoptalk.method.time_slots import overlapping
from shoptalk.method.wall_clock import day_in_words, in_words, zone_of
from shoptalk.workspaces.access import Seat

AFTERWARDS = timedelta(hours=1)  # the page of a talk that ran a little over is still there
WAYS = {
    Medium.PHONE: ("Phone", "phone"),
    Medium.VIDEO: ("Video", "video"),
    Medium.IN_PERSON: ("In person", "pin"),
}


@dataclass(frozen=True, slots=True)
class Time:
    """One time to pick."""

    value: str
    clock: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    words: str
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Way:
    value: str
    words: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GuestPage:
    """The page. `talk` when one stands; `closed` when there is nothing to do here any more, as a sentence."""

    page: Invitation
    who: str
    called: str
    initials: str
    zone: str
    zone_words: str
    closes: str
    days: tuple[Day, ...]
    ways: tuple[Way, ...]
    talk: Interview | None = None
    talk_when: str = ""
    talk_until: str = ""
    called_off: str = ""
    closed: str = ""


def guest_page(seat: Seat, now: datetime, page: Invitation, zone: str = "") -> GuestPage:
    """`zone`: the clocks that the guest asked for; their own where the seeker knows it. Four queries."""
    zone = zone or zone_of_contact(seat, page.contact)
    talk = page.interview if page.interview and page.interview.deleted_at is None else None
    stands = talk is not None and talk.cancelled_at is None and talk.no_show_at is None
    windows = _left(seat, now, page, talk if stands else None)
    user = seat.user
    mine = talk if stands else None
    return GuestPage(
        page=page,
        who=user.full_name or "Somebody",
        called=user.given_name or "The person who asked you",
        initials=user.initials,
        zone=zone,
        zone_words=zone.rpartition("/")[2].replace("_", " "),
        closes=day_in_words(page.expires_at.astimezone(zone_of(zone)).date()),
        days=_by_day(windows, zone),
        ways=tuple(
            Way(one, *WAYS[Medium(one)], chosen=one == (mine.medium if mine else page.media[0]))
            for one in page.media
            if one in WAYS
        ),
        talk=mine,
        talk_when=in_words(mine.starts_at, zone) if mine else "",
        talk_until=f"{mine.ends_at.astimezone(zone_of(zone)):%H:%M}" if mine else "",
        called_off=_called_off(talk, zone) if talk and not stands else "",
        closed=_closed(now, page, mine),
    )


def _left(seat: Seat, now: datetime, page: Invitation, talk: Interview | None) -> list[datetime]:
    """The windows that could still be had: to come, and nothing else there by now."""
    starts = page.windows.filter(deleted_at=None, starts_at__gt=now).values_list("starts_at", flat=True)
    others = [(first, last) for first, last in busy(seat, now) if talk is None or first != talk.starts_at]
    others += busy_times(seat, now)
    kept = [start for start in starts if not overlapping(start, page.minutes, others)]
    return [start for start in kept if talk is None or start != talk.starts_at]


def _by_day(starts: list[datetime], zone: str) -> tuple[Day, ...]:
    there = [(start, start.astimezone(zone_of(zone))) for start in sorted(starts)]
    only = len(there) == 1
    return tuple(
        Day(day_in_words(day), tuple(Time(start.isoformat(), f"{local:%H:%M}", only) for start, local in times))
        for day, times in groupby(there, key=lambda pair: pair[1].date())
    )


def _called_off(talk: Interview, zone: str) -> str:
    """The talk that was picked and does not stand, in a sentence."""
    when = in_words(talk.starts_at, zone)
    if talk.no_show_at is not None:
        return f"The talk of {when} did not come about."
    last = talk.changes.filter(kind=Change.Kind.CANCELLED, deleted_at=None).last()
    if last is not None and last.by_guest:
        return f"You called off the talk of {when}."
    return f"The talk of {when} had to be called off."


def _closed(now: datetime, page: Invitation, talk: Interview | None) -> str:
    if talk is not None:
        if talk.ended_at is not None or now > talk.ends_at + AFTERWARDS:
            return "Your talk has been. Thank you for the time you gave."
        return ""
    if page.revoked_at is not None:
        return "This page was closed. There is nothing you need to do."
    if now >= page.expires_at:
        return "The times on this page have passed. If you would still like to talk, a line by e-mail is welcome."
    return ""
