"""Drafts for people, made from the seeker's own facts and from nothing else.

The wording and the merging are `method/letters`; here the facts are gathered from the rooms. A fact that is not known
stays away, so that its place in the draft is a visible slot; nothing is ever made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Background, Campaign, Field, Target
from shoptalk.contacts.models import Contact
from shoptalk.method.names import fold
from shoptalk.outreach.models import Channel, Letter, Template, Touch
from shoptalk.workspaces.access import Seat

Wanted = tuple[Contact, str]  # a person and the kind of move

KIND_OF_MOVE = {
    "ask": Letter.Kind.FIRST,
    "ask_again_after_rest": Letter.Kind.FIRST,
    "second_person": Letter.Kind.FIRST,
    "call_again": Letter.Kind.FIRST,
    "nudge": Letter.Kind.NUDGE,
    "last_line": Letter.Kind.LAST_LINE,
    "answer_reply": Letter.Kind.REPLY,
    "set_time": Letter.Kind.REPLY,
    "thank": Letter.Kind.THANKS,
    "check_back": Letter.Kind.CHECK_BACK,
}
SPOKEN_MOVES = {"call_again": Channel.CALL}  # a call sheet is their finished text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A finished text for one person, on one channel. `missing` names the facts whose slots are still open."""

    channel: str
    kind: str
    subject: str
    text: str
    missing: tuple[str, ...]
    template_key: str
    template_version: int
    letter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the rooms know around some people, read once for all of them."""

    backgrounds: tuple[Background, ...]
    fields: dict[int | None, Field]  # by contact; the campaign's first field under None
    introducers: dict[int, Contact]
    named: dict[int, Contact]  # by contact: the latest person whom they named
    templates: dict[str, Template]  # the seeker's own wordings, by key
    drafts: dict[tuple[int, str], Letter]  # by contact and kind: the newest that did not leave
    subjects: dict[int, str]  # by contact: the subject of the last letter that left


def prepare(seat: Seat, now: datetime, campaign: Campaign, wanted: Sequence[Wanted]) -> dict[tuple[int, str], Prepared]:
    """The finished text for each person and move, by (contact id, kind of move); a draft under way wins over a fresh one.

    The number of queries does not depend on how many are wanted. A move that has no text (other_address) is left out.
    """
    wanted = [(person, move) for person, move in wanted if move in KIND_OF_MOVE]
    if not wanted:
        return {}
    known = what_is_known(seat, campaign, [person for person, _ in wanted])
    return {(person.pk, move): _prepared(seat, campaign, person, move, known) for person, move in wanted}


def _prepared(seat: Seat, campaign: Campaign, person: Contact, move: str, known: Known) -> Prepared:
    kind = KIND_OF_MOVE[move]
    letter = known.drafts.get((person.pk, kind))
    if letter is not None and move not in SPOKEN_MOVES:
        return under_way(letter)
    facts = facts_for(seat, campaign, person, known=known)
    return fresh(person, SPOKEN_MOVES.get(move) or likely_channel(person), kind, facts, known)


def under_way(letter: Letter) -> Prepared:
    """A draft as the seeker left it."""
    return Prepared(
        letter.channel, letter.kind, letter.subject, letter.body, (), letter.template_key, letter.template_version, letter.pk
    )


def likely_channel(person: Contact) -> str:
    """The way one would write first: e-mail where an address is known, then LinkedIn, then a call."""
    if person.email:
        return Channel.EMAIL
    if "linkedin." in person.url.lower():
        return Channel.LINKEDIN_NOTE
    return Channel.CALL if person.phone else Channel.EMAIL


def fresh(person: Contact, channel: str, kind: str, facts: dict[str, str], known: Known, variant: int = 0) -> Prepared:
    """A new draft in the situation that the facts speak for; the seeker's own wording wins over the built-in one."""
    from shoptalk.method import letters

    made = letters.draft(letters.pick_situation(facts), channel, kind, facts, variant)
    return Prepared(channel, kind, made.subject, made.text, made.missing, made.template_key, made.template_version)


