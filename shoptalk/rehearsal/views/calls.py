"""A practice call: set up, spoken turn by turn, hung up."""

from threading import Thread
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.contacts.models import Contact
from shoptalk.design.permissions import HEADER, MAY_LISTEN
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.method.fear_ladder import CARE, wants_care, where_to_find_help
from shoptalk.method.rehearsal.hearing import hear
from shoptalk.rehearsal.actions.begin_attempt import Before, read_before
from shoptalk.rehearsal.actions.begin_rehearsal import begin_rehearsal
from shoptalk.rehearsal.actions.end_rehearsal import drop_rehearsal, end_rehearsal, rewind
from shoptalk.rehearsal.actions.say_words import answer_turn, say_words
from shoptalk.rehearsal.call_page import call_page
from shoptalk.rehearsal.ladder import ladder_of, place_of
from shoptalk.rehearsal.models import FearStep, Rehearsal, Turn
from shoptalk.rehearsal.scenarios import chosen_scenario
from shoptalk.rehearsal.setting_up import setting_up
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, number_of, seat_of

LONGEST_PAUSE = 4000  # ms: a silence on the line is felt well before that
SETUP = ("scenario", "person", "step", "fear", "feared", "chance")


@require_http_methods(["GET", "POST"])
def begin(request: SeekerRequest) -> HttpResponse:
    """Whom to call in practice, how it feels, what is feared; POST rings."""
    seat = seat_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    typed = {name: asked.get(name, "") for name in SETUP}
    contact, step = _person(seat, typed["person"]), _step(seat, typed["step"])
    mend: Mend | None = None
    care: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            before = read_before(typed, step)
            if request.POST.get("anyway") or not _needs_care(seat, before):
                return _ring(request, seat, typed["scenario"], contact, before)
            care = (*CARE, *where_to_find_help(seat.user.country))
        except Mend as found:
            mend = found
    context = {
        "tab": "rehearse", "setup": setting_up(seat, request.now, contact, step, typed["scenario"]), "typed": typed,
        "mend": mend, "care": care, "once": request.POST.get("once") or uuid4().hex,
    }  # fmt: skip
    return screen(request, "rehearsal/begin.html", context, status=422 if mend else 200)


def _ring(request: SeekerRequest, seat: Seat, key: str, contact: Contact | None, before: Before) -> HttpResponse:
    rehearsal, _ = begin_rehearsal(
        seat=seat, now=request.now, at_hand=chosen_scenario(seat, key), contact=contact, before=before,
        once=request.POST.get("once", "")[:40],
    )  # fmt: skip
    return go(request, "practice_call", rehearsal.pk)


def _needs_care(seat: Seat, before: Before) -> bool:
    return wants_care(before.fear, 0) and wants_care(before.fear, place_of(ladder_of(seat), before.step))


def _person(seat: Seat, typed: str) -> Contact | None:
    return get_or_404(Contact.objects.select_related("introduced_by"), seat, pk=number_of(typed)) if typed else None


def _step(seat: Seat, typed: str) -> FearStep | None:
    return get_or_404(FearStep.objects, seat, pk=number_of(typed)) if typed else None


@require_GET
def call(request: SeekerRequest, pk: int) -> HttpResponse:
    """The call as it stands; one that was closed in the middle goes on here."""
    rehearsal = _rehearsal(request, pk)
    Thread(target=hear, args=("Hello",), daemon=True).start()  # unpacked once, while they look at the page
    return _call(request, rehearsal)


def _call(request: SeekerRequest, rehearsal: Rehearsal, status: int = 200, **more: Any) -> HttpResponse:
    page = call_page(seat_of(request), request.now, rehearsal)
    context = {"tab": "rehearse", "page": page, "rehearsal": rehearsal, "once": uuid4().hex, **more}
    response = screen(request, "rehearsal/call.html", context, status=status)
    response.headers[HEADER] = MAY_LISTEN
    return response


@require_POST
def turns(request: SeekerRequest, pk: int) -> HttpResponse:
    """What was said, and the answer. htmx gets the turns that its page does not have yet, and a fresh form."""
    seat, post, rehearsal = seat_of(request), request.POST, _rehearsal(request, pk)
    words = post.get("words", "")
    try:
        reply = _said(seat, request, rehearsal, words)
    except Mend as mend:
        if request.htmx:
            return _form(request, rehearsal, mend=mend, words=words)
        return _call(request, rehearsal, 422, mend=mend, words=words)
    if not request.htmx:
        return go(request, f"{reverse('practice_call', args=[pk])}#say")
    return _news(request, rehearsal, number_of(post.get("after", "")) or 0, reply.pause_ms if reply else 0)


def _said(seat: Seat, request: SeekerRequest, rehearsal: Rehearsal, words: str):
    post = request.POST
    if left := number_of(post.get("unanswered", "")):
        turn = get_or_404(Turn.objects, seat, pk=left, rehearsal=rehearsal)
        return answer_turn(seat=seat, now=request.now, rehearsal=rehearsal, turn=turn)
    return say_words(
        seat=seat, now=request.now, rehearsal=rehearsal, words=words, once=post.get("once", "")[:40],
        seconds=_seconds(post.get("seconds", "")), started=_seconds(post.get("started", "")),
    )  # fmt: skip


def _seconds(typed: str) -> float | None:
    """Seconds as the microphone's script measured them; none for anything else."""
    try:
        value = float(typed[:12])
    except ValueError:
        return None
    return value if 0 <= value < 36_000 else None


def _news(request: SeekerRequest, rehearsal: Rehearsal, after: int, pause: int) -> HttpResponse:
    new = Turn.objects.filter(rehearsal=rehearsal, deleted_at=None, place__gt=after).order_by("place")
    last = max((turn.place for turn in new), default=after)
    context = {"rehearsal": rehearsal, "new": new, "once": uuid4().hex, "swap": True, "last": last}
    return render(request, "rehearsal/news.html", context | {"pause": min(pause, LONGEST_PAUSE)})


def _form(request: SeekerRequest, rehearsal: Rehearsal, **more: Any) -> HttpResponse:
    """The form again, with a sentence; nothing was said."""
    after = number_of(request.POST.get("after", "")) or 0
    context = {"rehearsal": rehearsal, "once": uuid4().hex, "swap": True, "last": after, "new": (), **more}
    return render(request, "rehearsal/news.html", context)


@require_POST
def rewinding(request: SeekerRequest, pk: int) -> HttpResponse:
    change = rewind(seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk))
    say(request, f"{change.words}.", change.event)
    return go(request, f"{reverse('practice_call', args=[pk])}#say")


@require_POST
def ending(request: SeekerRequest, pk: int) -> HttpResponse:
    change = end_rehearsal(seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk))
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "practice_feedback", pk)


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    change = drop_rehearsal(seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk))
    say(request, f"{change.words}.", change.event)
    return go(request, "rehearsal")


def _rehearsal(request: SeekerRequest, pk: int) -> Rehearsal:
    return get_or_404(Rehearsal.objects.select_related("contact", "attempt"), seat_of(request), pk=pk)
