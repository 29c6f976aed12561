"""Who led to whom, as a picture that reads as a list."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.design.screen import screen
from shoptalk.followthrough.tree import the_tree
from shoptalk.workspaces.access import SeekerRequest, seat_of


@require_GET
def referral_tree(request: SeekerRequest) -> HttpResponse:
    return screen(request, "followthrough/tree.html", {"tab": "interviews", "tree": the_tree(seat_of(request))})
