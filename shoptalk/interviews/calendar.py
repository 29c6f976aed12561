"""An appointment as a calendar sees it, from the seeker's side or from the guest's."""

from datetime import datetime

from shoptalk.accounts.models import User
from shoptalk.campaigns.models import Campaign
from shoptalk.integrations.ports.calendar import Appointment, Attendee
from shoptalk.interviews.models import Interview, Medium

REMIND_SEEKER = (24 * 60, 15)  # the day before, and in time to sit down with the brief
REMIND_GUEST = (15,)
BY = {Medium.PHONE: "By phone", Medium.VIDEO: "By video", Medium.IN_PERSON: "In person"}


def for_seeker(talk: Interview, user: User, now: datetime) -> Appointment:
    """As it goes into the seeker's own calendar."""
    place = f"{_by(talk)}{f': {talk.place}' if talk.place else '.'}"
    lines = [place, f"If it does not come about: {talk.fallback}" if talk.fallback else ""]
    lines.append(f"{talk.minutes} minutes, and you end on time.")
    return _appointment(talk, user, now, f"Talk with {talk.contact}", lines, REMIND_SEEKER)


def for_guest(talk: Interview, user: User, now: datetime, page: str = "") -> Appointment:
    """As it goes into the guest's: nothing in it that their page does not show."""
    who = user.full_name or "the person who asked you"
    lines = [f"{_by(talk)}{f': {talk.place}' if talk.place else '.'}", f"{talk.minutes} minutes, and no longer."]
    if page:
        lines.append(f"To change or to call it off: {page}")
    return _appointment(talk, user, now, f"Talk with {who}", lines, REMIND_GUEST)


def _by(talk: Interview) -> str:
    return BY[Medium(talk.medium)]


def _appointment(
    talk: Interview, user: User, now: datetime, summary: str, lines: list[str], remind: tuple[int, ...]
) -> Appointment:
    campaign: Campaign = talk.campaign
    return Appointment(
        uid=talk.uid,
        sequence=talk.sequence,
        starts_at=talk.starts_at,
        minutes=talk.minutes,
        time_zone=talk.time_zone,
        summary=summary,
        stamped_at=now,
        description="\n".join(line for line in lines if line),
        location=talk.place,
        organizer=Attendee(user.full_name, campaign.email) if campaign.email else None,
        attendee=Attendee(talk.contact.name, talk.contact.email) if talk.contact.email else None,
        cancelled=talk.cancelled_at is not None or talk.no_show_at is not None,
        remind_minutes=remind,
    )
