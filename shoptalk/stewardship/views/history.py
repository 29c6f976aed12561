"""Undo, and the list of what was done lately."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from shoptalk.design.screen import go, own_path, screen
from shoptalk.design.toasts import say
from shoptalk.history.models import Event
from shoptalk.history.steps import CannotUndo
from shoptalk.stewardship.actions.undo_step import undo_step as take_back
from shoptalk.workspaces.access import SeekerRequest

LATELY = 100  # enough for a long afternoon; older steps are seldom still undoable


@require_GET
def history(request: SeekerRequest) -> HttpResponse:
    events = Event.objects.seen_by(request.seat).order_by("-at", "-pk")[:LATELY]
    return screen(request, "stewardship/history.html", {"events": events, "title": "What you did lately"})


@require_POST
def undo_step(request: SeekerRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.seen_by(request.seat), pk=pk)
    try:
        take_back(seat=request.seat, now=request.now, event=event)
        say(request, f"Undone: {event.words}")
    except CannotUndo as sentence:
        say(request, str(sentence))
    return go(request, own_path(request.POST.get("back", "")) or "/")
