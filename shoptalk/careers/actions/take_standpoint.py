"""From where one compares: the state whose pay is shown, and what one earns now."""

from datetime import datetime

from shoptalk.accounts.answers import Mend, number
from shoptalk.campaigns.models import Campaign
from shoptalk.careers.models import Standpoint
from shoptalk.history.steps import Step, step
from shoptalk.occupations.facts import states
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_PAY = 10_000_000


def take_standpoint(*, seat: Seat, now: datetime, campaign: Campaign, state: str, pay_now: str) -> Step:
    """`state` in postal letters, "" for the whole country; `pay_now` in dollars a year, "" to leave it out."""
    state = state.strip().upper()
    if state and state not in {letters for letters, _ in states()}:
        raise Mend("state", "That state has no figures of its own here. Choose one of the list, or the whole country.")
    typed = pay_now.replace(",", "").replace("$", "").strip()
    pay = number("pay_now", typed, 0, MOST_PAY, "What you earn in a year") if typed else None
    with step(seat, now, "take_standpoint", "You said from where you compare") as change:
        one_click_at_a_time(seat)
        row = Standpoint.objects.filter(workspace=seat.workspace, campaign=campaign).first()
        if row is None:
            change.create(
                Standpoint(workspace=seat.workspace, campaign=campaign, state=state, pay_now=pay, said_at=now)
            )
        elif (row.state, row.pay_now, row.deleted_at) != (state, pay, None):
            change.update(row, state=state, pay_now=pay, said_at=now, deleted_at=None)
    return change
