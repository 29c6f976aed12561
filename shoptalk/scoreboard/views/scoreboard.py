"""The scoreboard, and the figures of others."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from shoptalk.campaigns.current import current_campaign
from shoptalk.design.screen import screen
from shoptalk.method.benchmark_cards import BY_KEY, CARDS
from shoptalk.method.benchmarks import GRADE_MEANS, NOT_SHOWN, SUBJECTS, WHAT_MAY_BE_SAID
from shoptalk.method.rates import chance_of_none, hundredths
from shoptalk.scoreboard.board import FEWEST_ASKS, board
from shoptalk.workspaces.access import SeekerRequest, seat_of

NONE_IN_TWELVE = hundredths(chance_of_none(1 / 12, 12))  # F3


@require_GET
def scoreboard(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    context = {
        "tab": "scoreboard",
        "board": board(seat, request.now, current_campaign(seat, request.now)),
        "fewest": FEWEST_ASKS,
        "saying": BY_KEY["saying"],
        "none_in_twelve": NONE_IN_TWELVE,
    }
    return screen(request, "scoreboard/scoreboard.html", context)


@require_GET
def figures(request: SeekerRequest) -> HttpResponse:
    """What others measured, each figure on its card, and what is not shown and why."""
    groups = [(title, [card for card in CARDS if card.subject == key]) for key, title in SUBJECTS]
    context = {
        "tab": "scoreboard",
        "groups": groups,
        "grades": list(GRADE_MEANS.items()),
        "not_shown": NOT_SHOWN,
        "may_be_said": WHAT_MAY_BE_SAID,
    }
    return screen(request, "scoreboard/figures.html", context)
