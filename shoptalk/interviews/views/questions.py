"""The bank of questions: looked through, worded anew, left out and put back, and own ones added."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.interviews.actions.write_question import (
    add_own_question,
    back_to_built_in_question,
    leave_out_question,
    put_back_question,
    write_question,
)
from shoptalk.interviews.models import Interview
from shoptalk.interviews.models import Question as OwnRow
from shoptalk.interviews.own_bank import as_question
from shoptalk.interviews.questions_page import bank_page
from shoptalk.method.question_bank import OWN, Question, by_key, families
from shoptalk.method.question_check import check_question
from shoptalk.workspaces.access import Seat, SeekerRequest, number_of, seat_of

LONGEST_LOOKED_AT = 2000


def own_question(seat: Seat, key: str) -> tuple[Question, OwnRow | None]:
    """The question under this key as the seeker has it, and their row when there is one; else 404."""
    row = OwnRow.objects.visible_to(seat).filter(key=key).first()
    if row is None and key not in by_key():
        raise Http404
    return (as_question(row) if row else by_key()[key]), row


@require_GET
def questions(request: SeekerRequest) -> HttpResponse:
    return _page(request)


@require_POST
def question_new(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    typed = {name: request.POST.get(name, "") for name in ("text", "follow_up", "family")}
    try:
        change = add_own_question(seat=seat, now=request.now, **typed)
    except Mend as mend:
        return _page(request, mend, typed)
    say(request, f"{change.words}." if change.event else "You have that question already.", change.event)
    return go(request, "questions")


@require_http_methods(["GET", "POST"])
def question(request: SeekerRequest, key: str) -> HttpResponse:
    """One question: its words, and what a colleague would ask about them."""
    seat = seat_of(request)
    found, row = own_question(seat, key)
    if request.method == "GET":
        return _form(request, found, row, found.text, found.follow_up)
    text, follow_up = request.POST.get("text", ""), request.POST.get("follow_up", "")
    try:
        change = write_question(seat=seat, now=request.now, key=key, text=text, follow_up=follow_up)
    except Mend as mend:
        return _form(request, found, row, text, follow_up, mend)
    if change.event:
        say(request, f"{change.words}.", change.event)
    return go(request, "questions")


@require_POST
def question_left_out(request: SeekerRequest, key: str) -> HttpResponse:
    return _done(request, key, leave_out_question)


@require_POST
def question_back(request: SeekerRequest, key: str) -> HttpResponse:
    return _done(request, key, put_back_question)


@require_POST
def question_built_in(request: SeekerRequest, key: str) -> HttpResponse:
    return _done(request, key, back_to_built_in_question)


@require_POST
def question_check(request: SeekerRequest) -> HttpResponse:
    """What is noticed in the words that stand in the box at this moment; nothing is stored."""
    text = request.POST.get("text", "")[:LONGEST_LOOKED_AT]
    return render(request, "interviews/noticed.html", {"findings": check_question(text), "text": text})


def _done(request: SeekerRequest, key: str, act) -> HttpResponse:
    seat = seat_of(request)
    own_question(seat, key)
    change = act(seat=seat, now=request.now, key=key)
    if change.event:
        say(request, f"{change.words}.", change.event)
    kept = {name: request.POST.get(name, "")[:100] for name in ("q", "family", "for") if request.POST.get(name)}
    if request.htmx:
        return _page(request)
    return go(request, f"{reverse('questions')}{f'?{urlencode(kept)}' if kept else ''}")


def _page(request: SeekerRequest, mend: Mend | None = None, typed: dict | None = None) -> HttpResponse:
    seat = seat_of(request)
    said = request.GET if request.method == "GET" else request.POST
    query, family = said.get("q", "")[:100], said.get("family", "")
    narrowed = family if family in families() and not mend else ""
    pk = number_of(said.get("for", ""))
    talk = Interview.objects.visible_to(seat).select_related("contact").filter(pk=pk).first() if pk else None
    context = {
        "tab": "interviews",
        "bank": bank_page(seat, query, narrowed),
        "talk": talk,
        "mend": mend,
        "typed": typed or {},
    }
    return screen(request, "interviews/questions.html", context, status=422 if mend else 200)


def _form(
    request: SeekerRequest, found: Question, row: OwnRow | None, text: str, follow_up: str, mend: Mend | None = None
) -> HttpResponse:
    context = {
        "tab": "interviews",
        "question": found,
        "built_in": by_key().get(found.key),
        "row": row,
        "is_own": found.key.startswith(OWN),
        "text": text,
        "follow_up": follow_up,
        "findings": check_question(text[:LONGEST_LOOKED_AT]),
        "mend": mend,
    }
    return screen(request, "interviews/question.html", context, status=422 if mend else 200)
