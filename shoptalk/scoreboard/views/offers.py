"""Offers: the list, one of them, and what was decided."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.current import current_campaign
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.scoreboard.actions.name_parts import name_parts
from shoptalk.scoreboard.actions.write_offer import OfferFacts, change_offer, decide_offer, remove_offer, write_offer
from shoptalk.scoreboard.models import Application, Offer
from shoptalk.scoreboard.parts import names_behind, parts_of
from shoptalk.scoreboard.views.typed import day_typed, people_typed, row_typed
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

PAGE = 100
CHOICES = 100  # applications that an offer may have come of, the newest first


@require_http_methods(["GET", "POST"])
def offers(request: SeekerRequest) -> HttpResponse:
    """The list, and writing one down."""
    seat = seat_of(request)
    if request.method == "GET":
        return _list(request)
    try:
        campaign = current_campaign(seat, request.now)
        made, change = write_offer(seat=seat, now=request.now, campaign=campaign, facts=_facts(request))
    except Refusal as mend:
        return _list(request, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "offer", made.pk)


@require_http_methods(["GET", "POST"])
def offer(request: SeekerRequest, pk: int) -> HttpResponse:
    """One offer: to read, to change, to name who played a part."""
    seat = seat_of(request)
    found = get_or_404(Offer.objects.select_related("application"), seat, pk=pk)
    if request.method == "GET":
        return _page(request, found)
    try:
        change = change_offer(seat=seat, now=request.now, offer=found, facts=_facts(request))
    except Refusal as mend:
        return _page(request, found, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "offer", pk)


@require_POST
def offer_acceptance(request: SeekerRequest, pk: int) -> HttpResponse:
    return _decided(request, pk, accepted=True)


@require_POST
def offer_refusal(request: SeekerRequest, pk: int) -> HttpResponse:
    return _decided(request, pk, accepted=False)


def _decided(request: SeekerRequest, pk: int, *, accepted: bool) -> HttpResponse:
    """Accepted or declined, with the day; `never` in the form takes it back."""
    seat = seat_of(request)
    found = get_or_404(Offer.objects, seat, pk=pk)
    try:
        change = decide_offer(
            seat=seat, now=request.now, offer=found, accepted=accepted,
            on=day_typed("on", request.POST.get("on", "")), never="never" in request.POST,
        )  # fmt: skip
    except Mend as mend:
        return _page(request, found, Mend("acceptance" if accepted else "refusal", str(mend)))
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "offer", pk)


@require_POST
def offer_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    change = remove_offer(seat=seat, now=request.now, offer=get_or_404(Offer.objects, seat, pk=pk))
    say(request, f"{change.words}.", change.event)
    return go(request, "offers")


@require_POST
def offer_parts(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    found = get_or_404(Offer.objects, seat, pk=pk)
    people = people_typed(seat, request.POST.getlist("who"))
    try:
        change = name_parts(seat=seat, now=request.now, to=found, people=people, words=request.POST.get("words", ""))
    except Refusal as mend:
        return _page(request, found, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "offer", pk)


def _facts(request: SeekerRequest) -> OfferFacts:
    post = request.POST
    return OfferFacts(
        organization=post.get("organization", ""),
        role=post.get("role", ""),
        made_on=day_typed("made_on", post.get("made_on", "")),
        application=row_typed(Application.objects, seat_of(request), post.get("application", "")),
        words=post.get("words", ""),
    )


def _list(request: SeekerRequest, mend: Refusal | None = None) -> HttpResponse:
    seat = seat_of(request)
    rows = list(Offer.objects.visible_to(seat)[: PAGE + 1])
    names = names_behind(seat, "offer")
    before = row_typed(Application.objects, seat, request.GET.get("application", ""))
    beginning = {"application": before.pk, "organization": before.organization, "role": before.role} if before else {}
    context = {
        "tab": "scoreboard",
        "lines": [(row, names.get(row.pk, [])) for row in rows[:PAGE]],
        "more": len(rows) > PAGE,
        "said": request.POST if mend else beginning,
        **_choices(request, mend),
    }
    return screen(request, "scoreboard/offers.html", context, status=422 if mend else 200)


def _page(request: SeekerRequest, found: Offer, mend: Refusal | None = None) -> HttpResponse:
    context = {
        "tab": "scoreboard",
        "offer": found,
        "before": found.application if found.application and not found.application.deleted_at else None,
        "parts": parts_of(seat_of(request), found, request.GET.get("who", "")[:200]),
        "decisions": [
            ("acceptance", "You accepted", found.accepted_on),
            ("refusal", "You declined", found.declined_on),
        ],
        "said": request.POST if mend and "organization" in request.POST else {},
        **_choices(request, mend),
    }
    return screen(request, "scoreboard/offer.html", context, status=422 if mend else 200)


def _choices(request: SeekerRequest, mend: Refusal | None) -> dict:
    seat = seat_of(request)
    sent = list(Application.objects.visible_to(seat)[:CHOICES])
    return {"mend": mend, "applications": sent, "today": seat.today(request.now)}
