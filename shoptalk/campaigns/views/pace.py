"""How much a week, and a pause from all of it."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.actions import set_pace as paces
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import MOST_ASKS_A_WEEK, MOST_TALKS_A_WEEK, LinkedInPlan
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.workspaces.access import SeekerRequest, seat_of

ANSWERS = ("asks_per_week", "talks_per_week", "minutes", "linkedin_plan")
MINUTES = (
    (15, "15, for strangers and for people high up"),
    (20, "20, the usual"),
    (30, "30, only after a warm introduction"),
)


@require_http_methods(["GET", "POST"])
def pace(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    campaign = current_campaign(seat, request.now)
    stored = {name: getattr(campaign, name) for name in ANSWERS}
    if request.method == "GET":
        return _page(request, campaign, stored)
    typed = {name: request.POST.get(name, stored[name]) for name in ANSWERS}
    try:
        change = paces.set_pace(seat=seat, now=request.now, campaign=campaign, **typed)
    except Mend as mend:
        return _page(request, campaign, stored | typed, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "pace")


@require_POST
def pause(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    change = paces.pause(seat=seat, now=request.now, campaign=current_campaign(seat, request.now))
    if change.event:
        say(request, "Your search rests. It keeps everything until you come back.", change.event)
    return go(request, "pace")


@require_POST
def pause_end(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    change = paces.resume(seat=seat, now=request.now, campaign=current_campaign(seat, request.now))
    if change.event:
        say(request, "Good to see you. Your search goes on.", change.event)
    return go(request, "pace")


def _page(request: SeekerRequest, campaign, said: dict, mend: Mend | None = None) -> HttpResponse:
    return screen(
        request,
        "campaigns/pace.html",
        {
            "tab": "fields",
            "campaign": campaign,
            "said": said,
            "mend": mend,
            "minutes": [(length, words, str(length) == str(said["minutes"])) for length, words in MINUTES],
            "plans": LinkedInPlan.choices,
            "most_asks": MOST_ASKS_A_WEEK,
            "most_talks": MOST_TALKS_A_WEEK,
        },
        status=422 if mend else 200,
    )
