"""The invitation that leaves with a line of words, what came back to it, and what the own calendar says otherwise."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.interviews.actions.move_appointment import MovedBefore
from shoptalk.interviews.times import zone_of_contact
from shoptalk.interviews.views.interviews import TALK, appointment
from shoptalk.mailbox.actions.send_invitation import NO_MAILBOX, send_invitation
from shoptalk.mailbox.actions.settle_answer import leave_it_at_that, say_it_is_theirs, take_proposed_time
from shoptalk.mailbox.actions.settle_calendar_change import leave_it_out, put_back, take_over_change
from shoptalk.mailbox.inviting import Owed, last_sent, mailbox_of, owed, words_for
from shoptalk.mailbox.models import CalendarChange, InvitationAnswer
from shoptalk.method.wall_clock import in_words, same_clock
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

ANSWER = InvitationAnswer.objects.select_related("interview__contact", "interview__campaign")
CHANGE = CalendarChange.objects.select_related("copy__interview__contact", "copy__interview__campaign")
TITLES = {
    Owed.INVITATION: "Send {called} the invitation",
    Owed.CHANGE: "Tell {called}’s calendar of the change",
    Owed.CANCELLATION: "Take the talk out of {called}’s calendar",
}


@require_http_methods(["GET", "POST"])
def invitation(request: SeekerRequest, pk: int) -> HttpResponse:
    """The line of words and what the calendar is told, before it leaves."""
    seat = seat_of(request)
    talk = get_or_404(TALK, seat, pk=pk)
    if request.method == "GET":
        return _page(request, seat, talk)
    post = request.POST
    try:
        change = send_invitation(
            seat=seat, now=request.now, interview=talk, what=post.get("what", ""), subject=post.get("subject", ""),
            body=post.get("body", ""), seen=post.get("seen", ""), template_key=post.get("template", "")[:80],
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, seat, get_or_404(TALK, seat, pk=pk), refusal)
    return _done(request, talk.pk, change)


def _page(request: SeekerRequest, seat: Seat, talk: Any, refusal: Refusal | None = None) -> HttpResponse:
    mailbox = mailbox_of(seat)
    what = owed(talk, last_sent(talk), request.now)
    if what is Owed.NOTHING and refusal is None:
        return go(request, "interview", talk.pk)
    made = words_for(seat, request.now, talk, what or Owed.INVITATION)
    post, theirs = request.POST, zone_of_contact(seat, talk.contact)
    sentence = str(refusal) if refusal else ("" if mailbox else NO_MAILBOX)
    context = {
        "tab": "interviews", "talk": talk, "contact": talk.contact, "mailbox": mailbox, "what": what,
        "title": TITLES.get(what, TITLES[Owed.INVITATION]).format(called=talk.contact.called),
        "subject": post.get("subject", made.subject), "body": post.get("body", made.text),
        "template": made.template_key, "sentence": sentence, "mend": refusal if isinstance(refusal, Mend) else None,
        "mine": in_words(talk.starts_at, seat.zone.key), "their_zone": theirs,
        "theirs": "" if same_clock(talk.starts_at, seat.zone.key, theirs) else in_words(talk.starts_at, theirs),
    }  # fmt: skip
    return screen(request, "mailbox/invitation.html", context, status=refusal.status if refusal else 200)


Settling = Callable[[SeekerRequest, Seat, Any], Step | None]


def settles(rows: Any) -> Callable[[Settling], Callable[..., HttpResponse]]:
    """Access first; then the page of the appointment, with a refusal on it where there is one."""

    def around(settle: Settling) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(settle)
        def view(request: SeekerRequest, pk: int) -> HttpResponse:
            seat = seat_of(request)
            row = get_or_404(rows, seat, pk=pk)
            talk = row.copy.interview if isinstance(row, CalendarChange) else row.interview
            try:
                change = settle(request, seat, row)
            except Refusal as refusal:
                shown = get_or_404(TALK, seat, pk=talk.pk)
                again = isinstance(refusal, MovedBefore)
                return appointment(request, seat, shown, str(refusal), refusal.status, request.POST, again)
            return _done(request, talk.pk, change)

        return view

    return around


@settles(ANSWER)
def answer_time(request: SeekerRequest, seat: Seat, answer: InvitationAnswer) -> Step | None:
    """The talk goes to the time that they proposed; what their calendar is told next is looked over first."""
    return take_proposed_time(seat=seat, now=request.now, answer=answer, seen=request.POST.get("seen", ""))


@settles(ANSWER)
def answer_settlement(request: SeekerRequest, seat: Seat, answer: InvitationAnswer) -> Step | None:
    return leave_it_at_that(seat=seat, now=request.now, answer=answer)


@settles(ANSWER)
def answer_owner(request: SeekerRequest, seat: Seat, answer: InvitationAnswer) -> Step | None:
    """It is theirs, though it came from an address that was not known."""
    return say_it_is_theirs(seat=seat, now=request.now, answer=answer)


@settles(CHANGE)
def change_taking(request: SeekerRequest, seat: Seat, change: CalendarChange) -> Step | None:
    """It was agreed: what the calendar shows counts."""
    return take_over_change(
        seat=seat, now=request.now, change=change, anyway=request.POST.get("anyway") == "1"
    )  # fmt: skip


@settles(CHANGE)
def change_putting_back(request: SeekerRequest, seat: Seat, change: CalendarChange) -> Step | None:
    return put_back(seat=seat, now=request.now, change=change)


@settles(CHANGE)
def change_leaving_out(request: SeekerRequest, seat: Seat, change: CalendarChange) -> Step | None:
    return leave_it_out(seat=seat, now=request.now, change=change)


def _done(request: SeekerRequest, talk: int, change: Step | None) -> HttpResponse:
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "interview", talk)
