"""What is due to be told without being asked, and when silence is kept.

A notice is worth its interruption only while something can be done with it: a talk that begins in fifteen minutes, and
an answer that came. Both are said once. Late ones are dropped: nobody needs to hear that a talk has begun. Quiet hours
hold back answers until they end; they do not hold back a talk, because a talk that one agreed to is no disturbance
(whoever wants none of it switches it off). Times of the day are the seeker's own, daylight saving included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

SOON = timedelta(minutes=15)  # "in 15 minutes": long enough to find a quiet place, short enough to be about now
NEWS_FOR = timedelta(hours=24)  # an answer that was noticed longer ago is on Today anyway
MORNING_FOR = timedelta(hours=4)  # a morning mail later than this is no morning mail: the machine was asleep


@dataclass(frozen=True, slots=True)
class Choice:
    """What one seeker wants to be told, and the hours in which not; times of the day in `zone`."""

    zone: ZoneInfo
    meeting_soon: bool = True
    they_replied: bool = True
    quiet_from: time = time(21)
    quiet_until: time = time(7)


@dataclass(frozen=True, slots=True)
class Talk:
    key: str
    name: str  # as the seeker calls them
    starts_at: datetime
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Reply:
    key: str
    name: str
    noticed_at: datetime
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to be shown, what it stands for (`keys`), and from when on it is worth nothing any more."""

    keys: tuple[str, ...]
    words: str
    path: str
    until: datetime


def is_quiet(at: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether a time of the day lies in the quiet hours. They may cross midnight; of no length, there are none."""
    if quiet_from <= quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until


def due_to_tell(now: datetime, choice: Choice, talks: Iterable[Talk], replies: Iterable[Reply]) -> list[Notice]:
    """What is to be said at the moment `now`, of what was not said yet. Answers that came together are one notice."""
    found = [soon for talk in talks if choice.meeting_soon and (soon := _soon(now, talk))]
    quiet = is_quiet(now.astimezone(choice.zone).time(), choice.quiet_from, choice.quiet_until)
    if choice.they_replied and not quiet:
        fresh = sorted((one for one in replies if _is_news(now, one)), key=lambda one: (one.noticed_at, one.key))
        found += [_replied(fresh)] if fresh else []
    return found


def _soon(now: datetime, talk: Talk) -> Notice | None:
    left = talk.starts_at - now
    if not timedelta() < left <= SOON:
        return None
    minutes = ceil(left / timedelta(minutes=1))
    words = f"Your talk with {talk.name} starts in {minutes} {'minute' if minutes == 1 else 'minutes'}."
    return Notice((talk.key,), words, talk.path, talk.starts_at)


def _is_news(now: datetime, reply: Reply) -> bool:
    return timedelta() <= now - reply.noticed_at < NEWS_FOR


def _replied(fresh: list[Reply]) -> Notice:
    """`fresh` is in the order in which they came, and not empty."""
    keys, names = tuple(one.key for one in fresh), list(dict.fromkeys(one.name for one in fresh))
    until = min(one.noticed_at for one in fresh) + NEWS_FOR
    if len(names) == 1:
        return Notice(keys, f"{names[0]} answered.", fresh[-1].path, until)
    others = "one other" if len(names) == 2 else f"{len(names) - 1} others"
    return Notice(keys, f"{names[0]} and {others} answered.", "/", until)


def morning_is_due(now: datetime, zone: ZoneInfo, at: time, last_on: date | None, is_business: bool) -> bool:
    """Whether the mail of this morning is still to be sent. `is_business`: the seeker's day that it is at `now`.

    The clock of the day decides, so on a day on which it changes the mail comes at the same time of the day. A morning
    that began too close to midnight ends with the day.
    """
    here = now.astimezone(zone)
    if not is_business or last_on == here.date():
        return False
    begins = datetime.combine(here.date(), at)
    return begins <= here.replace(tzinfo=None) < begins + MORNING_FOR
