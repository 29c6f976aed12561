"""The hours in which the seeker can talk, and the days on which not."""

from collections.abc import Sequence
from datetime import date, datetime, time

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import AwayDays, WorkWeek
from shoptalk.method.day_words import WEEKDAYS
from shoptalk.outreach.plain_text import one_line
from shoptalk.workspaces.access import Seat, one_click_at_a_time

DAYS = 7
LONGEST_AWAY = 366
MOST_AWAY = 100


def keep_hours(*, seat: Seat, now: datetime, week: Sequence[tuple[str, str] | None]) -> Step:
    """Keeps the week, Monday first: ("09:00", "17:00"), or None for a day off. Raises Refusal with the day's name."""
    read = [_day(WEEKDAYS[number], day) for number, day in enumerate(week)]
    if len(read) != DAYS:
        raise Refusal("A week has seven days. Open the page anew; nothing was changed.")
    with step(seat, now, "keep_hours", "Saved: the hours in which you can talk") as change:
        one_click_at_a_time(seat)
        kept = WorkWeek.objects.visible_to(seat).first()
        if kept is None:
            change.create(WorkWeek(workspace=seat.workspace, week=read))
        else:
            change.update(kept, week=read)
    return change


def _day(name: str, day: tuple[str, str] | None) -> list[str] | None:
    if day is None:
        return None
    try:
        first, last = (time.fromisoformat(clock.strip()).replace(second=0, microsecond=0) for clock in day)
    except ValueError as error:
        raise Refusal(f"{name}: write both times like 09:00, or leave the day out.") from error
    if first >= last:
        raise Refusal(f"{name} would end before it begins. Please check the two times.")
    return [f"{first:%H:%M}", f"{last:%H:%M}"]


def be_away(*, seat: Seat, now: datetime, first_on: date, last_on: date | None = None, words: str = "") -> Step:
    """Days on which no talk is offered."""
    last_on = last_on or first_on
    if last_on < first_on:
        raise Refusal("The last day lies before the first one. Please check the two.")
    if (last_on - first_on).days > LONGEST_AWAY:
        raise Refusal("That is more than a year. Pause the search instead, under Pace.")
    if AwayDays.objects.visible_to(seat).count() >= MOST_AWAY:
        raise Refusal(f"There are {MOST_AWAY} entries already. Take old ones away first.")
    with step(seat, now, "be_away", "Saved: days on which you do not talk") as change:
        one_click_at_a_time(seat)
        same = AwayDays.objects.visible_to(seat).filter(first_on=first_on, last_on=last_on)
        if not same.exists():
            change.create(
                AwayDays(
                    workspace=seat.workspace, first_on=first_on, last_on=last_on, words=one_line(words)[:120]
                )
            )  # fmt: skip
    return change


def be_back(*, seat: Seat, now: datetime, away: AwayDays) -> Step:
    """These days count again."""
    with step(seat, now, "be_back", "Those days count again") as change:
        change.bin(away, now)
    return change
