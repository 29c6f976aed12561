"""What came in: the list, one message whole, and whom it is from."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.mailbox.actions.log_own_letter import log_own_letter
from shoptalk.mailbox.actions.place_incoming import look_at_incoming, say_whom_from, set_aside
from shoptalk.mailbox.came_in import came_in, line, mailbox_of
from shoptalk.mailbox.models import Incoming
from shoptalk.mailbox.tasks import look_now
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of

JUST_LOOKED = timedelta(seconds=20)  # a second press within it asks the server nothing new


@require_GET
def incoming(request: SeekerRequest) -> HttpResponse:
    found = came_in(seat_of(request), request.now)
    return screen(request, "mailbox/incoming.html", {"tab": "desk", "page": found})


@require_GET
def message(request: SeekerRequest, pk: int) -> HttpResponse:
    """One message with everything that was in it, as text."""
    one = get_or_404(Incoming.objects.select_related("contact"), seat_of(request), pk=pk)
    return screen(request, "mailbox/message.html", {"tab": "desk", "line": line(one)})


@require_POST
def sender(request: SeekerRequest, pk: int) -> HttpResponse:
    """Whom it is from, said by the seeker."""
    seat = seat_of(request)
    one = get_or_404(Incoming.objects, seat, pk=pk)
    chosen = number_of(request.POST.get("contact", ""))
    if chosen is None:
        raise Refusal("Nobody was chosen. Choose whom the message is from, or say that it is not about your asks.")
    contact = get_or_404(Contact.objects, seat, pk=chosen)
    return _said(request, say_whom_from(seat=seat, now=request.now, incoming=one, contact=contact))


@require_POST
def aside(request: SeekerRequest, pk: int) -> HttpResponse:
    """It is not about the asks."""
    seat = seat_of(request)
    one = get_or_404(Incoming.objects, seat, pk=pk)
    return _said(request, set_aside(seat=seat, now=request.now, incoming=one))


@require_POST
def touch(request: SeekerRequest, pk: int) -> HttpResponse:
    """What a letter was that the seeker wrote from another program."""
    seat = seat_of(request)
    one = get_or_404(Incoming.objects, seat, pk=pk)
    kind = request.POST.get("kind", "")
    return _said(request, log_own_letter(seat=seat, now=request.now, incoming=one, kind=kind))


@require_POST
def reading(request: SeekerRequest, pk: int) -> HttpResponse:
    """The seeker has read it."""
    seat = seat_of(request)
    one = get_or_404(Incoming.objects.select_related("contact"), seat, pk=pk)
    return _said(request, look_at_incoming(seat=seat, now=request.now, incoming=one))


@require_POST
def look(request: SeekerRequest) -> HttpResponse:
    """Look again, soon: the worker does, no page waits for it."""
    connection = mailbox_of(seat_of(request))
    if connection is None:
        raise Refusal("No mailbox is connected yet. Connect yours in the settings.")
    if connection.trouble:
        raise Refusal(f"{connection.trouble} Change it in the settings, then it goes on.")
    if connection.checked_at is None or request.now - connection.checked_at > JUST_LOOKED:
        look_now.enqueue(connection.pk)
    say(request, "Your mailbox is looked at now. What is new will be here in a moment")
    return go(request, "incoming")


def _said(request: SeekerRequest, change: Step | None) -> HttpResponse:
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, reverse("incoming"))
