"""The seeker's own facts around a person: what drafts may say, and nothing else.

Names and meanings of the facts are `method/merge_facts.LABELS`. A fact that is not known is not there, so that its
place in a draft becomes a visible slot; nothing is ever made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from shoptalk.campaigns.fit import field_of
from shoptalk.campaigns.models import Background, Campaign, Field, Target
from shoptalk.contacts.models import Contact
from shoptalk.method.cadence import SECOND_PERSON_AFTER
from shoptalk.method.day_words import MONTHS, spoken, weekday
from shoptalk.method.letters import minutes_to_ask, pick_situation
from shoptalk.method.names import fold
from shoptalk.method.standing import seniority, tie_strength
from shoptalk.method.work_words import as_somebody, as_work
from shoptalk.outreach.mention import may_mention
from shoptalk.outreach.models import Ask, Channel, Letter, Template, Touch
from shoptalk.outreach.standings import calendar_for
from shoptalk.workspaces.access import Seat

TURNS = (
    Touch.Kind.GAVE_ANOTHER_NAME, Touch.Kind.NOT_NOW, Touch.Kind.MET, Touch.Kind.DECLINED, Touch.Kind.AGREED,
    Touch.Kind.REPLIED,
)  # fmt: skip
SHARED_FACT = {
    Background.Kind.SCHOOL: "school",
    Background.Kind.EMPLOYER: "shared_employer",
    Background.Kind.ASSOCIATION: "association",
}
_REST_OF_A_HEADLINE = re.compile(r"\s+(?:@|\||at\b|bei\b|chez\b).*|\s*\|.*")


@dataclass(frozen=True, slots=True)
class Known:
    """What the rooms know around some people, read once for all of them."""

    backgrounds: tuple[Background, ...]
    fields: dict[int | None, Field]  # by contact; the campaign's first field under None
    introducers: dict[int, Contact]
    turns: dict[int, Touch]  # by contact: the last turn that the contact gave to things
    named: dict[int, Contact]  # by contact: the latest person whom they named
    templates: dict[str, Template]  # the seeker's own wordings, by key
    drafts: dict[tuple[int, str, str], Letter]  # by contact, kind and channel: the newest that did not leave
    sent: dict[int, Letter]  # by contact: the last letter that left
    introduced_to: dict[int, Contact]  # by contact: the last person to whom they were asked to introduce the seeker
    asked_first: dict[str, str]  # by employer: who was asked there first


def what_is_known(
    seat: Seat, campaign: Campaign, people: Sequence[Contact], second: Sequence[Contact] | None = None
) -> Known:
    """Everything around these people that drafts may use, in a fixed number of queries at most.

    `second`: those of them who may be written to as the second person at an employer; all of them when not given.
    """
    ids = [person.pk for person in people]
    letters = list(Letter.objects.visible_to(seat).filter(contact__in=ids, ask__campaign=campaign).order_by("pk"))
    introduction = Q(kind=Touch.Kind.NOTE, channel=Channel.INTRODUCTION)
    rows = Touch.objects.visible_to(seat).filter(Q(kind__in=TURNS) | introduction, contact__in=ids)
    told = sorted(rows.select_related("named"), key=lambda touch: (touch.at, touch.pk))
    turns = [touch for touch in told if touch.kind in TURNS]
    asked_of = [touch for touch in told if touch.kind not in TURNS]
    introducer_ids = [person.introduced_by_id for person in people if person.introduced_by_id]
    return Known(
        backgrounds=tuple(Background.objects.visible_to(seat).filter(campaign=campaign).order_by("pk")),
        fields=_fields(seat, campaign, people),
        introducers=Contact.objects.visible_to(seat).in_bulk(introducer_ids) if introducer_ids else {},
        turns={touch.contact_id: touch for touch in turns},
        named={touch.contact_id: touch.named for touch in turns if touch.named and touch.named.deleted_at is None},
        templates={template.key: template for template in Template.objects.visible_to(seat)},
        drafts={
            (one.contact_id, one.kind, one.channel): one
            for one in letters
            if one.left_at is None and one.approved_at is None
        },
        sent={one.contact_id: one for one in letters if one.left_at},
        introduced_to={one.contact_id: one.named for one in asked_of if one.named and one.named.deleted_at is None},
        asked_first=_asked_first(seat, campaign, people if second is None else second),
    )


def _fields(seat: Seat, campaign: Campaign, people: Sequence[Contact]) -> dict[int | None, Field]:
    """The field of each person: by the ranking, else by what they do. Under None the first field, for everybody else.

    Whoever was asked has left the ranking, and a nudge must still name the field that the ask named.
    """
    fields = list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk"))
    by_id: dict[int | None, Field] = {field.pk: field for field in fields}
    found: dict[int | None, Field] = {None: fields[0]} if fields else {}
    found |= {person.pk: field for person in people if (field := field_of(person, fields))}
    targets = Target.objects.visible_to(seat).filter(campaign=campaign, contact__in=[person.pk for person in people])
    return found | {
        contact: by_id[one] for contact, one in targets.values_list("contact_id", "field_id") if one in by_id
    }


def _asked_first(seat: Seat, campaign: Campaign, people: Sequence[Contact]) -> dict[str, str]:
    keys = {person.organization_key for person in people if person.organization_key} or {"-"}  # always one query
    there = Contact.objects.visible_to(seat).filter(organization_key__in=keys)
    asks = Ask.objects.visible_to(seat).filter(campaign=campaign, contact__in=there)
    asks = asks.exclude(asked_on=None).select_related("contact")
    return {ask.contact.organization_key: ask.contact.name for ask in asks.order_by("-asked_on", "-pk")}


def facts_for(
    seat: Seat, campaign: Campaign, contact: Contact, *, now: datetime, known: Known | None = None
) -> dict[str, str]:
    """The facts that a draft to this contact may use, in the seeker's own words. What is not known is not there."""
    known = known or what_is_known(seat, campaign, [contact])
    field = known.fields.get(contact.pk) or known.fields.get(None)
    facts = {
        "field": as_work(field.name) if field else "",
        **_about_seeker(seat, campaign),
        **_about_contact(contact, known),
        **_about_days(seat, contact, known, now),
        **shared_with(contact, known.backgrounds),
    }
    facts = {name: " ".join(value.split()) for name, value in facts.items() if value and value.strip()}
    fitting = minutes_to_ask(pick_situation(facts), seniority(contact.position))
    return facts | {"minutes": str(min(campaign.minutes, fitting))}


