"""When the seeker can talk: hours, days away, and the address for calendar programs."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.keep_hours import be_away, be_back, keep_hours
from shoptalk.interviews.actions.renew_feed import end_feed, renew_feed
from shoptalk.interviews.models import AwayDays, CalendarFeed
from shoptalk.interviews.times import stored_week
from shoptalk.method.day_words import WEEKDAYS
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

USUAL = ("09:00", "17:00")


@require_http_methods(["GET", "POST"])
def talk_hours(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    if request.method == "GET":
        return _page(request, seat)
    post = request.POST
    week = [
        (post.get(f"from-{day}", ""), post.get(f"to-{day}", "")) if post.get(f"on-{day}") else None
        for day in range(len(WEEKDAYS))
    ]
    try:
        change = keep_hours(seat=seat, now=request.now, week=week)
    except Refusal as refusal:
        return _page(request, seat, str(refusal), week)
    return _said(request, change)


@require_POST
def away(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    try:
        first, last = _day(request.POST.get("first", "")), _day(request.POST.get("last", ""))
        if first is None:
            raise Refusal("Say the first day on which you do not talk.")
        change = be_away(seat=seat, now=request.now, first_on=first, last_on=last, words=request.POST.get("words", ""))
    except Refusal as refusal:
        return _page(request, seat, str(refusal))
    return _said(request, change)


@require_POST
def away_end(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    days = get_or_404(AwayDays.objects, seat, pk=pk)
    return _said(request, be_back(seat=seat, now=request.now, away=days))


@require_POST
def feed_renewal(request: SeekerRequest) -> HttpResponse:
    renew_feed(seat=seat_of(request), now=request.now)
    say(request, "There is a new address for your calendar program. An earlier one is ended.")
    return go(request, f"{reverse('talk_hours')}#feed")


@require_POST
def feed_end(request: SeekerRequest) -> HttpResponse:
    if end_feed(seat=seat_of(request), now=request.now):
        say(request, "The address is ended. No calendar program can read your talks any more.")
    return go(request, f"{reverse('talk_hours')}#feed")


def _said(request: SeekerRequest, change: Any) -> HttpResponse:
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "talk_hours")


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Refusal(f"“{typed[:40]}” is not a day. Write it like 2026-05-15.") from error
    if not 1990 <= day.year <= 2200:
        raise Refusal(f"The year {day.year} cannot be right. Please check the day.")
    return day


def _page(request: SeekerRequest, seat: Seat, sentence: str = "", week: Any = None) -> HttpResponse:
    kept = week if week is not None else stored_week(seat)
    feed = CalendarFeed.objects.visible_to(seat).filter(ended_at=None).order_by("-pk").first()
    base = settings.PUBLIC_ADDRESS or f"{request.scheme}://{request.get_host()}"
    context = {
        "tab": "settings",
        "days": [
            {
                "number": number,
                "name": name,
                "on": day is not None,
                "first": (day or USUAL)[0],
                "last": (day or USUAL)[1],
            }
            for number, (name, day) in enumerate(zip(WEEKDAYS, kept, strict=False))
        ],
        "away": AwayDays.objects.visible_to(seat).filter(last_on__gte=seat.today(request.now)),
        "feed": f"{base}{reverse('calendar_feed', args=[feed.token])}" if feed else "",
        "public": bool(settings.PUBLIC_ADDRESS),
        "sentence": sentence,
    }
    return screen(request, "interviews/hours.html", context, status=422 if sentence else 200)
