"""When an approved letter leaves, and when it is tried again.

A letter is read when its reader works: it leaves in the working hours where the reader is, on a day that is a working
day for both (A31, A38). What an answer or an appointment waits for leaves at once, at any hour.
"""

from datetime import UTC, datetime, time, timedelta

from shoptalk.method.business_days import Calendar, known_zone, later
from shoptalk.method.day_words import spoken, weekday
from shoptalk.method.wall_clock import on_the_clock

OPENS, CLOSES = time(9), time(17)
# Letters that wait for a morning do not all arrive on the stroke: each keeps a minute of its own.
SPREAD_MINUTES = 40
SOON = timedelta(minutes=2)  # below that it "leaves now"
# Minutes until the next try; the last one holds for all further ones (RFC 5321 4.5.4.1: at first twice within the hour,
# then about every two or three hours; a person waits here, so it stays below that).
BACK_OFF = (2, 5, 15, 30, 60)
GIVE_UP_AFTER = timedelta(days=2)  # RFC 5321 says four to five for a server; a person would rather know
LONGEST_WAIT = timedelta(minutes=BACK_OFF[-1])
# An answer, a thank-you and an appointment are waited for.
AT_ONCE = ("reply", "confirm", "invitation")


def leaves_at(now: datetime, zone: str, calendar: Calendar, minute: int = 0) -> datetime:
    """The first moment, not before the aware moment `now`, in working hours of `zone` on a business day of both.

    `minute` (any number) is the letter's own minute of the morning. An unknown zone is read as UTC.
    """
    local = now.astimezone(known_zone(zone) or UTC)
    if OPENS <= local.time() < CLOSES and calendar.is_business(local.date()):
        return now
    day = local.date() if local.time() < OPENS else later(local.date(), 1)
    opens = datetime.combine(calendar.on_or_after(day), OPENS) + timedelta(minutes=minute % SPREAD_MINUTES)
    return max(now, on_the_clock(opens, zone).moment)


def next_try(attempts: int) -> timedelta:
    """How long to wait after the `attempts`-th try was put off."""
    return timedelta(minutes=BACK_OFF[min(max(attempts, 1), len(BACK_OFF)) - 1])


def gives_up(first_due: datetime, now: datetime) -> bool:
    """Whether a letter that was due at `first_due` and is put off again has been put off for long enough."""
    return now - first_due >= GIVE_UP_AFTER


def in_words(moment: datetime, now: datetime, theirs: str, mine: str, place: str = "") -> str:
    """When it leaves, as one says it: "now", "today at 14:10", "tomorrow, Tuesday, 9:10 in Denver (11:10 for you)"."""
    if moment - now < SOON:
        return "now"
    there, here = (moment.astimezone(known_zone(zone) or UTC) for zone in (theirs, mine))
    days = (there.date() - now.astimezone(there.tzinfo).date()).days
    clock = f"{there.hour}:{there:%M}"
    day = {0: "today", 1: f"tomorrow, {weekday(there.date())}"}.get(
        days, f"{weekday(there.date())} {spoken(there.date())}"
    )
    if there.utcoffset() == here.utcoffset():
        return f"{day}, {clock}"
    own = f"{here.hour}:{here:%M}" if here.date() == there.date() else f"{weekday(here.date())} {here.hour}:{here:%M}"
    return f"{day}, {clock} in {place or city_of(theirs)} ({own} for you)"


def city_of(zone: str) -> str:
    """ "New York" for "America/New_York": the nearest big city, as zones are named."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
