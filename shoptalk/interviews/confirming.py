"""The line of the day before: one sentence that shows that the time is still right, and the way it will go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview, Medium
from shoptalk.interviews.times import zone_of_contact
from shoptalk.method.day_words import weekday
from shoptalk.method.wall_clock import for_both, zone_of
from shoptalk.outreach.drafting import Drafter, Prepared, likely_channel
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat

JUST_AGREED = timedelta(hours=48)  # what was agreed so shortly before needs no confirming
WRITTEN = (Channel.EMAIL, Channel.INMAIL)


def confirming_letters(
    seat: Seat, now: datetime, campaign: Campaign, talks: Sequence[Interview]
) -> dict[int, Prepared]:  # fmt: skip
    """The line for each talk, by its number. A draft under way wins. A fixed number of queries."""
    if not talks:
        return {}
    known = what_is_known(seat, campaign, [talk.contact for talk in talks])
    found = {}
    for talk in talks:
        drafter = Drafter(seat, now, campaign, talk.contact, known, "confirm")
        likely = likely_channel(talk.contact, known)
        channel = likely if likely in WRITTEN else Channel.EMAIL
        if (talk.contact_id, Letter.Kind.CONFIRM, channel) in known.drafts:
            found[talk.pk] = drafter.on(channel, Letter.Kind.CONFIRM)
        else:
            found[talk.pk] = drafter.anew(channel, Letter.Kind.CONFIRM, facts_of(seat, now, talk))
    return found


def just_agreed(talk: Interview) -> bool:
    """Nobody asks "is it still right?" a day after the answer."""
    return talk.starts_at - talk.agreed_at <= JUST_AGREED


def facts_of(seat: Seat, now: datetime, talk: Interview) -> dict[str, str]:
    theirs = zone_of_contact(seat, talk.contact)
    at = for_both(talk.starts_at, theirs, seat.zone.key)
    day = talk.starts_at.astimezone(zone_of(theirs)).date()
    ahead = (day - now.astimezone(zone_of(theirs)).date()).days
    when = {0: "today", 1: "tomorrow"}.get(ahead, f"on {weekday(day)}")
    return {"talk_day": when, "talk_time": at, "talk_way": way_of(talk, talk.contact), "minutes": str(talk.minutes)}


def way_of(talk: Interview, contact: Contact) -> str:
    """How it will go, as a sentence to the guest."""
    if talk.medium == Medium.PHONE:
        return f"I will call you{f' on {talk.place}' if talk.place else ''}"
    if talk.medium == Medium.VIDEO:
        return f"The link is {talk.place}" if talk.place else "Send me whichever link suits you, or I will send one"
    return f"I will come to {talk.place}" if talk.place else "I will come wherever you like"
