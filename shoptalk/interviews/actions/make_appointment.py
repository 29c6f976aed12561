"""They said yes and a time is found: the talk is written in, and the yes gets its day, in one step."""

from datetime import datetime

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.fit import field_of
from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.models import Interview, Medium
from shoptalk.interviews.times import zone_of_contact
from shoptalk.method.wall_clock import for_me
from shoptalk.outreach.plain_text import one_line
from shoptalk.workspaces.access import Seat

WORDS = 300


def make_appointment(
    *, seat: Seat, now: datetime, contact: Contact, starts_at: datetime, minutes: int, medium: str = Medium.PHONE,
    place: str = "", time_zone: str = "", fallback: str = "", by_guest: bool = False,
) -> tuple[Interview, Step | None]:  # fmt: skip
    """Writes a talk in, from a window, from a guest's pick or by hand; the person stands at "scheduled" afterwards.

    `time_zone`: by whose clocks it was agreed (the person's own when not given). A second click finds the talk that the
    first one made, and returns no step. Raises Taken when another talk is in the way, Refusal for what cannot be.
    """
    agreeing.must_be_a_medium(medium)
    agreeing.must_be_possible(seat, now, contact, starts_at, minutes)
    with agreeing.one_at_a_time(seat):
        if same := _the_same(seat, contact, starts_at):
            return same, None
        agreeing.must_be_free(seat, starts_at, minutes)
        campaign = current_campaign(seat, now)
        fields = list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk"))
        at = for_me(starts_at, seat.zone.key, zone_of_contact(seat, contact), contact.called)
        words = f"{contact} picked {at}" if by_guest else f"Talk with {contact}: {at}"
        with step(seat, now, "make_appointment", words, contact=contact) as change:
            interview = change.create(
                Interview(
                    workspace=seat.workspace, campaign=campaign, contact=contact, field=field_of(contact, fields),
                    starts_at=starts_at, minutes=minutes, time_zone=time_zone or zone_of_contact(seat, contact),
                    medium=medium, place=one_line(place)[:WORDS], fallback=one_line(fallback)[:WORDS], agreed_at=now,
                )
            )  # fmt: skip
            agreeing.day_is_set(change, seat, now, contact, starts_at, f"You talk on {at}, {minutes} minutes.")
    return interview, change


def _the_same(seat: Seat, contact: Contact, starts_at: datetime) -> Interview | None:
    talks = Interview.objects.visible_to(seat).open().select_related("contact", "campaign")
    return talks.filter(contact=contact, starts_at=starts_at).first()
