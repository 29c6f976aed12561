"""What the conduct check has to know around a letter, read from the rooms in a few bounded queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.method.conduct import Situation
from shoptalk.method.stages import Standing
from shoptalk.outreach.employer import AtEmployer, at_employer_of
from shoptalk.outreach.models import Ask, Letter
from shoptalk.outreach.standings import NOBODY, second_people, standing_of
from shoptalk.workspaces.access import Seat

EARLIER_LETTERS = 30  # what left lately; the same text to somebody else shows up among these (M12)
TIE_FACTS = ("referrer", "school", "shared_employer", "association", "tie_sentence")


@dataclass(frozen=True, slots=True)
class Around:
    """Everything around letters to one person: the check's situation, the ask's standing, the employer's people."""

    situation: Situation
    standing: Standing
    employer: AtEmployer


def around(seat: Seat, now: datetime, campaign: Campaign, contact: Contact, facts: dict[str, str]) -> Around:
    """`facts` are those of `facts_for`. Seven queries at most."""
    employer = at_employer_of(seat, contact)
    sent = Letter.objects.visible_to(seat).exclude(left_at=None).exclude(contact=contact).select_related("contact")
    earlier = list(sent.order_by("-left_at")[:EARLIER_LETTERS])
    standing = standing_now(seat, now, campaign, contact)
    situation = Situation(
        recipient_name=facts.get("recipient_name", ""),
        recipient_employer=contact.organization,
        seeker_name=seat.user.full_name,
        other_names=frozenset(letter.contact.name for letter in earlier),
        other_employers=frozenset(letter.contact.organization for letter in earlier if letter.contact.organization),
        ties=tuple(facts[name] for name in TIE_FACTS if facts.get(name)),
        linkedin_plan=campaign.linkedin_plan,
        booster_at_employer=employer.booster,
        earlier_texts=tuple((letter.contact.name, letter.body) for letter in earlier),
        talked=standing.stage == "met" or (standing.stage == "scheduled" and standing.next_kind == "thank"),
    )
    return Around(situation, standing, employer)


def standing_now(seat: Seat, now: datetime, campaign: Campaign, contact: Contact) -> Standing:
    """Where this person stands at the moment `now`, worked out afresh from the touches; nothing is stored."""
    ask = Ask.objects.visible_to(seat).filter(campaign=campaign, contact=contact).first()
    if ask is None:
        return standing_of(seat, contact, (), now, NOBODY)
    ask.contact = contact
    touches = ask.touches.filter(deleted_at=None).order_by("at", "pk")
    return standing_of(seat, contact, touches, now, second_people(seat, [ask]).get(ask.pk, NOBODY))


def reason_not(standing: Standing, kind: str, channel: str) -> str:
    """Why a letter of this kind may not leave now, as a sentence; empty when it may (rulebook A33-A35, M14)."""
    # Thanks and news to somebody who was never asked for a talk: a helper, a friend who gave advice.
    may_tell = standing.may_answer or standing.stage == "to_ask"
    allowed = {
        Letter.Kind.FIRST: standing.may_ask,
        Letter.Kind.NUDGE: standing.may_follow_up,
        Letter.Kind.LAST_LINE: standing.may_follow_up,
        Letter.Kind.REPLY: standing.may_answer,
        Letter.Kind.THANKS: may_tell,
        Letter.Kind.CHECK_BACK: standing.may_answer or standing.may_ask,
        Letter.Kind.CONFIRM: standing.may_answer,
        Letter.Kind.REPORT_BACK: may_tell,
        Letter.Kind.IN_TOUCH: standing.may_answer or standing.may_ask,
        Letter.Kind.MENTORSHIP: standing.may_answer,
        Letter.Kind.INVITATION: standing.may_answer,
    }[Letter.Kind(kind)]
    if not allowed:
        return standing.reason_not or "This is not the moment for such a letter. See what happened with them first."
    if channel in standing.closed_channels:
        return "Letters came back from there twice. Another channel is open."
    return ""
