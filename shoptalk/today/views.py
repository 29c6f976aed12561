"""Today, not today, and the palette."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.contacts.find import find_people
from shoptalk.contacts.models import Contact
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.mailbox.came_in import waiting
from shoptalk.method.moves import SHOWN_AT_ONCE
from shoptalk.outreach.actions.snooze_move import SNOOZES, snooze_move
from shoptalk.outreach.nobody_sends import letters_stuck
from shoptalk.today.beginnings import beginnings, missing_line
from shoptalk.today.moves import moves_of_today
from shoptalk.today.week import strokes_of_today
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

PALETTE_SHOWS = 8


@require_GET
def today(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    if campaign.settled_in_at is None:
        return redirect("welcome")
    keep_ranked(seat, now, campaign)
    found = moves_of_today(seat, now, campaign)
    return screen(
        request,
        "today/today.html",
        {
            "tab": "today",
            "today": found,
            "moves_open": len(found.moves) or "",
            "beginnings": missing_line(seat, campaign)
            if len(found.moves) == SHOWN_AT_ONCE
            else beginnings(seat, campaign),
            "strokes": strokes_of_today(seat, now),
            "snoozes": SNOOZES,
            "campaign": campaign,
            "greeting": _greeting(now.astimezone(seat.zone).hour),
            "date": seat.today(now),
            "mail": waiting(seat),
            "just_one": request.GET.get("just") == "one",
            "letters_stuck": letters_stuck(seat, now),
        },
    )


def _greeting(hour: int) -> str:
    return "Good morning" if 4 <= hour < 12 else "Good afternoon" if hour < 18 else "Good evening"


@require_POST
def snooze(request: SeekerRequest, pk: int) -> HttpResponse:
    """Not today: the move waits for some business days."""
    seat = seat_of(request)
    person = get_or_404(Contact.objects, seat, pk=pk)
    change = snooze_move(
        seat=seat, now=request.now, contact=person, move=request.POST.get("move", ""), days=request.POST.get("days", "")
    )
    say(request, change.words, change.event)
    return go(request, "today")


@require_GET
def palette(request: SeekerRequest) -> JsonResponse:
    """People for Ctrl+K, as plain data."""
    seat = seat_of(request)
    text = request.GET.get("q", "")
    people = find_people(seat, text)[:PALETTE_SHOWS] if len(text.strip()) > 1 else []
    return JsonResponse(
        {
            "people": [
                {
                    "id": person.pk,
                    "name": person.name,
                    "headline": person.headline,
                    "url": reverse("person", args=[person.pk]),
                }
                for person in people
            ]
        }
    )
