"""The secret address for calendar programs: made, renewed, ended."""

import secrets
from datetime import datetime

from django.db import transaction

from shoptalk.interviews.models import CalendarFeed
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SECRET_BYTES = 24


@transaction.atomic
def renew_feed(*, seat: Seat, now: datetime) -> CalendarFeed:
    """A new address; the old one ends at once. No Undo: an address that was ended must stay ended."""
    one_click_at_a_time(seat)
    CalendarFeed.objects.visible_to(seat).filter(ended_at=None).update(ended_at=now)
    feed = CalendarFeed.objects.create(workspace=seat.workspace, token=secrets.token_urlsafe(SECRET_BYTES), made_at=now)
    return feed


@transaction.atomic
def end_feed(*, seat: Seat, now: datetime) -> bool:
    """No calendar program may read the appointments any more. False when none could."""
    one_click_at_a_time(seat)
    return bool(CalendarFeed.objects.visible_to(seat).filter(ended_at=None).update(ended_at=now))
