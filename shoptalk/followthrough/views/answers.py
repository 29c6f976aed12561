"""What the forms of this room say: days, and where to go back to."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, own_path
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.workspaces.access import SeekerRequest


def day(typed: str) -> date | None:
    """A day as a date field gives it; None when empty. Raises Refusal for anything else."""
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Refusal(f"“{typed[:40]}” is not a day. Write it like 2026-06-04.") from error


def back(request: SeekerRequest, change: Step | None, fallback: str) -> HttpResponse:
    """Says what happened, with its Undo, and goes back to where the form stood."""
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, own_path(request.POST.get("back", "")) or fallback)


def promises_page() -> str:
    return reverse("promises")
