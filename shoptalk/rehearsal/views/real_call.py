"""The real call: the sheet, the number, the clock, and what came of it with one tap."""

from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.method.calling_hours import good_time_to_call
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Channel, Touch
from shoptalk.outreach.ways_out import tel
from shoptalk.rehearsal.actions.begin_attempt import begin_attempt, read_before
from shoptalk.rehearsal.cue_card import cue_card
from shoptalk.rehearsal.models import Attempt
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of

# What can come of a call, with one tap each. A day or a name that they gave is written on their page afterwards.
OUTCOMES = (
    (Touch.Kind.AGREED, "They said yes", "calendar"),
    (Touch.Kind.ASKED, "We spoke, and I asked", "phone"),
    (Touch.Kind.VOICEMAIL_LEFT, "I left a voicemail", "voicemail"),
    (Touch.Kind.NO_ANSWER, "Nobody picked up", "clock"),
    (Touch.Kind.NOT_NOW, "Not now", "snooze"),
    (Touch.Kind.DECLINED, "They said no", "x"),
)


@require_http_methods(["GET", "POST"])
def real_call(request: SeekerRequest, pk: int) -> HttpResponse:
    """POST locks the guess before the call."""
    seat, contact, mend = seat_of(request), _contact(request, pk), None
    if request.method == "POST":
        try:
            made, _ = begin_attempt(
                seat=seat, now=request.now, contact=contact, act=f"Call {contact}", before=read_before(request.POST),
                once=request.POST.get("once", "")[:40],
            )  # fmt: skip
            return go(request, f"{reverse('real_call', args=[pk])}?attempt={made.pk}#ring")
        except Mend as found:
            mend = found
    context = {
        "tab": "rehearse", "contact": contact, "cue": cue_card(seat, request.now, contact),
        "number": tel(contact.phone),
        "hour": good_time_to_call(contact.time_zone or seat.user.time_zone, request.now), "outcomes": OUTCOMES,
        "attempt": _attempt(seat, contact, request.GET.get("attempt", "")), "once": uuid4().hex, "mend": mend,
        "typed": request.POST,
    }  # fmt: skip
    return screen(request, "rehearsal/real_call.html", context, status=422 if mend else 200)


@require_POST
def outcome(request: SeekerRequest, pk: int) -> HttpResponse:
    """What came of it is logged as the desk logs it; then the look back, with the next move on it."""
    seat, contact, once = seat_of(request), _contact(request, pk), request.POST.get("once", "")[:36]
    kind = request.POST.get("kind", "")
    if kind not in {one for one, _, _ in OUTCOMES}:
        raise Refusal("Choose what came of the call: one of the buttons below it.")
    attempt = _attempt(seat, contact, request.POST.get("attempt", ""))
    _, change = log_touch(seat=seat, now=request.now, contact=contact, kind=kind, channel=Channel.CALL, once=once)
    if attempt is None:
        attempt, _ = begin_attempt(
            seat=seat, now=request.now, contact=contact, act=f"Call {contact}", before=read_before({}), once=once
        )  # fmt: skip
    if change and change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "attempt", attempt.pk)


def _contact(request: SeekerRequest, pk: int) -> Contact:
    return get_or_404(Contact.objects.select_related("introduced_by"), seat_of(request), pk=pk)


def _attempt(seat: Seat, contact: Contact, typed: str) -> Attempt | None:
    """The guess that was locked for this call, if it is still to be looked back on."""
    number = number_of(typed)
    mine = Attempt.objects.visible_to(seat).filter(contact=contact, is_real=True, looked_back_at=None)
    return mine.filter(pk=number).first() if number else None
