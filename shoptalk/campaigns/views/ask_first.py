"""Whom to ask first: what counts how much, and the first ten as it stands."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.campaigns.actions.move_weights import DEFAULTS, MOST, move_weights, reset_weights, weights_of
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.campaigns.models import Campaign, Target
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.workspaces.access import Seat, SeekerRequest, seat_of

SHOWN = 10
# In the order of the page: the name of the weight, what it is called, and what it does.
WORDS = (
    ("introduction", "Somebody introduced you", "A name that was given to you comes before everybody else."),
    ("field", "They work in your field", "The nearer their work is to one of your fields, the sooner they come."),
    ("tie", "How well you know them", "Acquaintances often open more doors than best friends do."),
    ("shared", "A school or employer in common", "It makes a good first sentence."),
    ("spread", "Different workplaces", "One office is one view. This spreads the first ten over several."),
    ("dormant", "Old ties", "People you lost sight of for years; they help more than one expects."),
    ("seniority", "A few steps ahead of you", "Peers and people a step or two on first, the most senior last."),
)
LEVELS = "leave it out|a little|some|much|above all"


@require_http_methods(["GET", "POST"])
def weights(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    if request.method == "POST":
        sent = {name: request.POST[name] for name in DEFAULTS if name in request.POST}
        close = "close_ties_first" in request.POST
        change = move_weights(seat=seat, now=now, campaign=campaign, weights=sent, close_ties_first=close)
        if change.event:
            say(request, "Saved. The order is new.", change.event)
        if not request.htmx:  # type: ignore[attr-defined]
            return go(request, "weights")
    keep_ranked(seat, now, campaign)
    return _page(request, seat, campaign)


@require_POST
def defaults(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    change = reset_weights(seat=seat, now=now, campaign=campaign)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "weights")


def _page(request: SeekerRequest, seat: Seat, campaign: Campaign) -> HttpResponse:
    in_force = weights_of(campaign)
    first = Target.objects.visible_to(seat).filter(campaign=campaign, contact__deleted_at=None)
    return screen(
        request,
        "campaigns/ask_first.html",
        {
            "tab": "fields",
            "campaign": campaign,
            "sliders": [
                {"name": name, "words": words, "why": why, "value": getattr(in_force, name)}
                for name, words, why in WORDS
            ],
            "levels": LEVELS,
            "most": MOST,
            "moved": bool(campaign.weights or campaign.close_ties_first),
            "first": first.select_related("contact", "field").order_by("place")[:SHOWN],
        },
    )
