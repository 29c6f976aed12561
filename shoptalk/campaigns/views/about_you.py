"""The few facts that drafts are made from."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.actions.write_about_you import (
    ALL,
    OF_THE_PERSON,
    add_background,
    remove_background,
    write_about_you,
)  # fmt: skip
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Background
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_http_methods(["GET", "POST"])
def about_you(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    if request.method == "GET":
        return _page(request)
    typed = {name: request.POST[name] for name in ALL if name in request.POST}
    try:
        change = write_about_you(seat=seat, now=request.now, campaign=current_campaign(seat, request.now), **typed)
    except Mend as mend:
        return _page(request, mend, typed)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "about_you")


@require_POST
def places(request: SeekerRequest) -> HttpResponse:
    """A school, employer or association more."""
    seat = seat_of(request)
    typed = {"kind": request.POST.get("kind", ""), "name": request.POST.get("name", "")}
    try:
        row, change = add_background(seat=seat, now=request.now, campaign=current_campaign(seat, request.now), **typed)
    except Mend as mend:
        return _page(request, mend, {"background_kind": typed["kind"], "background": typed["name"]})
    say(request, f"{row.name} is in the list.", change.event)
    return go(request, "about_you")


@require_POST
def place_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    row = get_or_404(Background.objects, seat, pk=pk)
    change = remove_background(seat=seat, now=request.now, background=row)
    say(request, f"{change.words}.", change.event)
    return go(request, "about_you")


def _page(request: SeekerRequest, mend: Mend | None = None, typed: dict | None = None) -> HttpResponse:
    seat = seat_of(request)
    campaign = current_campaign(seat, request.now)
    stored = {name: getattr(seat.user if name in OF_THE_PERSON else campaign, name) for name in ALL}
    return screen(
        request,
        "campaigns/about_you.html",
        {
            "tab": "fields",
            "said": stored | (typed or {}),
            "mend": mend,
            "background": Background.objects.visible_to(seat).filter(campaign=campaign).order_by("kind", "pk"),
            "kinds": Background.Kind.choices,
        },
        status=422 if mend else 200,
    )
