"""Advice that was given: written down with its giver and a day, changed, or taken out again."""

from datetime import date, datetime, timedelta

from shoptalk.accounts.answers import Mend, line
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.models import TEXT, Suggestion
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview, Note
from shoptalk.method.report_back import SUGGESTION_DAYS
from shoptalk.workspaces.access import Seat

EARLIEST, FURTHEST_DAYS = date(1990, 1, 1), 3 * 366


def suggest(
    *, seat: Seat, now: datetime, contact: Contact, text: str, kind: str = Suggestion.Kind.DO,
    due_on: date | None = None, given_on: date | None = None, interview: Interview | None = None,
    note: Note | None = None,
) -> tuple[Suggestion, Step]:  # fmt: skip
    """Keeps a suggestion; its day is in 30 days when none is given (C6). Raises Mend or Refusal."""
    text = suggestion_text(text)
    with step(seat, now, "suggest", f"{contact} suggested: {text}", contact=contact) as change:
        made = suggestion_in(
            change, seat, now, contact, text, kind=kind, due_on=due_on, given_on=given_on, interview=interview,
            note=note,
        )  # fmt: skip
    return made, change


def suggestion_in(
    change: Step, seat: Seat, now: datetime, contact: Contact, text: str, *, kind: str = Suggestion.Kind.DO,
    due_on: date | None = None, given_on: date | None = None, interview: Interview | None = None,
    note: Note | None = None,
) -> Suggestion:  # fmt: skip
    """The same inside a step that is under way."""
    given_on = given_on or seat.today(now)
    return change.create(
        Suggestion(
            workspace=seat.workspace, contact=contact, interview=interview, note=note, text=text, given_on=given_on,
            kind=kind if kind in Suggestion.Kind.values else Suggestion.Kind.DO,
            due_on=a_day(seat, now, due_on) or given_on + timedelta(days=SUGGESTION_DAYS), written_at=now,
        )
    )  # fmt: skip


def change_suggestion(*, seat: Seat, now: datetime, suggestion: Suggestion, text: str, due_on: date | None) -> Step:
    """Other words or another day."""
    text = suggestion_text(text)
    with step(seat, now, "change_suggestion", f"Changed: {text}", contact=suggestion.contact) as change:
        change.update(suggestion, text=text, due_on=a_day(seat, now, due_on) or suggestion.due_on)
    return change


def drop_suggestion(*, seat: Seat, now: datetime, suggestion: Suggestion) -> Step:
    """Into the bin: it was no suggestion after all."""
    with step(seat, now, "drop_suggestion", "The suggestion is in the bin", contact=suggestion.contact) as change:
        change.bin(suggestion, now)
    return change


def suggestion_text(typed: str) -> str:
    text = line("text", typed, TEXT, "A suggestion")
    if not text:
        raise Mend("text", "Write what they suggested, in a few words: sit in on the Hazel Street session.")
    return text


def a_day(seat: Seat, now: datetime, day: date | None) -> date | None:
    """A day that can be; raises Refusal for a slip of the finger."""
    if day is not None and not EARLIEST <= day <= seat.today(now) + timedelta(days=FURTHEST_DAYS):
        raise Refusal(f"{day:%d %B %Y} is too far away to be right. Please check the date.")
    return day
