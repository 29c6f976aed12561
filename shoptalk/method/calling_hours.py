"""Is this a good moment to ring them? A weak hint, and one firm limit (rulebook A37, A38)."""

from datetime import datetime, time

from shoptalk.method.business_days import SATURDAY, known_zone
from shoptalk.method.day_words import weekday

OPENS, CLOSES = time(8), time(18)  # outside of these hours, there, a call is unwelcome (A38)
LATE_MORNING = time(10), time(12)  # the studies disagree; these two are named most often (A37)
LATE_AFTERNOON = time(16), CLOSES
TUESDAY, THURSDAY = 1, 3


def good_time_to_call(zone: str, now: datetime) -> str:
    """One sentence about ringing somebody in the IANA `zone` at the aware moment `now`. It advises and never blocks."""
    if now.utcoffset() is None:
        raise ValueError("This moment has no time zone. Give an aware datetime, for example in UTC.")
    there = known_zone(zone)
    if there is None:
        return "Their time zone is not known. Check the hour there before you ring."
    local = now.astimezone(there)
    hour, clock, day = local.time(), f"{local:%H:%M}", weekday(local)
    if local.weekday() >= SATURDAY:
        return f"It is {day}, {clock}, where they are. A weekday between 8:00 and 18:00 there is kinder."
    if not OPENS <= hour < CLOSES:
        return f"It is {clock} where they are. Between 8:00 and 18:00 there is kinder."
    favoured = any(start <= hour < end for start, end in (LATE_MORNING, LATE_AFTERNOON))
    if favoured and TUESDAY <= local.weekday() <= THURSDAY:
        return f"It is {day}, {clock}, where they are: a good hour in most studies, though they disagree."
    return (
        f"It is {day}, {clock}, where they are: fine. "
        "Late morning or late afternoon, Tuesday to Thursday, may be a little better."
    )
