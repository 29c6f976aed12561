"""The room's first page."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.design.screen import screen
from shoptalk.workspaces.access import SeekerRequest


@require_GET
def careers(request: SeekerRequest) -> HttpResponse:
    return screen(request, "careers/careers.html", {"tab": "careers"})
