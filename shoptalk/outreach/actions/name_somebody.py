"""They gave another name: the touch with them, and the person they named, with the tie that this makes."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from shoptalk.contacts.actions.write_person import filled_in
from shoptalk.contacts.models import Contact, Tie
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.outreach.actions.log_touch import add_touch, must_make_sense, open_ask, wait_for_others
from shoptalk.outreach.mention import consent_line, with_consent
from shoptalk.outreach.mention import may_mention as mentionable
from shoptalk.outreach.models import Touch
from shoptalk.outreach.ways_out import web_address
from shoptalk.workspaces.access import Seat

LONGEST_NAME = 200


@transaction.atomic
def name_somebody(
    *, seat: Seat, now: datetime, contact: Contact, name: str, reach: str = "", may_mention: bool = False,
    words: str = "", at: datetime | None = None, once: str = "",
) -> tuple[Touch, Step | None]:  # fmt: skip
    """Logs that `contact` named somebody, and adds that person (or finds them by their address). One step.

    `reach`: an e-mail address, a number, a profile page or words. `may_mention`: they said that their name may be used.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise Refusal("Write the name they gave you. The rest can come later.")
    at = at or now
    must_make_sense(seat, now, contact, Touch.Kind.GAVE_ANOTHER_NAME, at)
    wait_for_others(contact)
    ask = open_ask(seat, now, contact)
    if once and ask.pk and (first := Touch.objects.filter(ask=ask, once=once).first()):
        return first, None
    with step(seat, now, "name_somebody", f"{contact} named {name}", contact=contact) as change:
        person = named_contact(change, seat, now, contact, name, reach, may_mention)
        touch = add_touch(
            change, seat, now, ask, kind=Touch.Kind.GAVE_ANOTHER_NAME, at=at, words=words.strip(), named=person,
            once=once,
        )  # fmt: skip
    return touch, change


def named_contact(
    change: Step, seat: Seat, now: datetime, contact: Contact, name: str, reach: str, may_mention: bool
) -> Contact:
    """The person whom `contact` named, inside a step: found by that address, else added, with the chain."""
    person = _known(seat, contact, reach)
    if person is None:
        return change.create(_new(seat, now, contact, name, reach, may_mention))
    if person.introduced_by_id is None:
        change.update(person, introduced_by=contact, updated_at=now)
    if person.introduced_by_id == contact.pk and not (may_mention and mentionable(person, contact)):
        change.update(person, notes=with_consent(person, contact, may_mention), updated_at=now)
    return person


def _known(seat: Seat, contact: Contact, reach: str) -> Contact | None:
    """Somebody who has that very address already."""
    address = reach.strip()
    if not address:
        return None
    same = Q(email__iexact=address) if "@" in address else Q(phone=address)
    return Contact.objects.visible_to(seat).filter(same).exclude(pk=contact.pk).first()


def _new(seat: Seat, now: datetime, contact: Contact, name: str, reach: str, may_mention: bool) -> Contact:
    given, _, family = name.partition(" ")
    consent = consent_line(contact, may_mention)
    facts = {"notes": consent, **_ways(reach.strip())}
    facts["notes"] = "\n".join(part for part in (consent, facts.pop("words", "")) if part)
    return filled_in(
        Contact(
            workspace=seat.workspace, given_name=given, family_name=family, introduced_by=contact,
            tie=Tie.FRIEND_OF_FRIEND, tie_words=f"{contact} suggested that I write",
            source=f"named by {contact}"[:LONGEST_NAME], created_at=now, updated_at=now, **facts,
        )
    )  # fmt: skip


def _ways(reach: str) -> dict[str, str]:
    """Where an address belongs: its column, or the notes when it is none of the kinds we know."""
    if re.fullmatch(r"[^\s@]+@[^\s@]+", reach):
        return {"email": reach[:254]}
    if re.fullmatch(r"[\d\s()+./-]{5,40}", reach):
        return {"phone": reach[:60]}
    if page := web_address(reach):
        return {"url": page[:500]}
    return {"words": reach[:LONGEST_NAME]} if reach else {}
