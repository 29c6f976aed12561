"""The rehearsal room's first page: the ladder, a call to go on with, the calls at hand, plans, own guesses."""

from dataclasses import dataclass
from datetime import date, datetime

from shoptalk.contacts.models import Contact
from shoptalk.method.fear_ladder import CARE, Calibration, where_to_find_help
from shoptalk.rehearsal.at_hand import calls_at_hand
from shoptalk.rehearsal.course import judged_guesses
from shoptalk.rehearsal.ladder import Ladder, ladder_of
from shoptalk.rehearsal.models import Attempt, Plan, Rehearsal
from shoptalk.rehearsal.scenarios import AtHand, scenarios_at_hand
from shoptalk.workspaces.access import Seat

CALLS_SHOWN = 6
PLANS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Room:
    """Everything on the page."""

    ladder: Ladder
    scenarios: dict[str, AtHand]
    calls: tuple[tuple[Contact, date], ...]
    under_way: Rehearsal | None
    real_under_way: Attempt | None  # begun, and not looked back on
    lately: tuple[Rehearsal, ...]
    plans: tuple[Plan, ...]
    guesses: Calibration
    care: tuple[str, ...]


def room_of(seat: Seat, now: datetime) -> Room:
    """A fixed number of queries."""
    rehearsals = Rehearsal.objects.visible_to(seat).order_by("-begun_at", "-pk")
    real = Attempt.objects.visible_to(seat).filter(is_real=True, looked_back_at=None).select_related("step", "contact")
    plans = Plan.objects.visible_to(seat).filter(done_at=None)
    return Room(
        ladder=ladder_of(seat),
        scenarios=scenarios_at_hand(seat),
        calls=tuple(calls_at_hand(seat, now)),
        under_way=rehearsals.under_way().first(),
        real_under_way=real.order_by("-begun_at", "-pk").first(),
        lately=tuple(rehearsals.ended()[:CALLS_SHOWN]),
        plans=tuple(plans[:PLANS_SHOWN]),
        guesses=judged_guesses(seat),
        care=(*CARE, *where_to_find_help(seat.user.country)),
    )
