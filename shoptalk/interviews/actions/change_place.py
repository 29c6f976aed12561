"""How, or where: phone, video, in person; the number, the link, the address; what to do when it does not come about."""

from datetime import datetime

from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Change, Interview
from shoptalk.outreach.plain_text import one_line
from shoptalk.workspaces.access import Seat

WORDS = 300


def change_place(
    *, seat: Seat, now: datetime, interview: Interview, medium: str, place: str = "", fallback: str = "",
    seen: str = "", by_guest: bool = False,
) -> tuple[Interview, Step | None]:  # fmt: skip
    """Changes how and where. What both calendars show changes the SEQUENCE; the seeker's own fallback does not."""
    agreeing.must_be_a_medium(medium)
    place, fallback = one_line(place)[:WORDS], one_line(fallback)[:WORDS]
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(interview)
        if (talk.medium, talk.place, talk.fallback) == (medium, place, fallback):
            return talk, None
        agreeing.fresh(interview, seen)
        agreeing.must_stand(talk)
        shown = (talk.medium, talk.place) != (medium, place)
        who = f"{talk.contact} changed" if by_guest else "You changed"
        with step(seat, now, "change_place", f"{who} how the talk with {talk.contact} goes", talk.contact) as change:
            was = f"{talk.get_medium_display()}{f', {talk.place}' if talk.place else ''}"
            change.update(talk, medium=medium, place=place, fallback=fallback)
            if shown:
                agreeing.next_sequence(talk)
                change.create(
                    Change(
                        workspace=seat.workspace, interview=talk, kind=Change.Kind.PLACE, by_guest=by_guest,
                        words=f"before: {was}"[:WORDS], at=now,
                    )
                )  # fmt: skip
    return talk, change
