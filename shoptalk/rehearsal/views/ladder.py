"""The ladder: begun from the starter ladder or from nothing, changed step by step."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shoptalk.accounts.answers import Mend
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import Step
from shoptalk.method.fear_ladder import STARTER
from shoptalk.rehearsal.actions.build_ladder import add_step, begin_with_starter, change_step, drop_step
from shoptalk.rehearsal.ladder import ladder_of
from shoptalk.rehearsal.models import FearStep
from shoptalk.rehearsal.scenarios import scenarios_at_hand
from shoptalk.workspaces.access import SeekerRequest, get_or_404, seat_of


@require_http_methods(["GET", "POST"])
def ladder(request: SeekerRequest) -> HttpResponse:
    """The steps to change; POST adds one."""
    if request.method == "GET":
        return _page(request)
    post = request.POST
    try:
        _, change = add_step(
            seat=seat_of(request), now=request.now, words=post.get("words", ""), fear=post.get("fear", ""),
            scenario=_scenario(request, post.get("scenario", "")),
        )  # fmt: skip
    except Mend as mend:
        return _page(request, 422, mend=mend, typed=post)
    return _back(request, change)


@require_POST
def starter(request: SeekerRequest) -> HttpResponse:
    """Takes over the steps that were ticked, with the seeker's own ratings."""
    ticked = {int(one) for one in request.POST.getlist("take") if one.isdecimal() and len(one) < 3}
    ratings = {index: request.POST.get(f"fear-{index}", "") for index in ticked if index < len(STARTER)}
    known = set(scenarios_at_hand(seat_of(request)))
    try:
        change = begin_with_starter(seat=seat_of(request), now=request.now, ratings=ratings, known=known)
    except Mend as mend:
        return _page(request, 422, starter_mend=mend, starter_typed=request.POST)
    return _back(request, change)


@require_http_methods(["GET", "POST"])
def change(request: SeekerRequest, pk: int) -> HttpResponse:
    step = get_or_404(FearStep.objects, seat_of(request), pk=pk)
    post, mend = request.POST, None
    if request.method == "POST":
        try:
            return _back(request, change_step(
                seat=seat_of(request), now=request.now, step=step, words=post.get("words", ""),
                fear=post.get("fear", ""), scenario=_scenario(request, post.get("scenario", "")),
            ))  # fmt: skip
        except Mend as found:
            mend = found
    context = {
        "tab": "rehearse", "step": step, "mend": mend, "typed": post or None,
        "scenarios": scenarios_at_hand(seat_of(request)),
    }  # fmt: skip
    return screen(request, "rehearsal/step.html", context, status=422 if mend else 200)


@require_POST
def removal(request: SeekerRequest, pk: int) -> HttpResponse:
    step = get_or_404(FearStep.objects, seat_of(request), pk=pk)
    return _back(request, drop_step(seat=seat_of(request), now=request.now, step=step))


def _page(request: SeekerRequest, status: int = 200, **more: Any) -> HttpResponse:
    seat = seat_of(request)
    found = ladder_of(seat)
    have = {one.step.words.casefold() for one in found.steps}
    context = {
        "tab": "rehearse", "ladder": found, "scenarios": scenarios_at_hand(seat), **more,
        "starter": [(index, one) for index, one in enumerate(STARTER) if one.words.casefold() not in have],
    }  # fmt: skip
    return screen(request, "rehearsal/ladder.html", context, status=status)


def _scenario(request: SeekerRequest, key: str) -> str:
    return key if key in scenarios_at_hand(seat_of(request)) else ""


def _back(request: SeekerRequest, change: Step) -> HttpResponse:
    say(request, f"{change.words.rstrip('.')}.", change.event)
    return go(request, "ladder")
