"""Another time for a talk. The calendar entry keeps its UID and gets the next SEQUENCE (RFC 5546)."""

from datetime import datetime

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Change, Interview
from shoptalk.workspaces.access import Seat

MOVED = Change.Kind.MOVED


class MovedBefore(Refusal):
    """Rule B26: a talk is not moved twice. The seeker may, after reading this."""


def move_appointment(
    *, seat: Seat, now: datetime, interview: Interview, starts_at: datetime, minutes: int | None = None,
    seen: str = "", words: str = "", by_guest: bool = False, anyway: bool = False,
) -> tuple[Interview, Step | None]:  # fmt: skip
    """Moves the talk. `seen` is what the page that asks showed of it; `anyway` after MovedBefore was read.

    Moving it to where it is already changes nothing and returns no step. A talk that did not come about stands again.
    """
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        if talk.starts_at == starts_at and talk.no_show_at is None and minutes in (None, talk.minutes):
            return talk, None  # a second click
        agreeing.fresh(interview, seen)
        agreeing.must_stand(talk)
        length = minutes or talk.minutes
        agreeing.must_be_possible(seat, now, talk.contact, starts_at, length)
        agreeing.must_be_free(seat, starts_at, length, but=talk)
        if not by_guest and not anyway and _moved_by_seeker(talk):
            raise MovedBefore(
                f"You moved this talk once already, and {talk.contact.called} kept time free twice. "
                "If it must be, tick “move it once more”; calling first is kinder."
            )
        was_at, was = talk.starts_at, agreeing.when(seat, talk)
        who = f"{talk.contact} moved" if by_guest else "You moved"
        did = f"{who} the talk" if by_guest else f"{who} the talk with {talk.contact}"
        with step(seat, now, "move_appointment", did, talk.contact) as change:
            change.update(talk, starts_at=starts_at, minutes=length, agreed_at=now, confirmed_at=None, no_show_at=None)
            agreeing.next_sequence(talk)
            change.create(
                Change(
                    workspace=seat.workspace, interview=talk, kind=MOVED, by_guest=by_guest, was_at=was_at,
                    now_at=starts_at, words=words[:300], at=now,
                )
            )  # fmt: skip
            moved = f"{who} the talk: from {was} to {agreeing.when(seat, talk)}."
            agreeing.day_is_set(change, seat, now, talk.contact, starts_at, moved)
    return talk, change


def _moved_by_seeker(talk: Interview) -> bool:
    return talk.changes.filter(kind=MOVED, by_guest=False, deleted_at=None).exists()
