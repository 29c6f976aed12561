"""After a talk: did it come about, what was learned, did a belief move, the thank-you. The seeker's alone (C9)."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.followthrough.actions.draft_thanks import draft_thanks
from shoptalk.followthrough.actions.finish_debrief import finish_debrief
from shoptalk.followthrough.actions.note_favour import note_helper
from shoptalk.followthrough.debriefing import debrief_page
from shoptalk.followthrough.models import Referral
from shoptalk.followthrough.views.answers import day
from shoptalk.history.steps import Step
from shoptalk.interviews.actions.hold_talk import MOST_MINUTES, hold_talk
from shoptalk.interviews.actions.note_no_show import note_no_show
from shoptalk.interviews.actions.write_debrief import LINES, TEXTS, write_debrief
from shoptalk.interviews.models import Interview, Note
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of

ROUTES = Referral.Route.choices


def own_interview(request: SeekerRequest, pk: int) -> Interview:
    """A talk of this seat whose person is not in the bin; else 404."""
    talks = Interview.objects.select_related("contact", "field", "campaign").filter(contact__deleted_at=None)
    return get_or_404(talks, seat_of(request), pk=pk)


@require_http_methods(["GET", "POST"])
def debrief(request: SeekerRequest, pk: int) -> HttpResponse:
    """The page; POST keeps the answers that were given, as one goes."""
    interview = own_interview(request, pk)
    if request.method == "GET":
        return page(request, interview)
    answers = {name: request.POST[name] for name in (*TEXTS, *LINES) if name in request.POST}
    try:
        change = write_debrief(
            seat=seat_of(request), now=request.now, interview=interview, answers=answers,
            by_when=day(request.POST.get("by_when", "")),
        )  # fmt: skip
    except Mend as mend:
        return page(request, interview, mend=mend)
    return kept(request, interview, change)


def kept(request: SeekerRequest, interview: Interview, change: Step | None = None) -> HttpResponse:
    """Something was kept: the thank-you follows, and htmx gets that part of the page only."""
    draft_thanks(seat=seat_of(request), now=request.now, interview=interview)
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    if request.htmx:
        return page(request, interview)
    return go(request, "debrief", pk=interview.pk)


def page(request: SeekerRequest, interview: Interview, mend: Mend | None = None) -> HttpResponse:
    seat = seat_of(request)
    context = {
        "tab": "interviews",
        "page": debrief_page(seat, request.now, interview),
        "interview": interview,
        "contact": interview.contact,
        "kinds": Note.Kind.choices,
        "routes": ROUTES,
        "mend": mend,
        "said": request.POST,
    }
    return screen(request, "followthrough/debrief.html", context, status=422 if mend else 200)


@require_POST
def talk(request: SeekerRequest, pk: int) -> HttpResponse:
    """We talked."""
    seat, interview = seat_of(request), own_interview(request, pk)
    typed = number_of(request.POST.get("minutes", "").strip())
    minutes = min(typed, MOST_MINUTES) if typed else None
    change = hold_talk(seat=seat, now=request.now, interview=interview, minutes=minutes)
    return kept(request, interview, change)


@require_POST
def no_show(request: SeekerRequest, pk: int) -> HttpResponse:
    """It did not come about."""
    interview = own_interview(request, pk)
    _, change = note_no_show(seat=seat_of(request), now=request.now, interview=interview)
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "debrief", pk=pk)


@require_POST
def ending(request: SeekerRequest, pk: int) -> HttpResponse:
    """Looked back: the page is finished, and stays open for second thoughts."""
    interview = own_interview(request, pk)
    change = finish_debrief(seat=seat_of(request), now=request.now, interview=interview)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, reverse("debrief", args=[pk]) + "#thanks")


@require_POST
def thanks(request: SeekerRequest, pk: int) -> HttpResponse:
    """The thank-you lies on the desk; `anew` makes it once more from the notes."""
    interview = own_interview(request, pk)
    anew = bool(request.POST.get("anew"))
    draft_thanks(seat=seat_of(request), now=request.now, interview=interview, anew=anew)
    if anew:
        return go(request, reverse("debrief", args=[pk]) + "#thanks")
    return go(request, f"{reverse('ask', args=[interview.contact_id])}?move=thank")


@require_GET
def card(request: SeekerRequest, pk: int) -> HttpResponse:
    """The same thanks for a paper card, to write by hand or to print."""
    interview = own_interview(request, pk)
    found = debrief_page(seat_of(request), request.now, interview)
    context = {"tab": "interviews", "page": found, "interview": interview, "contact": interview.contact}
    return screen(request, "followthrough/card.html", context)


@require_POST
def helpers(request: SeekerRequest, pk: int) -> HttpResponse:
    """Somebody introduced the two, or put the seeker through."""
    interview = own_interview(request, pk)
    name, how = request.POST.get("helper", ""), request.POST.get("how", "")
    try:
        _, change = note_helper(seat=seat_of(request), now=request.now, interview=interview, name=name, how=how)
    except Mend as mend:
        return page(request, interview, mend=mend)
    say(request, f"{change.words}. A thank-you lies on the desk.", change.event)
    return go(request, reverse("debrief", args=[pk]) + "#helpers")
