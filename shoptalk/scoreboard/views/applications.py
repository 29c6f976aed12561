"""Applications: the list, one of them, and what happened to it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Field
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.scoreboard.actions.name_parts import name_parts, remove_part
from shoptalk.scoreboard.actions.write_application import (
    Facts,
    change_application,
    remove_application,
    say_what_happened,
    write_application,
)  # fmt: skip
from shoptalk.scoreboard.models import Application, PartPlayed
from shoptalk.scoreboard.parts import names_behind, parts_of
from shoptalk.scoreboard.views.typed import day_typed, people_typed, row_typed
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of

PAGE = 100  # older ones follow on the next page
# The noun in the address, and the column of the day that it sets.
NOUNS = {"answer": "answered_on", "interview": "interviewed_on", "closing": "closed_on"}


@require_http_methods(["GET", "POST"])
def applications(request: SeekerRequest) -> HttpResponse:
    """The list, and writing one down."""
    seat = seat_of(request)
    if request.method == "GET":
        return _list(request)
    try:
        campaign = current_campaign(seat, request.now)
        made, change = write_application(seat=seat, now=request.now, campaign=campaign, facts=_facts(request))
    except Refusal as mend:
        return _list(request, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "application", made.pk)


@require_http_methods(["GET", "POST"])
def application(request: SeekerRequest, pk: int) -> HttpResponse:
    """One application: to read, to change, to name who played a part."""
    seat = seat_of(request)
    found = get_or_404(Application.objects.select_related("field"), seat, pk=pk)
    if request.method == "GET":
        return _page(request, found)
    try:
        change = change_application(seat=seat, now=request.now, application=found, facts=_facts(request))
    except Refusal as mend:
        return _page(request, get_or_404(Application.objects, seat, pk=pk), mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "application", pk)


@require_POST
def application_happening(request: SeekerRequest, pk: int, noun: str) -> HttpResponse:
    """They answered, a job interview took place, it is over; each with its day, and each can be taken back."""
    seat = seat_of(request)
    found = get_or_404(Application.objects, seat, pk=pk)
    if noun not in NOUNS:
        raise Http404
    try:
        change = say_what_happened(
            seat=seat, now=request.now, application=found, column=NOUNS[noun],
            on=day_typed("on", request.POST.get("on", "")), never="never" in request.POST,
        )  # fmt: skip
    except Mend as mend:
        return _page(request, get_or_404(Application.objects, seat, pk=pk), Mend(noun, str(mend)))
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "application", pk)


@require_POST
def application_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    change = remove_application(
        seat=seat, now=request.now, application=get_or_404(Application.objects, seat, pk=pk)
    )  # fmt: skip
    say(request, f"{change.words}.", change.event)
    return go(request, "applications")


@require_POST
def application_parts(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    found = get_or_404(Application.objects, seat, pk=pk)
    people = people_typed(seat, request.POST.getlist("who"))
    try:
        change = name_parts(seat=seat, now=request.now, to=found, people=people, words=request.POST.get("words", ""))
    except Refusal as mend:
        return _page(request, found, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "application", pk)


@require_POST
def part_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    """Takes one person off an application or an offer."""
    seat = seat_of(request)
    part = get_or_404(PartPlayed.objects.select_related("contact"), seat, pk=pk)
    change = remove_part(seat=seat, now=request.now, part=part)
    say(request, f"{change.words}.", change.event)
    return go(request, "offer", part.offer_id) if part.offer_id else go(request, "application", part.application_id)


def _facts(request: SeekerRequest) -> Facts:
    post = request.POST
    return Facts(
        organization=post.get("organization", ""),
        role=post.get("role", ""),
        way=post.get("way", Application.Way.RESUME),
        sent_on=day_typed("sent_on", post.get("sent_on", "")),
        field=row_typed(Field.objects, seat_of(request), post.get("field", "")),
        words=post.get("words", ""),
    )


def _list(request: SeekerRequest, mend: Refusal | None = None) -> HttpResponse:
    seat = seat_of(request)
    rows = list(Application.objects.visible_to(seat)[: PAGE + 1])
    names = names_behind(seat, "application")
    context = {
        "tab": "scoreboard",
        "lines": [(row, names.get(row.pk, [])) for row in rows[:PAGE]],
        "more": len(rows) > PAGE,
        "today": seat.today(request.now),
        "said": request.POST if mend else {},
        **_choices(request, mend),
    }
    return screen(request, "scoreboard/applications.html", context, status=422 if mend else 200)


def _page(request: SeekerRequest, found: Application, mend: Refusal | None = None) -> HttpResponse:
    seat = seat_of(request)
    context = {
        "tab": "scoreboard",
        "application": found,
        "offers": list(found.offers.filter(deleted_at=None)),
        "parts": parts_of(seat, found, request.GET.get("who", "")[:200]),
        "happenings": [
            ("answer", "They answered", found.answered_on),
            ("interview", "Job interview", found.interviewed_on),
            ("closing", "Over", found.closed_on),
        ],
        "today": seat.today(request.now),
        "said": request.POST if mend and "organization" in request.POST else {},
        **_choices(request, mend),
    }
    return screen(request, "scoreboard/application.html", context, status=422 if mend else 200)


def _choices(request: SeekerRequest, mend: Refusal | None) -> dict:
    fields = Field.objects.visible_to(seat_of(request)).order_by("added_at", "pk")
    return {"mend": mend, "ways": Application.Way.choices, "fields": list(fields)}
