"""Gives every request its seat. Alone on a laptop the seat is made on first use."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from shoptalk.accounts.models import User
from shoptalk.accounts.single_seeker import is_open
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.models import Member, Workspace

SEEKER = "seeker"
# A page about people is in no cache: not in that of a shared browser, and not behind its back button.
KEPT_NOWHERE = "private, no-store"


def only_seat(now: datetime) -> Seat:
    """The seat of the one seeker of this installation, made on first use."""
    member = Member.objects.select_related("user", "workspace").order_by("pk").first()
    if member is None:
        with transaction.atomic():
            user, _ = User.objects.get_or_create(username=SEEKER)
            workspace = Workspace.objects.create(name="My notebook", created_at=now)
            member = Member.objects.create(user=user, workspace=workspace)
    return Seat(user=member.user, workspace=member.workspace)


class SeatMiddleware:
    """Sets `request.seat` and `request.now`: nothing deeper reads the clock or the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        if is_open(request):
            timezone.deactivate()  # the last seeker's zone would linger in this thread
            return self.get_response(request)
        if not settings.SINGLE_SEEKER:
            raise Http404  # accounts do not exist yet; bin/run refuses to start without loopback
        request.seat = only_seat(request.now)  # type: ignore[attr-defined]
        request.user = request.seat.user  # type: ignore[attr-defined]
        timezone.activate(request.seat.zone)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", KEPT_NOWHERE)
        return response
