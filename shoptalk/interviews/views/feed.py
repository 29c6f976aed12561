"""The secret calendar feed: a calendar program has neither cookie nor key, only this address."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shoptalk.integrations.ics.calendar_file import MEDIA_TYPE, calendar_file
from shoptalk.interviews.calendar import for_seeker
from shoptalk.interviews.knocking import KNOCKS, MOST_BY_LINK, MOST_FORGED
from shoptalk.interviews.models import CalendarFeed, Interview
from shoptalk.interviews.views.guest import TOO_OFTEN, address_of
from shoptalk.workspaces.access import Seat, seat_behind

BACK = timedelta(days=366)  # what lies further back is no news for a calendar
MOST = 2000
NOTHING = "Nothing here. If you renewed the address of your calendar, give your calendar program the new one."
PLAIN = "text/plain; charset=utf-8"


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Talks of a year back and to come, those called off as such. An ended address looks like one that never was."""
    now: datetime = request.now  # type: ignore[attr-defined]
    found = CalendarFeed.objects.filter(token=token[:64], ended_at=None, deleted_at=None)
    feed = found.select_related("workspace").first()
    seat = seat_behind(feed.workspace) if feed else None
    if seat is None:
        too_often = KNOCKS.again(f"forged {address_of(request)}", now, MOST_FORGED)
        words, status = (TOO_OFTEN, 429) if too_often else (NOTHING, 404)
        return _closed(HttpResponse(words, status=status, content_type=PLAIN))
    if KNOCKS.again(f"feed {token}", now, MOST_BY_LINK):
        return _closed(HttpResponse(TOO_OFTEN, status=429, content_type=PLAIN))
    return _closed(HttpResponse(feed_of(seat, now), content_type=MEDIA_TYPE))


def feed_of(seat: Seat, now: datetime) -> bytes:
    """One query, whatever there is."""
    talks = Interview.objects.visible_to(seat).filter(starts_at__gt=now - BACK, contact__deleted_at=None)
    talks = talks.select_related("contact", "campaign").order_by("starts_at", "pk")[:MOST]
    return calendar_file([for_seeker(talk, seat.user, now) for talk in talks], name="Shoptalk")


def _closed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    return response
