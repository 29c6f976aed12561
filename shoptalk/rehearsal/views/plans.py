"""If-then plans, written on the room's page."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.rehearsal.actions.make_plan import complete_plan, drop_plan, make_plan
from shoptalk.rehearsal.models import Plan
from shoptalk.rehearsal.room import room_of
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


def plan_context(mend: Mend | None = None, typed: dict[str, str] | None = None) -> dict[str, Any]:
    return {"plan_mend": mend, "plan_typed": typed or {}}


@require_POST
def plans(request: SeekerRequest) -> HttpResponse:
    seat, post = seat_of(request), request.POST
    typed = {name: post.get(name, "") for name in ("cue", "act")}
    try:
        _, change = make_plan(seat=seat, now=request.now, as_it_is=bool(post.get("as_it_is")), **typed)
    except Mend as mend:
        context = {"tab": "rehearse", "room": room_of(seat, request.now), **plan_context(mend, typed)}
        return screen(request, "rehearsal/room.html", context, status=422)
    return _back(request, change)


@require_POST
def completion(request: SeekerRequest, pk: int) -> HttpResponse:
    return _back(request, complete_plan(seat=seat_of(request), now=request.now, plan=_plan(request, pk)))


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    return _back(request, drop_plan(seat=seat_of(request), now=request.now, plan=_plan(request, pk)))


def _plan(request: SeekerRequest, pk: int) -> Plan:
    return get_or_404(Plan.objects, seat_of(request), pk=pk)


def _back(request: SeekerRequest, change: Step) -> HttpResponse:
    say(request, f"{change.words.rstrip('.')}.", change.event)
    return go(request, "rehearsal")
