"""Fields side by side: own criteria and weights, ratings, facts and voices."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.careers.actions.take_standpoint import take_standpoint
from shoptalk.careers.actions.weigh_criteria import add_criterion, judge, remove_criterion
from shoptalk.careers.careers_page import fields_of
from shoptalk.careers.models import Criterion
from shoptalk.careers.side_by_side import side_by_side
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.occupations.facts import attribution, states
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

WEIGHT_WORDS = "leave it out|a little|some|much|above all"


@require_http_methods(["GET", "POST"])
def compare(request: SeekerRequest) -> HttpResponse:
    """The page; posted to, it keeps all weights and ratings of its form at once. On change, or with the button."""
    return compare_screen(request) if request.method == "GET" else _judged(request)


@require_POST
def criteria(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    try:
        change = add_criterion(
            seat=seat, now=now, campaign=current_campaign(seat, now), name=request.POST.get("name", "")
        )
    except Refusal as mend:
        return compare_screen(request, mend, {"name": request.POST.get("name", "")})
    say(request, f"{change.words}.", change.event)
    return go(request, "compare")


@require_POST
def criterion_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    criterion = get_or_404(Criterion.objects, seat, pk=pk)
    change = remove_criterion(seat=seat, now=request.now, criterion=criterion)
    say(request, f"{change.words}.", change.event)
    return go(request, "compare")


def _judged(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    fields, sent = fields_of(seat, campaign), request.POST
    rows = list(Criterion.objects.visible_to(seat).filter(campaign=campaign))
    weights = {one: typed for one in rows if (typed := sent.get(f"weight-{one.pk}")) is not None}
    ratings = {
        (one, field): typed
        for one in rows
        for field in fields
        if (typed := sent.get(f"rating-{one.pk}-{field.pk}")) is not None
    }
    try:
        change = judge(seat=seat, now=now, weights=weights, ratings=ratings)
    except Refusal as mend:
        return compare_screen(request, Refusal(str(mend)))  # said at the top, whichever slider it was
    if change.event:
        say(request, "Saved.", change.event)
    return compare_screen(request) if request.htmx else go(request, "compare")


@require_POST
def standpoint(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    typed = {name: request.POST.get(name, "") for name in ("state", "pay_now")}
    try:
        change = take_standpoint(seat=seat, now=now, campaign=current_campaign(seat, now), **typed)
    except Refusal as mend:
        return compare_screen(request, mend, typed)
    if change.event:
        say(request, "Saved.", change.event)
    return go(request, "compare")


def compare_screen(request: SeekerRequest, mend: Refusal | None = None, said: dict | None = None) -> HttpResponse:
    seat = seat_of(request)
    context = {
        "tab": "careers",
        "page": side_by_side(seat, current_campaign(seat, request.now)),
        "states": states(),
        "sources": attribution(),
        "weight_words": WEIGHT_WORDS,
        "mend": mend,
        "said": said or {},
    }
    return screen(request, "careers/compare.html", context, status=422 if mend else 200)
