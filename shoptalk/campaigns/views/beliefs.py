"""Beliefs: written, mended on their first day, moved with a reason, removed. The first number has no way in but one."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.campaigns.actions.write_belief import mend_belief, remove_belief, write_belief
from shoptalk.campaigns.fields_page import belief_card
from shoptalk.campaigns.models import Belief, Field
from shoptalk.campaigns.views.fields import fields_screen
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of


def own_belief(seat: Seat, pk: int) -> Belief:
    """A belief of this seat whose field is not in the bin; else 404."""
    beliefs = Belief.objects.select_related("field").filter(field__deleted_at=None).prefetch_related("confidences")
    return get_or_404(beliefs, seat, pk=pk)


@require_POST
def beliefs(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    field = get_or_404(Field.objects, seat, pk=pk)
    typed = {name: request.POST.get(name, "") for name in ("text", "confidence", "would_change_my_mind")}
    try:
        _, change = write_belief(seat=seat, now=request.now, field=field, **typed)
    except Refusal as mend:
        return fields_screen(request, mend=mend, opened=field.pk, said=typed)
    say(request, "Written down, and the number is locked.", change.event)
    return go(request, "fields")


@require_http_methods(["GET", "POST"])
def belief(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    found = own_belief(seat, pk)
    if request.method == "GET":
        return _page(request, found)
    typed = {
        "text": request.POST.get("text", found.text),
        "would_change_my_mind": request.POST.get("would_change_my_mind", found.would_change_my_mind),
    }
    try:
        change = mend_belief(seat=seat, now=request.now, belief=found, **typed)
    except Refusal as mend:
        return _page(request, found, mend, typed)
    if change.event:
        say(request, "Mended.", change.event)
    return go(request, "belief", pk=pk)


@require_POST
def belief_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    change = remove_belief(seat=seat, now=request.now, belief=own_belief(seat, pk))
    say(request, f"{change.words}.", change.event)
    return go(request, "fields")


def _page(request: SeekerRequest, found: Belief, mend: Refusal | None = None, said: dict | None = None) -> HttpResponse:
    card = belief_card(seat_of(request), request.now, found)
    context = {"tab": "fields", "card": card, "belief": found, "field": found.field, "mend": mend, "said": said or {}}
    return screen(request, "campaigns/belief.html", context, status=422 if mend else 200)
