"""Applications: written down, changed, answered, interviewed for, closed, put into the bin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import Campaign, Field
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.scoreboard.models import NAME, Application
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SECOND_CLICK = timedelta(seconds=3)  # nobody writes the same thing down twice in less
EARLIEST = date(1990, 1, 1)  # before that, a date is a slip of the finger
WORDS = 400


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of an application, as it was typed."""

    organization: str
    role: str = ""
    way: str = Application.Way.RESUME
    sent_on: date | None = None
    field: Field | None = None
    words: str = ""


@transaction.atomic
def write_application(*, seat: Seat, now: datetime, campaign: Campaign, facts: Facts) -> tuple[Application, Step]:
    """Writes an application down; today when no day is given. A second click writes nothing and returns the first one.

    Raises Mend with a sentence: no organization, too long, a day that cannot be.
    """
    columns = _columns(seat, now, facts)
    one_click_at_a_time(seat)
    if twin := just_written(Application, seat, now, columns):
        return twin, Step()
    made = Application(workspace=seat.workspace, campaign=campaign, written_at=now, **columns)
    with step(seat, now, "write_application", f"Written down: {made}") as change:
        change.create(made)
    return made, change


def change_application(*, seat: Seat, now: datetime, application: Application, facts: Facts) -> Step:
    """Changes what is said of an application. Raises Mend with a sentence."""
    columns = _columns(seat, now, facts)
    for name in ("answered_on", "interviewed_on", "closed_on"):
        if (day := getattr(application, name)) and day < columns["sent_on"]:
            raise Mend("sent_on", f"Something came of it on {day:%-d %B %Y} already, so it was sent before that.")
    with step(seat, now, "change_application", "Changed the application") as change:
        change.update(application, **columns)
    return change


# What may happen to an application: the column of its day, and how Undo names it.
HAPPENINGS = {
    "answered_on": ("They answered", "No answer after all"),
    "interviewed_on": ("A job interview", "No job interview after all"),
    "closed_on": ("Closed", "Open again"),
}


def say_what_happened(
    *, seat: Seat, now: datetime, application: Application, column: str, on: date | None, never: bool = False
) -> Step:
    """Sets the day of an answer, a job interview or the end; today when none is given, and none with `never`."""
    done, undone = HAPPENINGS[column]
    day = None if never else possible_day("on", on or seat.today(now), seat.today(now))
    if day and day < application.sent_on:
        raise Mend("on", f"That would be before it was sent, on {application.sent_on:%-d %B %Y}. Check the day.")
    said = f"{undone if never else done}: {application}"
    with step(seat, now, "say_what_happened", said) as change:
        change.update(application, **{column: day})
    return change


def remove_application(*, seat: Seat, now: datetime, application: Application) -> Step:
    """Puts an application into the bin for 30 days. Offers that came of it stay."""
    with step(seat, now, "remove_application", f"You removed: {application}") as change:
        change.bin(application, now)
    return change


def possible_day(answer: str, day: date, today: date) -> date:
    """The day, if it can be; Mend otherwise."""
    if day > today:
        raise Mend(answer, "That day has not come yet. Write it down when it has.")
    if day < EARLIEST:
        raise Mend(answer, f"{day.isoformat()} is too long ago to be right. Check the year.")
    return day


def organization_columns(typed: str) -> dict[str, str]:
    """The organization and its folded key, by which it meets the employer of a contact."""
    organization = line("organization", typed, NAME, "The name of an organization")
    if not organization:
        raise Mend("organization", "Where was it? The name of the organization is enough.")
    return {"organization": organization, "organization_key": fold(organization)[:NAME]}


def just_written(model, seat: Seat, now: datetime, columns: dict):
    """What a first click wrote with all the same at this moment, if any."""
    lately = model.objects.visible_to(seat).filter(written_at__range=(now - SECOND_CLICK, now + SECOND_CLICK))
    return lately.filter(**columns).first()


def _columns(seat: Seat, now: datetime, facts: Facts) -> dict:
    if facts.way not in Application.Way.values:
        raise Mend("way", f"That is no way of applying. It is one of: {', '.join(Application.Way.values)}.")
    today = seat.today(now)
    return {
        **organization_columns(facts.organization),
        "role": line("role", facts.role, NAME, "What it is for"),
        "way": facts.way,
        "sent_on": possible_day("sent_on", facts.sent_on or today, today),
        "field": facts.field,
        "words": line("words", facts.words, WORDS, "A note"),
    }
