"""The desk's own page: what waits there."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.campaigns.current import current_campaign
from shoptalk.design.screen import screen
from shoptalk.outreach.drafts import waiting
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_GET
def desk(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    found = waiting(seat, now, current_campaign(seat, now))
    under_way = Letter.objects.visible_to(seat).under_way().filter(contact__deleted_at=None).count()
    return screen(request, "outreach/desk.html", {"tab": "desk", "waiting": found, "on_their_way": under_way})
