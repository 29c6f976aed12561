"""Times as they come out of forms: a clock and whose clock it is, or a window that the page itself named."""

from collections.abc import Sequence
from datetime import UTC, datetime

from shoptalk.accounts.answers import Mend
from shoptalk.contacts.models import Contact
from shoptalk.interviews.times import zone_of_contact
from shoptalk.method.wall_clock import Oddity, in_words, on_the_clock
from shoptalk.workspaces.access import Seat

THEIRS = "theirs"


def moment_typed(seat: Seat, contact: Contact, typed: str, by: str = "") -> tuple[datetime, str, str]:
    """The moment, the zone it was said in, and a sentence where the clock shows that time twice.

    Raises Mend for what is no time, and for an hour that the clock jumps over in spring.
    """
    zone = zone_of_contact(seat, contact) if by == THEIRS else seat.zone.key
    try:
        said = datetime.fromisoformat(typed.strip())
    except ValueError as error:
        raise Mend("at", "Write the day and the time, like 2026-05-14 15:30.") from error
    if not 1990 <= said.year <= 2200:
        raise Mend("at", f"The year {said.year} cannot be right. Please check the date.")
    if said.tzinfo is not None:
        return said.astimezone(UTC), zone, ""
    told = on_the_clock(said.replace(second=0, microsecond=0), zone)
    place = zone.rpartition("/")[2].replace("_", " ")
    if told.oddity is Oddity.SKIPPED:
        raise Mend(
            "at",
            f"That night the clocks of {place} jump over {said:%H:%M}, so there is no such time. "
            f"Did you mean {in_words(told.moment, zone)}?",
        )
    twice = f"That night the clocks of {place} show {said:%H:%M} twice; the first time is meant."
    return told.moment, zone, twice if told.oddity is Oddity.TWICE else ""


def windows_typed(seat: Seat, contact: Contact, ticked: Sequence[str], own: Sequence[str]) -> list[datetime]:
    """The times to offer: those ticked on the page, and those written in by hand in the seeker's own zone."""
    starts = []
    for value in ticked:
        try:
            start = datetime.fromisoformat(value)
        except ValueError:
            continue
        if start.tzinfo is not None and 1990 <= start.year <= 2200:
            starts.append(start.astimezone(UTC))
    starts += [moment_typed(seat, contact, typed)[0] for typed in own if typed.strip()]
    return sorted(set(starts))
