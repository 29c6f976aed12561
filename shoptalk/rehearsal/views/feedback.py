"""After a practice call: the look back, disputes, the transcript put right, and that moment again."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.connections.language_model import model_in_use
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.rehearsal.actions.begin_again import begin_again
from shoptalk.rehearsal.actions.judge_feedback import agree_after_all, correct_words, dispute_point
from shoptalk.rehearsal.feedback_page import look_back_on
from shoptalk.rehearsal.looking_back import turns_of
from shoptalk.rehearsal.models import Attempt, Rehearsal, Turn
from shoptalk.rehearsal.wording_by_model import feedback_another_way
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of


@require_GET
def feedback(request: SeekerRequest, pk: int) -> HttpResponse:
    rehearsal = _rehearsal(request, pk)
    if rehearsal.ended_at is None:
        return go(request, "practice_call", pk)
    return _feedback(request, rehearsal)


@require_POST
def another_way(request: SeekerRequest, pk: int) -> HttpResponse:
    """The same, in the words of the language model, beside our own. It is asked for each time, and nothing is kept."""
    rehearsal = _rehearsal(request, pk)
    words = feedback_another_way(seat_of(request), request.now, rehearsal) if rehearsal.ended_at else ""
    return _feedback(request, rehearsal, another_way=words, was_asked=True)


def _feedback(request: SeekerRequest, rehearsal: Rehearsal, **more: Any) -> HttpResponse:
    page = look_back_on(seat_of(request), rehearsal)
    context = {
        "tab": "rehearse", "page": page, "rehearsal": rehearsal, "once": uuid4().hex,
        "came_true": Attempt.CameTrue.choices,
        "model": model_in_use(seat_of(request)), **more,
    }  # fmt: skip
    return screen(request, "rehearsal/feedback.html", context)


@require_POST
def again(request: SeekerRequest, pk: int) -> HttpResponse:
    """That moment again, at once."""
    made, _ = begin_again(
        seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk),
        moment=number_of(request.POST.get("moment", "")) or 0, once=request.POST.get("once", "")[:40],
    )  # fmt: skip
    return go(request, "practice_call", made.pk)


@require_POST
def disputes(request: SeekerRequest, pk: int) -> HttpResponse:
    point = request.POST.get("point", "")
    return _back(request, pk, dispute_point(
        seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk), point=point
    ))  # fmt: skip


@require_POST
def agreements(request: SeekerRequest, pk: int) -> HttpResponse:
    point = request.POST.get("point", "")
    return _back(request, pk, agree_after_all(
        seat=seat_of(request), now=request.now, rehearsal=_rehearsal(request, pk), point=point
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
def words(request: SeekerRequest, pk: int) -> HttpResponse:
    """The transcript, to be put right: what was heard is not always what was said."""
    rehearsal, mend = _rehearsal(request, pk), None
    turns = [turn for turn in turns_of(rehearsal) if turn.who == Turn.Who.YOU]
    if request.method == "POST":
        typed = {turn.pk: request.POST.get(f"turn-{turn.pk}", turn.text) for turn in turns}
        try:
            change = correct_words(seat=seat_of(request), now=request.now, rehearsal=rehearsal, corrected=typed)
            return _back(request, pk, change)
        except Mend as found:
            mend = found
            for turn in turns:
                turn.text = typed[turn.pk]
    context = {"tab": "rehearse", "rehearsal": rehearsal, "turns": turns, "mend": mend}
    return screen(request, "rehearsal/words.html", context, status=422 if mend else 200)


def _rehearsal(request: SeekerRequest, pk: int) -> Rehearsal:
    return get_or_404(Rehearsal.objects.select_related("contact", "attempt__step"), seat_of(request), pk=pk)


def _back(request: SeekerRequest, pk: int, change: Step) -> HttpResponse:
    say(request, f"{change.words.rstrip('.')}.", change.event)
    return go(request, "practice_feedback", pk)
