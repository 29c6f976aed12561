"""Keeping a draft as it is being written. Typing is no step in history: a draft is undone in the text itself."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.outreach.actions.log_touch import opened_ask, wait_for_others
from shoptalk.outreach.models import Ask, Channel, Letter
from shoptalk.outreach.plain_text import normal, one_line
from shoptalk.workspaces.access import Seat

LONGEST_BODY = 20_000  # characters; a letter is done long before
LONGEST_SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Written:
    """What the seeker wrote on one panel of the desk."""

    channel: str
    kind: str
    body: str
    subject: str = ""
    template_key: str = ""
    template_version: int = 0
    connector: Contact | None = None
    claims: tuple[str, ...] = ()  # words that the seeker says are true (M18)
    aside: tuple[str, str] | None = None  # one finding set aside: rule, words
    once: str = ""  # the form's mark; what comes from a form whose letter left already makes no new draft


def save_draft(*, seat: Seat, now: datetime, contact: Contact, written: Written) -> Letter:
    """Stores the draft of this channel and kind, making it on first use. Raises Refusal for what cannot be kept."""
    if written.channel not in Channel.values or written.kind not in Letter.Kind.values:
        raise Refusal("That is no letter that the desk knows. Open the desk anew.")
    if len(written.body) > LONGEST_BODY:
        raise Refusal(f"A letter may have {LONGEST_BODY:,} characters, and this has {len(written.body):,}. Shorten it.")
    with transaction.atomic():
        wait_for_others(contact)
        ask = opened_ask(seat, now, contact)
        if gone := left_from_this_form(ask, written.once) or waits_to_leave(ask, written):
            return gone
        letter = draft_under_way(ask, written) or Letter(workspace=seat.workspace, ask=ask, contact=contact)
        letter.channel, letter.kind, letter.connector = written.channel, written.kind, written.connector
        letter.subject = one_line(written.subject)[:LONGEST_SUBJECT]
        letter.body = normal(written.body)
        letter.template_key, letter.template_version = written.template_key[:80], written.template_version
        letter.dismissed = _dismissed(letter, written)
        letter.failure = ""  # why an earlier wording did not leave
        letter.written_at = now
        letter.save()
    return letter


def left_from_this_form(ask: Ask, once: str) -> Letter | None:
    """The letter that left from the form with this mark: a keystroke saved late must not bring it back as a draft."""
    if not once or not ask.pk:
        return None
    if approved := ask.letters.under_way().filter(once=once, deleted_at=None).first():
        return approved
    touch = ask.touches.filter(once=once).select_related("letter").first()
    return touch.letter if touch else None


def waits_to_leave(ask: Ask, written: Written) -> Letter | None:
    """The approved letter of that kind and channel: its words stand until it left or is taken back. An invitation may
    follow another one."""
    if written.kind == Letter.Kind.INVITATION:
        return None
    mine = ask.letters.under_way().filter(deleted_at=None, channel=written.channel, kind=written.kind)
    return mine.filter(connector=written.connector).first()


def draft_under_way(ask: Ask, written: Written) -> Letter | None:
    """The newest draft of the same kind, channel and connector that did not leave."""
    drafts = ask.letters.drafts().filter(deleted_at=None, channel=written.channel, kind=written.kind)
    return drafts.filter(connector=written.connector).order_by("-pk").first()


def _dismissed(letter: Letter, written: Written) -> list[list[str]]:
    """What was set aside before and now, and exactly the claims that are ticked at this moment."""
    kept = [pair for pair in letter.dismissed if pair[0] != "M18"]
    kept += [["M18", normal(words)] for words in written.claims]
    if written.aside and list(written.aside) not in kept:
        kept.append(list(written.aside))
    return kept
