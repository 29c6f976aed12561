"""The thirty seconds about oneself: three parts, counted and heard as they would be said."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.current import current_campaign
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.write_showcase import write_showcase
from shoptalk.interviews.models import Interview, Showcase
from shoptalk.method.showcase import MOST_WORDS, PARTS, say_aloud
from shoptalk.workspaces.access import SeekerRequest, number_of, seat_of

LONGEST_LOOKED_AT = 2000


@require_http_methods(["GET", "POST"])
def showcase(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    campaign = current_campaign(seat, request.now)
    if request.method == "GET":
        kept = Showcase.objects.visible_to(seat).filter(campaign=campaign).first()
        said = {name: getattr(kept, name) if kept else "" for name in PARTS}
        if kept is None and campaign.who_i_am:
            said["what_i_do"] = campaign.who_i_am
        return _page(request, said)
    said = _typed(request)
    try:
        change = write_showcase(seat=seat, now=request.now, campaign=campaign, **said)
    except Mend as mend:
        return _page(request, said, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    talk = _talk(request)
    return go(request, "brief", talk.pk) if talk else go(request, "showcase")


@require_POST
def showcase_check(request: SeekerRequest) -> HttpResponse:
    """The text in the boxes as it would be said aloud; nothing is stored."""
    context = {"aloud": say_aloud(**_typed(request)), "most": MOST_WORDS}
    return render(request, "interviews/showcase.html#aloud", context)


def _typed(request: SeekerRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:LONGEST_LOOKED_AT] for name in PARTS}


def _talk(request: SeekerRequest) -> Interview | None:
    """The talk whose brief one came from, so that one goes back there."""
    said = request.GET if request.method == "GET" else request.POST
    pk = number_of(said.get("for", ""))
    seat = seat_of(request)
    return Interview.objects.visible_to(seat).select_related("contact").filter(pk=pk).first() if pk else None


def _page(request: SeekerRequest, said: dict[str, str], mend: Mend | None = None) -> HttpResponse:
    context = {
        "tab": "interviews",
        "said": said,
        "aloud": say_aloud(**said),
        "most": MOST_WORDS,
        "talk": _talk(request),
        "mend": mend,
    }
    return screen(request, "interviews/showcase.html", context, status=422 if mend else 200)
