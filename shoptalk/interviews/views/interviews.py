"""The room's first page."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.design.screen import screen
from shoptalk.workspaces.access import SeekerRequest


@require_GET
def interviews(request: SeekerRequest) -> HttpResponse:
    return screen(request, "interviews/interviews.html", {"tab": "interviews"})
