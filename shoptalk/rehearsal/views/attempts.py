"""Doing it for real: the guess is locked before, and looked back on after."""

from uuid import uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, own_path, screen
from shoptalk.design.toasts import say
from shoptalk.method.fear_ladder import CARE, wants_care, where_to_find_help
from shoptalk.outreach.models import Ask
from shoptalk.rehearsal.actions.begin_attempt import begin_attempt, read_before
from shoptalk.rehearsal.actions.look_back import look_back
from shoptalk.rehearsal.ladder import ladder_of, place_of
from shoptalk.rehearsal.models import Attempt, FearStep
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

BEFORE = ("fear", "feared", "chance", "act")
AFTER = ("peak", "end", "came_true", "learned")


@require_http_methods(["GET", "POST"])
def begin(request: SeekerRequest, pk: int) -> HttpResponse:
    """A step of the ladder, before it is done."""
    seat, step, mend = seat_of(request), get_or_404(FearStep.objects, seat_of(request), pk=pk), None
    care: tuple[str, ...] = ()
    typed = {name: request.POST.get(name, "") for name in BEFORE}
    if request.method == "POST":
        try:
            before = read_before(typed, step)
            if request.POST.get("anyway") or not wants_care(before.fear, place_of(ladder_of(seat), step)):
                made, change = begin_attempt(
                    seat=seat, now=request.now, before=before, act=typed["act"] or step.words,
                    once=request.POST.get("once", "")[:40],
                )  # fmt: skip
                say(request, "Your guess is locked. Come back here when it is done.", change and change.event)
                return go(request, "attempt", made.pk)
            care = (*CARE, *where_to_find_help(seat.user.country))
        except Mend as found:
            mend = found
    context = {
        "tab": "rehearse", "step": step, "typed": typed, "mend": mend, "care": care,
        "once": request.POST.get("once") or uuid4().hex,
    }  # fmt: skip
    return screen(request, "rehearsal/before.html", context, status=422 if mend else 200)


@require_http_methods(["GET", "POST"])
def attempt(request: SeekerRequest, pk: int) -> HttpResponse:
    """Afterwards: the worst moment, how it is now, whether it happened, what was learned."""
    seat, mend = seat_of(request), None
    found = get_or_404(Attempt.objects.select_related("step", "contact"), seat, pk=pk)
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in AFTER}
        try:
            change = look_back(seat=seat, now=request.now, attempt=found, typed=typed)
            say(request, f"{change.words.rstrip('.')}.", change.event)
            back = own_path(request.POST.get("back", ""))
            return go(request, back) if back else go(request, "attempt", pk)
        except Mend as sentence:
            mend = sentence
    context = {
        "tab": "rehearse", "attempt": found, "mend": mend, "next": _next(seat, found),
        "came_true": Attempt.CameTrue.choices,
    }  # fmt: skip
    return screen(request, "rehearsal/attempt.html", context, status=422 if mend else 200)


def _next(seat: Seat, attempt: Attempt) -> Ask | None:
    """Where things stand with the person who was called: the ask says what comes next. One query."""
    if attempt.contact_id is None:
        return None
    asks = Ask.objects.visible_to(seat).filter(contact=attempt.contact_id, contact__deleted_at=None)
    return asks.order_by("-opened_at", "-pk").first()
