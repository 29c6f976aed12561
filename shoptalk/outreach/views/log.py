"""Logging what came back, in one click, from any page that includes `outreach/log_buttons.html`."""

from datetime import date, datetime

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, own_path
from shoptalk.design.toasts import say
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.name_somebody import name_somebody
from shoptalk.outreach.models import Channel, Touch
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

LONGEST_WORDS = 4000


@require_POST
def touches(request: SeekerRequest, pk: int) -> HttpResponse:
    """Logs one touch and goes back to where the person was, with Undo in the toast."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects, seat, pk=pk)
    post = request.POST
    kind, once = post.get("kind", ""), post.get("once", "")[:40]
    at, words = _moment(seat, post.get("at", "")), post.get("words", "")[:LONGEST_WORDS]
    if kind == Touch.Kind.GAVE_ANOTHER_NAME and post.get("name", "").strip():
        _, change = name_somebody(
            seat=seat, now=now, contact=contact, name=post["name"], reach=post.get("reach", ""),
            may_mention=bool(post.get("may_mention")), words=words, at=at, once=once,
        )  # fmt: skip
    else:
        channel = post.get("channel", "")
        _, change = log_touch(
            seat=seat, now=now, contact=contact, kind=kind, at=at, words=words, once=once,
            channel=channel if channel in Channel.values else "", until=_day(post.get("until", "")),
        )  # fmt: skip
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, _back(request, contact))


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Refusal(f"“{typed[:40]}” is not a day. Write it like 2026-05-15.") from error


def _moment(seat: Seat, typed: str) -> datetime | None:
    """A moment as a browser's date field gives it, in the person's own zone."""
    if not typed.strip():
        return None
    try:
        said = datetime.fromisoformat(typed.strip())
    except ValueError as error:
        raise Refusal(f"“{typed[:40]}” is not a moment. Write it like 2026-05-15T16:00.") from error
    return said if said.tzinfo else said.replace(tzinfo=seat.zone)


def _back(request: SeekerRequest, contact: Contact) -> str:
    return own_path(request.POST.get("back", "")) or reverse("ask", args=[contact.pk])
