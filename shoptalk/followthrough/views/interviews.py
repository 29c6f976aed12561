"""The talks to come, what was promised in those that were, and whom one talked with."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.design.screen import screen
from shoptalk.followthrough.promises import promises
from shoptalk.interviews.overview import overview
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_GET
def interviews(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    found = overview(seat, request.now, all_talked=bool(request.GET.get("all")))
    context = {"tab": "interviews", "overview": found, "promises": promises(seat, request.now)}
    return screen(request, "followthrough/interviews.html", context)
