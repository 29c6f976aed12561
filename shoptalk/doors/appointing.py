"""Operations on talks: write one in, list them, and the file for a calendar."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal
from shoptalk.doors.knowing import one_person

if TYPE_CHECKING:
    from shoptalk.interviews.models import Interview
    from shoptalk.workspaces.access import Seat


def appointment(
    seat: "Seat", now: datetime, person: str, when: str, minutes: int = 20, channel: str = "phone", place: str = ""
) -> dict[str, Any]:
    """Write a talk in: WHEN is like 2026-05-14T15:30, in your own time; the channel is phone, video or in_person."""
    from shoptalk.interviews.actions.make_appointment import make_appointment
    from shoptalk.interviews.typed_times import moment_typed

    contact = one_person(seat, person)
    starts_at, _, twice = moment_typed(seat, contact, when)
    talk, _ = make_appointment(
        seat=seat, now=now, contact=contact, starts_at=starts_at, minutes=minutes, medium=channel,
        place=place or (contact.phone if channel == "phone" else ""),
    )  # fmt: skip
    return _told(seat, talk) | ({"note": twice} if twice else {})


def appointment_in_words(talk: dict[str, Any]) -> str:
    said = f"Talk {talk['id']} with {talk['name']}: {talk['when']}, {talk['minutes']} minutes, {talk['channel']}."
    return f"{said} {talk['note']}" if talk.get("note") else said


def interviews(seat: "Seat", now: datetime, all: bool = False) -> list[dict[str, Any]]:
    """List the talks to come and those that wait to be looked back on; --all adds those that were held."""
    from shoptalk.interviews.overview import overview

    found = overview(seat, now, all_talked=all)
    coming = [_told(seat, one.talk) for one in (*found.waiting, *found.upcoming)]
    return coming + ([_told(seat, talk) for talk in found.talked] if all else [])


def interviews_in_words(talks: list[dict[str, Any]]) -> str:
    lines = [f"{talk['id']:>4}  {talk['when']}, {talk['minutes']} min, {talk['name']}" for talk in talks]
    return "\n".join(lines) or "No talk yet. When somebody says yes: bin/shoptalk appointment PERSON WHEN"


def ics(seat: "Seat", now: datetime, number: int) -> str:
    """Print the calendar file of talk NUMBER (as `interviews` lists it); a CANCEL when it was called off."""
    from shoptalk.integrations.ics.calendar_file import calendar_file
    from shoptalk.integrations.ports.calendar import Method
    from shoptalk.interviews.calendar import for_seeker
    from shoptalk.interviews.models import Interview

    talks = Interview.objects.visible_to(seat).select_related("contact", "campaign")
    talk = talks.filter(pk=min(number, 2**62)).first()
    if talk is None:
        raise Refusal(f"There is no talk {number}. `bin/shoptalk interviews --all` lists them.")
    one = for_seeker(talk, seat.user, now)
    return calendar_file([one], Method.CANCEL if one.cancelled else Method.PUBLISH).decode()


def _told(seat: "Seat", talk: "Interview") -> dict[str, Any]:
    from shoptalk.interviews.agreeing import when

    return {
        "id": talk.pk,
        "name": talk.contact.name,
        "starts_at": talk.starts_at.isoformat(),
        "when": when(seat, talk),
        "minutes": talk.minutes,
        "channel": talk.medium,
        "place": talk.place,
        "held": talk.ended_at is not None,
    }
