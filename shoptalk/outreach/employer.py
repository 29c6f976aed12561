"""What goes on at an employer: asks that wait for an answer, and whoever answered warmly (rulebook A32, M15)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from shoptalk.contacts.models import Contact
from shoptalk.method.employer_rules import BOOSTER_STAGES, MOST_OPEN_ASKS, OPEN_STAGES
from shoptalk.outreach.models import Ask, Touch
from shoptalk.workspaces.access import Seat

# The contact's own words, and the talk: the last of them says whether the tie is warm (method/turns.py).
WORDS = (
    Touch.Kind.REPLIED, Touch.Kind.AGREED, Touch.Kind.MET, Touch.Kind.DECLINED, Touch.Kind.NOT_NOW,
    Touch.Kind.NO_CONTACT,
)  # fmt: skip
WARM_WORDS = (Touch.Kind.REPLIED, Touch.Kind.AGREED, Touch.Kind.MET)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the employer with whom something is under way."""

    contact_id: int
    name: str
    open: bool
    booster: bool


def employer_view(seat: Seat, organization_keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """For each employer where something is under way: how many asks are open, and who answered warmly ("" for nobody).

    Two queries, however many employers. Employers at which nothing goes on are not in the answer.
    """
    view = {}
    for key, people in colleagues(seat, organization_keys).items():
        view[key] = (sum(one.open for one in people), next((one.name for one in people if one.booster), ""))
    return view


def colleagues(seat: Seat, organization_keys: Iterable[str]) -> dict[str, list[Colleague]]:
    """Everybody at these employers with whom something is under way, the longest first. Two queries."""
    keys = {key for key in organization_keys if key}
    if not keys:
        return {}
    there = Contact.objects.visible_to(seat).filter(organization_key__in=keys)
    rows = Ask.objects.visible_to(seat).filter(contact__in=there, stage__in=BOOSTER_STAGES)
    asks = list(rows.select_related("contact").order_by("asked_on", "pk"))
    words = Touch.objects.filter(ask__in=asks, kind__in=WORDS, deleted_at=None).order_by("at", "pk")
    last_word = dict(words.values_list("ask_id", "kind"))
    found: dict[str, list[Colleague]] = defaultdict(list)
    for ask in asks:
        warm = last_word.get(ask.pk) in WARM_WORDS
        found[ask.contact.organization_key].append(
            Colleague(ask.contact_id, ask.contact.name, ask.stage in OPEN_STAGES, warm)
        )
    return dict(found)


@dataclass(frozen=True, slots=True)
class AtEmployer:
    """What the employer rules say about writing to one person there."""

    booster: str = ""  # whom to ask first (M15)
    waiting: tuple[str, ...] = ()  # who has an open ask already, when there are enough of them (A32)


def at_employer_of(seat: Seat, contact: Contact) -> AtEmployer:
    """May one more person there be written to? Whoever was named by the booster there has their blessing."""
    others = [
        one
        for one in colleagues(seat, [contact.organization_key]).get(contact.organization_key, [])
        if one.contact_id != contact.pk
    ]
    blessed_by = {contact.introduced_by_id}
    booster = next((one.name for one in others if one.booster and one.contact_id not in blessed_by), "")
    waiting = tuple(one.name for one in others if one.open)
    return AtEmployer(booster, waiting if len(waiting) >= MOST_OPEN_ASKS else ())
