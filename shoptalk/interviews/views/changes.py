"""What can happen to an appointment: each change is a noun that is posted to."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from shoptalk.accounts.answers import number
from shoptalk.campaigns.current import current_campaign
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.change_place import change_place
from shoptalk.interviews.actions.confirm_appointment import confirm_appointment
from shoptalk.interviews.actions.move_appointment import MovedBefore, move_appointment
from shoptalk.interviews.actions.note_no_show import note_no_show
from shoptalk.interviews.actions.note_talked import MOST_MINUTES, note_talked
from shoptalk.interviews.confirming import confirming_letters
from shoptalk.interviews.models import Interview
from shoptalk.interviews.typed_times import moment_typed
from shoptalk.interviews.views.interviews import TALK, appointment
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

Change = Callable[[SeekerRequest, Seat, Interview], HttpResponse]


def of_a_talk(change: Change) -> Callable[..., HttpResponse]:
    """Access first; a refusal stands on the page of the appointment, above the form that was sent."""

    @wraps(change)
    def view(request: SeekerRequest, pk: int) -> HttpResponse:
        seat = seat_of(request)
        talk = get_or_404(TALK, seat, pk=pk)
        try:
            return change(request, seat, talk)
        except Refusal as refusal:
            talk = get_or_404(TALK, seat, pk=pk)
            anyway = isinstance(refusal, MovedBefore)
            return appointment(request, seat, talk, str(refusal), refusal.status, request.POST, anyway)

    return view


@require_POST
@of_a_talk
def moves(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    post = request.POST
    starts_at, _, twice = moment_typed(seat, talk.contact, post.get("at", ""), post.get("by", ""))
    _, change = move_appointment(
        seat=seat, now=request.now, interview=talk, starts_at=starts_at, seen=post.get("seen", ""),
        words=post.get("words", ""), anyway=post.get("anyway") == "1",
    )  # fmt: skip
    return _done(request, talk, change, twice)


@require_POST
@of_a_talk
def places(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    post = request.POST
    _, change = change_place(
        seat=seat, now=request.now, interview=talk, medium=post.get("medium", ""), place=post.get("place", ""),
        fallback=post.get("fallback", ""), seen=post.get("seen", ""),
    )  # fmt: skip
    return _done(request, talk, change)


@require_POST
@of_a_talk
def cancellation(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    post = request.POST
    new_time = post.get("next", "time") == "time"
    _, change = call_off(
        seat=seat, now=request.now, interview=talk, seen=post.get("seen", ""), words=post.get("words", ""),
        new_time=new_time,
    )  # fmt: skip
    return _done(request, talk, change, page=reverse("offer_times", args=[talk.contact_id]) if new_time else "")


@require_POST
@of_a_talk
def absence(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    """Nobody was there."""
    _, change = note_no_show(
        seat=seat, now=request.now, interview=talk, seen=request.POST.get("seen", ""),
        words=request.POST.get("words", ""),
    )  # fmt: skip
    return _done(request, talk, change, page=reverse("offer_times", args=[talk.contact_id]))


@require_POST
@of_a_talk
def length(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    """It took place, and this is how long it was."""
    minutes = number("taken", request.POST.get("taken", ""), 1, MOST_MINUTES, "The length in minutes")
    _, change = note_talked(
        seat=seat, now=request.now, interview=talk, minutes=minutes, host_extended=request.POST.get("host") == "1"
    )
    return _done(request, talk, change)


@require_POST
@of_a_talk
def confirmation(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    return _done(request, talk, confirm_appointment(seat=seat, now=request.now, interview=talk))


@require_POST
@of_a_talk
def confirming_letter(request: SeekerRequest, seat: Seat, talk: Interview) -> HttpResponse:
    """The line of the day before, as a draft on the desk."""
    line = confirming_letters(seat, request.now, current_campaign(seat, request.now), [talk])[talk.pk]
    letter = save_draft(
        seat=seat, now=request.now, contact=talk.contact,
        written=Written(
            channel=line.channel, kind=line.kind, subject=line.subject, body=line.text, template_key=line.template_key,
            template_version=line.template_version,
        ),
    )  # fmt: skip
    query = urlencode({"move": "confirm", "channel": letter.channel})
    return go(request, f"{reverse('ask', args=[talk.contact_id])}?{query}")


def _done(request: SeekerRequest, talk: Interview, change, more: str = "", page: str = "") -> HttpResponse:
    if change and change.event:
        say(request, f"{change.words}. {more}".strip(), change.event)
    return go(request, page or reverse("interview", args=[talk.pk]))
