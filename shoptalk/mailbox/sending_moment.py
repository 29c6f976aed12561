"""The moment that counts as the one in which a letter left."""

from datetime import datetime

from shoptalk.outreach.models import Letter


def sent_at(letter: Letter, now: datetime) -> datetime:
    """When a worker took it to hand it over; never later than `now`, whatever the clock said then."""
    return min(letter.sending_at or letter.unsure_at or now, now)
