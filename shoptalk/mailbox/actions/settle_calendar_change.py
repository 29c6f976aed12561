"""The seeker's calendar shows an appointment otherwise: was that agreed? Then it counts here; else it is put back."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.actions.change_place import change_place
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.mailbox.models import CalendarChange
from shoptalk.workspaces.access import Seat, one_click_at_a_time

Kind = CalendarChange.Kind


@transaction.atomic
def take_over_change(*, seat: Seat, now: datetime, change: CalendarChange, anyway: bool = False) -> Step | None:
    """What the calendar shows counts from now on. Undo brings the talk back, and the next pass the calendar with it."""
    if not _still_open(seat, change):
        return None
    talk = change.copy.interview
    if change.kind == Kind.MOVED and change.now_at:
        _, done = move_appointment(
            seat=seat, now=now, interview=talk, starts_at=change.now_at, minutes=change.minutes or None,
            words="moved in your calendar", anyway=anyway,
        )  # fmt: skip
    elif change.kind == Kind.PLACE:
        _, done = change_place(
            seat=seat, now=now, interview=talk, medium=talk.medium, place=change.place, fallback=talk.fallback
        )
    else:
        raise Refusal("It was taken out of the calendar. Call the talk off on its page, or put it back.")
    _settle(change, now)
    return done


@transaction.atomic
def put_back(*, seat: Seat, now: datetime, change: CalendarChange) -> Step | None:
    """The appointment stands as it is here; the next pass writes it into the calendar again."""
    if not _still_open(seat, change):
        return None
    contact = change.copy.interview.contact
    with step(seat, now, "put_back", f"Your calendar gets the talk with {contact} back", contact) as done:
        gone = {"gone_at": now} if change.kind == Kind.REMOVED else {}
        done.update(change.copy, wording="", **gone)
        for one in change.copy.changes.filter(settled_at=None, deleted_at=None):
            done.update(one, settled_at=now)
    return done


@transaction.atomic
def leave_it_out(*, seat: Seat, now: datetime, change: CalendarChange) -> Step | None:
    """The talk stands, and the calendar need not show it."""
    if not _still_open(seat, change):
        return None
    contact = change.copy.interview.contact
    with step(seat, now, "leave_it_out", f"Your calendar is left without the talk with {contact}", contact) as done:
        done.update(change, settled_at=now)
        done.update(change.copy, gone_at=now, wording=change.copy.wording or "left out")
    return done


def _still_open(seat: Seat, change: CalendarChange) -> bool:
    one_click_at_a_time(seat)
    change.refresh_from_db()
    change.copy.refresh_from_db()
    return change.settled_at is None


def _settle(change: CalendarChange, now: datetime) -> None:
    """Outside of what Undo puts back: then the talk is as before, and the next pass brings the calendar along."""
    change.settled_at, change.copy.wording = now, ""
    change.save(update_fields=["settled_at"])
    change.copy.save(update_fields=["wording"])
