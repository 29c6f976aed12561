"""Logging what happened, in one click: asked, replied, said yes, said no, not now, voicemail left ..."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.outreach.queue import stop_what_waits
from shoptalk.outreach.standings import NOBODY, columns, second_people
from shoptalk.workspaces.access import Seat

EARLIEST = date(1990, 1, 1)  # before that, a date is a slip of the finger
FURTHEST_DAYS = 3 * 366  # "not now, in three years" is the longest that anybody plans


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of an ask a moment ago: its touches in order, and the second people at that employer."""

    touches: tuple[Touch, ...]
    second: tuple[bool, bool]


@transaction.atomic
def log_touch(
    *,
    seat: Seat,
    now: datetime,
    contact: Contact,
    kind: str,
    at: datetime | None = None,
    channel: str = "",
    until: date | None = None,
    words: str = "",
    letter: Letter | None = None,
    named: Contact | None = None,
    once: str = "",
) -> tuple[Touch, Step | None]:
    """Logs one touch with `contact` at the moment `at` (now when not given) and re-plans; one step, so one Undo.

    `until`: the day they named (not_now), are back after (out_of_office), or meet on (agreed). `once` is the form's
    mark: a second click returns the first touch and no step. Raises Refusal for a kind, a day or a person that
    cannot be.
    """
    at = at or now
    must_make_sense(seat, now, contact, kind, at, until)
    wait_for_others(contact)
    ask = open_ask(seat, now, contact)
    if once and ask.pk and (first := Touch.objects.filter(ask=ask, once=once).first()):
        return first, None
    with step(seat, now, "log_touch", f"{Touch.Kind(kind).label}: {contact}", contact=contact) as change:
        touch = add_touch(
            change, seat, now, ask, kind=kind, at=at, channel=channel, until=until, words=words.strip(),
            letter=letter, named=named, once=once,
        )  # fmt: skip
    return touch, change


def add_touch(change: Step, seat: Seat, now: datetime, ask: Ask, known: Known | None = None, **facts) -> Touch:
    """Adds a touch to a step that is under way, opens the ask if need be, and re-plans."""
    _stored(ask)
    touch = change.create(Touch(workspace=seat.workspace, ask=ask, contact=ask.contact, logged_at=now, **facts))
    if touch.kind == Touch.Kind.NO_CONTACT:
        change.update(ask.contact, do_not_contact_at=touch.at)
    stop_what_waits(change, ask.contact, touch.kind)
    work_out(change, seat, now, ask, known and Known((*known.touches, touch), known.second))
    return touch


def work_out(change: Step, seat: Seat, now: datetime, ask: Ask, known: Known | None = None) -> None:
    """Brings the ask's standing up to date inside a step."""
    if known is None:
        touches = tuple(ask.touches.filter(deleted_at=None).order_by("at", "pk"))
        known = Known(touches, second_people(seat, [ask]).get(ask.pk, NOBODY))
    change.update(ask, **columns(seat, ask.contact, known.touches, now, known.second))
    if ask.campaign.refreshed_on not in (None, seat.today(now)):
        Campaign.objects.filter(pk=ask.campaign_id).update(refreshed_on=None)  # a script walks the clock


def open_ask(seat: Seat, now: datetime, contact: Contact) -> Ask:
    """The ask to this contact in the current campaign; not yet stored when there was none."""
    campaign = current_campaign(seat, now)
    ask = Ask.objects.filter(campaign=campaign, contact=contact).first()
    if ask is None:
        ask = Ask(workspace=seat.workspace, campaign=campaign, opened_at=now)
    ask.contact = contact
    return ask


def opened_ask(seat: Seat, now: datetime, contact: Contact) -> Ask:
    """The same, stored. An ask without a touch says nothing, so storing it is no step of its own; and Undo of a first
    touch must not take the ask away, because drafts may hang on it by then."""
    return _stored(open_ask(seat, now, contact))


def _stored(ask: Ask) -> Ask:
    if ask.pk is None:
        ask.save(force_insert=True)
    return ask


def wait_for_others(contact: Contact) -> None:
    """Two clicks at one moment come one after the other, so that the second one finds what the first one did."""
    Contact.objects.select_for_update().values_list("pk").get(pk=contact.pk)


def must_make_sense(
    seat: Seat, now: datetime, contact: Contact, kind: str, at: datetime, until: date | None = None
) -> None:
    """Raises Refusal for a kind, a moment or a day that cannot be, and for somebody in the bin."""
    if kind not in Touch.Kind.values:
        raise Refusal(f"“{kind}” is not something that can be logged. It is one of: {', '.join(Touch.Kind.values)}.")
    if at > now + timedelta(minutes=5):
        raise Refusal("That moment has not come yet. Log it when it has happened, or leave the date away.")
    if at.date() < EARLIEST:
        raise Refusal(f"{at:%d %B %Y} is too long ago to be right. Please check the date.")
    today = seat.today(now)
    if until is not None and not EARLIEST <= until <= today + timedelta(days=FURTHEST_DAYS):
        raise Refusal(f"{until:%d %B %Y} is too far away to be right. Please check the date.")
    if kind == Touch.Kind.OUT_OF_OFFICE and until is not None and until < at.date():
        raise Refusal("They would be back before they left. Please check the date.")
    if contact.deleted_at is not None:
        raise Refusal(f"{contact} is in the bin. Take them out first, then log what happened.")