def facts_for(seat: Seat, campaign: Campaign, contact: Contact, *, known: Known | None = None) -> dict[str, str]:
    """The facts that a draft to this contact may use, in the seeker's own words. What is not known is not there."""
    known = known or what_is_known(seat, campaign, [contact])
    user = seat.user
    introducer = known.introducers.get(contact.introduced_by_id or 0)
    field = known.fields.get(contact.pk) or known.fields.get(None)
    named = known.named.get(contact.pk)
    facts = {
        "name": contact.name if contact.given_name or contact.family_name else "",
        "given_name": contact.given_name,
        "organization": contact.organization,
        "position": contact.position,
        "field": field.name if field else "",
        "my_name": user.full_name,
        "my_given_name": user.given_name,
        "my_phone": user.phone,
        "my_email": campaign.email,
        "who_i_am": campaign.who_i_am,
        "why": campaign.why,
        "question": campaign.question,
        "windows": campaign.windows,
        "minutes": str(campaign.minutes),
        "tie": contact.tie_words,
        "tie_kind": contact.tie,
        "introduced_by": introducer.name if introducer else "",
        "named": named.name if named else "",
        "earlier_subject": known.subjects.get(contact.pk, ""),
        **shared_with(contact, known.backgrounds),
    }
    return {key: " ".join(value.split()) for key, value in facts.items() if value and value.strip()}


def shared_with(contact: Contact, backgrounds: Iterable[Background]) -> dict[str, str]:
    """What seeker and contact have in common: the same school, employer or association, by kind."""
    places = {
        Background.Kind.SCHOOL: {fold(contact.school)},
        Background.Kind.EMPLOYER: {contact.organization_key},
        Background.Kind.ASSOCIATION: {fold(contact.school), contact.organization_key},
    }
    words = f" {fold(contact.tie_words)} {fold(contact.notes)} "
    shared = {}
    for background in backgrounds:
        if background.key and (background.key in places[background.kind] or f" {background.key} " in words):
            shared.setdefault(str(background.kind), background.name)
    return shared


def what_is_known(seat: Seat, campaign: Campaign, people: Sequence[Contact]) -> Known:
    """Everything around these people that drafts may use, in a fixed number of queries."""
    ids = [person.pk for person in people]
    letters = list(Letter.objects.visible_to(seat).filter(contact__in=ids, ask__campaign=campaign).order_by("pk"))
    return Known(
        backgrounds=tuple(Background.objects.visible_to(seat).filter(campaign=campaign).order_by("pk")),
        fields=_fields(seat, campaign, ids),
        introducers=Contact.objects.visible_to(seat).in_bulk(
            [person.introduced_by_id for person in people if person.introduced_by_id]
        ),
        named=_named(seat, ids),
        templates={template.key: template for template in Template.objects.visible_to(seat)},
        drafts={(letter.contact_id, letter.kind): letter for letter in letters if letter.left_at is None},
        subjects={letter.contact_id: letter.subject for letter in letters if letter.left_at and letter.subject},
    )


def _fields(seat: Seat, campaign: Campaign, ids: list[int]) -> dict[int | None, Field]:
    targets = Target.objects.visible_to(seat).filter(campaign=campaign, contact__in=ids).exclude(field=None)
    by_contact: dict[int | None, Field] = {target.contact_id: target.field for target in targets.select_related("field")}
    first = Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk").first()
    return by_contact | ({None: first} if first else {})


def _named(seat: Seat, ids: list[int]) -> dict[int, Contact]:
    touches = Touch.objects.visible_to(seat).filter(contact__in=ids, kind=Touch.Kind.GAVE_ANOTHER_NAME)
    rows = touches.exclude(named=None).filter(named__deleted_at=None).select_related("named").order_by("at", "pk")
    return {touch.contact_id: touch.named for touch in rows}