def _about_seeker(seat: Seat, campaign: Campaign) -> dict[str, str]:
    return {
        "seeker_name": seat.user.full_name,
        "seeker_given": seat.user.given_name,
        "seeker_phone": seat.user.phone,
        "who_i_am": campaign.who_i_am,
        "windows": campaign.windows,
        "question": campaign.question,
    }


def _about_contact(contact: Contact, known: Known) -> dict[str, str]:
    introducer = known.introducers.get(contact.introduced_by_id or 0)
    named, met_through_them = known.named.get(contact.pk), known.introduced_to.get(contact.pk)
    mentioned = introducer if introducer and may_mention(contact, introducer) else None
    first_asked = known.asked_first.get(contact.organization_key, "") if contact.organization_key else ""
    return {
        "recipient_given": contact.given_name,
        "recipient_name": contact.name if contact.given_name or contact.family_name else "",
        "recipient_phone": contact.phone,
        "organization": contact.organization,
        "tie_sentence": "" if introducer else contact.tie_words.rstrip(" ."),
        "why_you": why_you(contact),
        "referrer": mentioned.name if mentioned else "",
        "named": named.name if named else "",
        "helped_with": f"introducing me to {met_through_them.name}" if met_through_them else "",
        "first_asked": first_asked if first_asked != contact.name else "",
    }


def _about_days(seat: Seat, contact: Contact, known: Known, now: datetime) -> dict[str, str]:
    today, zone = seat.today(now), seat.zone
    last = contact.last_message_at.astimezone(zone).date() if contact.last_message_at else None
    call_again = calendar_for(seat, contact).add(today, SECOND_PERSON_AFTER)
    turn, sent = known.turns.get(contact.pk), known.sent.get(contact.pk)
    since = last or contact.connected_on
    return {
        "tie_strength": tie_strength(
            contact.connected_on, contact.messages_sent, contact.messages_received, last, today, contact.tie
        ),
        "last_contact": _long_ago(since, today) if since else "",
        "call_again": f"on {weekday(call_again)}",
        "later": spoken(turn.until) if turn and turn.kind == Touch.Kind.NOT_NOW and turn.until else "",
        "written_on": spoken(sent.left_at.astimezone(zone).date()) if sent and sent.left_at else "",
    }


def why_you(contact: Contact) -> str:
    """What of their record makes them worth asking, as a clause after "because": only what the record says."""
    position = _REST_OF_A_HEADLINE.sub("", contact.position).strip()
    at = f" at {contact.organization}" if contact.organization else ""
    return f"you work{at}{f' as {as_somebody(position)}' if position else ''}" if at or position else ""


def shared_with(contact: Contact, backgrounds: Iterable[Background]) -> dict[str, str]:
    """What seeker and contact have in common: the same school, employer or association.

    Somebody who works at the seeker's school did not go there with them: a letter must not say so.
    """
    noted = f"{fold(contact.tie_words)} | {fold(contact.notes)}"
    school, employer = fold(contact.school), contact.organization_key
    told = {
        Background.Kind.SCHOOL: f" {school} | {noted} ",
        Background.Kind.EMPLOYER: f" {employer} | {noted} ",
        Background.Kind.ASSOCIATION: f" {school} | {employer} | {noted} ",
    }
    shared: dict[str, str] = {}
    for background in backgrounds:
        if background.key and f" {background.key} " in told[Background.Kind(background.kind)]:
            shared.setdefault(SHARED_FACT[Background.Kind(background.kind)], background.name)
    return shared


def _long_ago(day: date, today: date) -> str:
    return f"in {MONTHS[day.month - 1]}" if day.year == today.year else f"in {day.year}"
