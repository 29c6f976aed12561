"""Not today: putting a move off by business days."""

from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.moves import ROW, snooze_until
from shoptalk.outreach.models import Snooze
from shoptalk.outreach.standings import calendar_for
from shoptalk.workspaces.access import Seat

SNOOZES = ((1, "The next working day"), (3, "In three working days"), (5, "In a week"), (20, "In a month"))


def snooze_move(*, seat: Seat, now: datetime, contact: Contact, move: str, days: int | str) -> Step:
    """Hides one kind of move for one person until so many business days from today. Raises Refusal for odd values."""
    if move not in ROW or str(days) not in {str(count) for count, _ in SNOOZES}:
        raise Refusal("That cannot be put off like this. Choose one of the days in the menu.")
    until = snooze_until(seat.today(now), int(days), calendar_for(seat, contact))
    with step(seat, now, "snooze_move", f"{contact} waits until {until:%A %-d %B}", contact=contact) as change:
        change.create(Snooze(workspace=seat.workspace, contact=contact, move=move, until=until, made_at=now))
    return change
