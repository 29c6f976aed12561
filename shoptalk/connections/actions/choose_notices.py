"""What the seeker wants to be told without asking, and when not."""

from datetime import datetime, time

from shoptalk.accounts.answers import Mend
from shoptalk.connections.models import Notices
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SWITCHES = ("morning_mail", "meeting_soon", "they_replied")
TIMES = {"morning_at": "The time of the morning mail", "quiet_from": "The beginning", "quiet_until": "The end"}


def notices_of(seat: Seat) -> Notices:
    """The choice that stands, or what stands where nothing was chosen (everything off)."""
    return Notices.objects.visible_to(seat).first() or Notices(workspace=seat.workspace)


def choose_notices(*, seat: Seat, now: datetime, **typed: str) -> Step:
    """Changes the switches and times given, as typed. Raises Mend for a time that is none."""
    read = {name: bool(typed[name]) for name in SWITCHES if name in typed}
    read |= {name: _time(name, typed[name]) for name in TIMES if name in typed}  # type: ignore[misc]
    with step(seat, now, "choose_notices", "Saved: what you are told") as change:
        one_click_at_a_time(seat)
        kept = notices_of(seat)
        if kept.pk is None:
            kept = change.create(kept)
        change.update(kept, **read)
    return change


def _time(name: str, typed: str) -> time:
    try:
        return time.fromisoformat(typed.strip()).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise Mend(name, f"{TIMES[name]} is a time of the day. Write it like 08:00.") from error
