"""The plan of a talk: made, made anew, and changed by hand. Each answers with the list or with the whole brief."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.change_plan import add_question, leave_out, move_question, reword_question
from shoptalk.interviews.actions.plan_questions import plan_questions
from shoptalk.interviews.models import PlannedQuestion
from shoptalk.interviews.views.brief import brief_screen, own_interview
from shoptalk.method.question_check import check_question
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

WAYS = {"up": -1, "down": 1}


def own_planned(seat: Seat, pk: int) -> PlannedQuestion:
    rows = PlannedQuestion.objects.select_related("interview__contact", "interview__campaign")
    return get_or_404(rows.filter(interview__deleted_at=None, interview__contact__deleted_at=None), seat, pk=pk)


@require_POST
def plan(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    anew = request.POST.get("anew") == "1"
    change = plan_questions(seat=seat, now=request.now, interview=interview, anew=anew)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "brief", pk)


@require_POST
def planned_new(request: SeekerRequest, pk: int) -> HttpResponse:
    """A question more: `text` in own words, or `key` from the bank."""
    seat = seat_of(request)
    interview = own_interview(seat, pk)
    text, key = request.POST.get("text", ""), request.POST.get("key", "")
    try:
        change = add_question(seat=seat, now=request.now, interview=interview, text=text, key=key)
    except Mend as mend:
        return brief_screen(request, interview, status=422, mend=mend, typed=text)
    say(request, f"{change.words}." if change.event else "It is in the plan already.", change.event)
    return go(request, "brief", pk)


@require_POST
def planned_place(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    question = own_planned(seat, pk)
    by = WAYS.get(request.POST.get("to", ""))
    if by is None:
        raise Refusal("A question moves up or down. Nothing was changed.")
    change = move_question(seat=seat, now=request.now, question=question, by=by)
    return _after(request, question, change)


@require_POST
def planned_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    question = own_planned(seat, pk)
    return _after(request, question, leave_out(seat=seat, now=request.now, question=question))


@require_http_methods(["GET", "POST"])
def planned(request: SeekerRequest, pk: int) -> HttpResponse:
    """Say it my way: the words of one question, for this talk only."""
    seat = seat_of(request)
    question = own_planned(seat, pk)
    if request.method == "GET":
        return _form(request, question, question.text, question.follow_up)
    text, follow_up = request.POST.get("text", ""), request.POST.get("follow_up", "")
    try:
        change = reword_question(seat=seat, now=request.now, question=question, text=text, follow_up=follow_up)
    except Mend as mend:
        return _form(request, question, text, follow_up, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "brief", question.interview_id)


def _after(request: SeekerRequest, question: PlannedQuestion, change) -> HttpResponse:
    if change.event:
        say(request, f"{change.words}.", change.event)
    if request.htmx:
        return brief_screen(request, question.interview)
    return go(request, "brief", question.interview_id)


def _form(
    request: SeekerRequest, question: PlannedQuestion, text: str, follow_up: str, mend: Mend | None = None
) -> HttpResponse:
    context = {
        "tab": "interviews",
        "planned": question,
        "interview": question.interview,
        "text": text,
        "follow_up": follow_up,
        "findings": check_question(text[:2000]),
        "mend": mend,
    }
    return screen(request, "interviews/planned.html", context, status=422 if mend else 200)
