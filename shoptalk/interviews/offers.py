"""Offering times: what the page proposes, and how it reads in a letter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from shoptalk.campaigns.models import Campaign
from shoptalk.connections.busy_times import Reading, readings
from shoptalk.contacts.models import Contact
from shoptalk.interviews.links import guest_address, has_public_address
from shoptalk.interviews.models import GuestAnswer, Interview, Invitation
from shoptalk.interviews.times import wish_for, zone_of_contact
from shoptalk.method.time_slots import Wish, choices, offer, overlap
from shoptalk.method.wall_clock import day_in_words, for_both, same_clock, zone_of
from shoptalk.outreach.drafting import Drafter, Prepared, likely_channel
from shoptalk.outreach.facts import Known, what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat

WRITTEN = (Channel.EMAIL, Channel.INMAIL)


@dataclass(frozen=True, slots=True)
class Choice:
    """One time that could be offered."""

    value: str
    mine: str  # what the seeker's clock shows
    theirs: str  # what the guest's shows; empty when it is the same
    ticked: bool


@dataclass(frozen=True, slots=True)
class DayOfChoices:
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """What the page of one person shows."""

    contact: Contact
    days: tuple[DayOfChoices, ...]
    meets: bool  # do the two weeks have a time in common?
    zone: str
    their_zone: str
    can_have_page: bool
    page: Invitation | None
    link: str
    answers: tuple[GuestAnswer, ...]
    talk: Interview | None  # the one that is agreed already
    greeting: str
    readings: tuple[Reading, ...]  # how far the seeker's calendars are known


def offer_page(
    seat: Seat, now: datetime, campaign: Campaign, contact: Contact, minutes: int, ticked: Sequence[str] | None = None
) -> OfferPage:
    """A fixed number of queries. `ticked`: what a form that came back had chosen; the three best when not given."""
    wish = wish_for(seat, now, contact, minutes)
    pages = Invitation.objects.visible_to(seat).filter(contact=contact).order_by("-made_at", "-pk")
    page = pages.filter(revoked_at=None, expires_at__gt=now).prefetch_related("windows").first()
    talks = Interview.objects.visible_to(seat).open().filter(contact=contact, starts_at__gt=now)
    return OfferPage(
        contact=contact,
        days=days_of(wish, ticked),
        meets=overlap(wish),
        zone=wish.seeker.zone,
        their_zone=zone_of_contact(seat, contact),
        can_have_page=has_public_address(),
        page=page,
        link=guest_address(page.token) if page else "",
        answers=answers_of(seat, contact),
        talk=talks.first(),
        greeting=greeting_of(seat, campaign, contact),
        readings=readings(seat, now),
    )


def answers_of(seat: Seat, contact: Contact) -> tuple[GuestAnswer, ...]:
    """What this person answered on their pages and the seeker has not seen yet, newest first."""
    answers = GuestAnswer.objects.visible_to(seat).filter(invitation__contact=contact, seen_at=None)
    return tuple(answers.select_related("invitation__interview").order_by("-at", "-pk")[:20])


def days_of(wish: Wish, ticked: Sequence[str] | None) -> tuple[DayOfChoices, ...]:
    best = {start.isoformat() for start in offer(wish)} if ticked is None else set(ticked)
    mine, theirs = zone_of(wish.seeker.zone), zone_of(wish.guest.zone)
    rows = [(start, start.astimezone(mine)) for start in choices(wish)]
    return tuple(
        DayOfChoices(
            day_in_words(day),
            tuple(
                Choice(
                    value=start.isoformat(),
                    mine=f"{local:%H:%M}",
                    theirs=""
                    if same_clock(start, wish.seeker.zone, wish.guest.zone)
                    else f"{start.astimezone(theirs):%H:%M}",
                    ticked=start.isoformat() in best,
                )
                for start, local in group
            ),
        )
        for day, group in groupby(rows, key=lambda row: row[1].date())
    )


def greeting_of(seat: Seat, campaign: Campaign, contact: Contact) -> str:
    """Who asks and why, from the seeker's own lines; it is theirs to change before anybody reads it."""
    parts = [
        f"{contact.introduced_by} suggested that I write." if contact.introduced_by else "",
        campaign.who_i_am.rstrip(". ") + "." if campaign.who_i_am.strip() else "",
        f"I would love to hear {campaign.question.rstrip('?. ')}." if campaign.question.strip() else "",
    ]
    return " ".join(part for part in parts if part)[:300]


def windows_in_words(starts: Sequence[datetime], theirs: str, mine: str) -> str:
    """ "Thu 14 May, 15:30; or Mon 18 May, 10:00": as it stands in a letter, in the reader's time first."""
    said = [for_both(start, theirs, mine) for start in sorted(starts)]
    between = ", " if all(one.endswith(")") for one in said) else "; "
    return between.join([*said[:-1], f"or {said[-1]}"]) if len(said) > 1 else "".join(said)


def letter_with_times(
    seat: Seat, now: datetime, campaign: Campaign, contact: Contact, starts: Sequence[datetime], minutes: int,
    link: str = "",
) -> Prepared:  # fmt: skip
    """The answer that offers these times. A draft under way keeps its words and gets the times below them."""
    known = what_is_known(seat, campaign, [contact])
    drafter = Drafter(seat, now, campaign, contact, known, "set_time")
    channel = _written_channel(contact, known)
    said = windows_in_words(starts, zone_of_contact(seat, contact), seat.zone.key)
    facts = {"windows": said, "minutes": str(minutes)}
    if (contact.pk, Letter.Kind.REPLY, channel) in known.drafts:
        draft = drafter.on(channel, Letter.Kind.REPLY)
        offering = f"Would one of these suit you? {said}"
        body = draft.text if said in draft.text else _before_the_end(draft.text, offering)
        draft = replace(draft, text=body)
    else:
        draft = drafter.anew(channel, Letter.Kind.REPLY, facts)
    if link and link not in draft.text:
        draft = replace(draft, text=_before_the_end(draft.text, f"Or pick one here, no account needed: {link}"))
    return draft


def _written_channel(contact: Contact, known: Known) -> str:
    likely = likely_channel(contact, known)
    return likely if likely in WRITTEN else Channel.EMAIL


def _before_the_end(text: str, paragraph: str) -> str:
    """Above the closing line of the letter."""
    parts = text.rstrip().split("\n\n")
    return "\n\n".join([*parts[:-1], paragraph, parts[-1]] if len(parts) > 1 else [text.rstrip(), paragraph])
