"""Approving a letter on the desk, and the outbox with what can be done there."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from shoptalk.contacts.models import Contact
from shoptalk.design.screen import go, own_path, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.mailbox.actions.approve_letter import approve_letter
from shoptalk.mailbox.actions.say_it_left import say_it_left
from shoptalk.mailbox.actions.send_again import send_again
from shoptalk.mailbox.actions.take_back_letter import take_back_letter
from shoptalk.mailbox.outbox import outbox
from shoptalk.outreach.actions.save_draft import save_draft
from shoptalk.outreach.drafts import move_of
from shoptalk.outreach.leaving import StaysHere
from shoptalk.outreach.models import Letter
from shoptalk.outreach.nobody_sends import letters_stuck
from shoptalk.outreach.views.ask import findings, stays_here, written_in
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_GET
def page(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    return screen(
        request,
        "mailbox/outbox.html",
        {"tab": "desk", "outbox": outbox(seat, now), "letters_stuck": letters_stuck(seat, now)},
    )


@require_POST
def approval(request: SeekerRequest, pk: int) -> HttpResponse:
    """The words of the form are kept, looked over, and put into the outbox; then the page that says when it leaves."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects, seat, pk=pk)
    written = written_in(request, seat)
    letter = save_draft(seat=seat, now=now, contact=contact, written=written)
    try:
        change = approve_letter(
            seat=seat, now=now, letter=letter, send_after=now if request.POST.get("when") == "now" else None,
            second_look=request.POST.get("second_look") == "1", once=written.once,
        )  # fmt: skip
    except StaysHere as stays:
        if request.htmx:
            return findings(request, contact, stays.look, sentence=str(stays))
        return stays_here(request, seat, now, contact, written, stays)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "left", letter.contact_id, letter.pk)


@require_POST
def taking_back(request: SeekerRequest, pk: int) -> HttpResponse:
    """A draft again, and on to the desk where it lies."""
    letter = _letter(request, pk)
    change = take_back_letter(seat=seat_of(request), now=request.now, letter=letter)
    _said(request, change)
    wanted = {"move": move_of(letter), "channel": letter.channel}
    if letter.connector_id:
        wanted["connector"] = str(letter.connector_id)
    return go(request, f"{reverse('ask', args=[letter.contact_id])}?{urlencode(wanted)}")


@require_POST
def another_try(request: SeekerRequest, pk: int) -> HttpResponse:
    """It is sent once more: after a refusal, or because the seeker saw that it had not left."""
    _said(request, send_again(seat=seat_of(request), now=request.now, letter=_letter(request, pk)))
    return _back(request)


@require_POST
def arrival(request: SeekerRequest, pk: int) -> HttpResponse:
    """The seeker saw that it had left."""
    _said(request, say_it_left(seat=seat_of(request), now=request.now, letter=_letter(request, pk)))
    return _back(request)


def _letter(request: SeekerRequest, pk: int) -> Letter:
    letter: Letter = get_or_404(Letter.objects.select_related("contact", "connector", "ask"), seat_of(request), pk=pk)
    return letter


def _said(request: SeekerRequest, change: Step) -> None:
    if change.event:
        say(request, f"{change.words}.", change.event)


def _back(request: SeekerRequest) -> HttpResponse:
    return go(request, own_path(request.POST.get("back", "")) or reverse("outbox"))
