"""What the other side of a practice call may know: the facts of the person at hand, as the desk has them."""

from datetime import datetime

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import Contact
from shoptalk.method.work_words import as_work
from shoptalk.outreach.facts import facts_for
from shoptalk.workspaces.access import Seat


def facts_of_call(seat: Seat, now: datetime, contact: Contact | None) -> dict[str, str]:
    """The facts that are known, by the names of `method/rehearsal`. What is not known, the scenario makes up."""
    campaign = current_campaign(seat, now)
    about_me = {"seeker": seat.user.full_name, "minutes": str(campaign.minutes)}
    if contact is None:
        field = Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk").first()
        return _known(about_me | {"field": as_work(field.name) if field else ""})
    known = facts_for(seat, campaign, contact, now=now)
    return _known(
        about_me
        | {
            "contact": contact.name,
            "called": contact.called,
            "organization": contact.organization,
            "position": contact.position,
            "connector": known.get("referrer", ""),
            "tie": _tie(known),
            "field": known.get("field", ""),
            "minutes": known.get("minutes", about_me["minutes"]),
        }
    )


def _tie(known: dict[str, str]) -> str:
    """How the seeker is tied to them, in the words that the desk would use."""
    if known.get("tie_sentence"):
        return known["tie_sentence"]
    for name, words in (("school", "we both went to {0}"), ("shared_employer", "we both worked at {0}"),
                        ("association", "we are both members of {0}")):  # fmt: skip
        if known.get(name):
            return words.format(known[name])
    return ""


def _known(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
