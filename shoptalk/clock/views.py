"""The page that says whether everything is running."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.clock.health import START
from shoptalk.clock.health import health as how_it_is
from shoptalk.design.screen import screen
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_GET
def health(request: SeekerRequest) -> HttpResponse:
    found = how_it_is(seat_of(request), request.now)
    return screen(request, "clock/health.html", {"tab": "settings", "health": found, "start": START})
