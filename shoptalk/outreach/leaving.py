"""What every way out has in common: the last look, what keeps a letter here, and what is written down when it left.

Letters leave through the seeker's mail program and by other hands (`actions/let_letter_leave`), or from their own
mailbox (the room `mailbox`). Whether one may is decided here and nowhere else: by where the ask stands
(`method/stages`), then by the conduct check.
"""

from datetime import datetime
from typing import Any

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.outreach.actions.log_touch import Known, add_touch, opened_ask
from shoptalk.outreach.checking import STANDING_RULE, Look, look_over
from shoptalk.outreach.facts import facts_for
from shoptalk.outreach.look import Noticed
from shoptalk.outreach.models import Ask, Channel, Letter, Touch
from shoptalk.outreach.situation import around
from shoptalk.workspaces.access import Seat

TOUCH_OF_KIND = {
    Letter.Kind.FIRST: Touch.Kind.ASKED,
    Letter.Kind.NUDGE: Touch.Kind.NUDGED,
    Letter.Kind.LAST_LINE: Touch.Kind.NUDGED,
    Letter.Kind.REPLY: Touch.Kind.NUDGED,  # into a conversation, the method reads this as the seeker's answer
    Letter.Kind.CHECK_BACK: Touch.Kind.NUDGED,
    Letter.Kind.THANKS: Touch.Kind.THANKED,
    # Into a tie that stands, the method reads these as a sign of life that waits for no answer.
    Letter.Kind.CONFIRM: Touch.Kind.NUDGED,
    Letter.Kind.REPORT_BACK: Touch.Kind.NUDGED,
    Letter.Kind.IN_TOUCH: Touch.Kind.NUDGED,
    Letter.Kind.MENTORSHIP: Touch.Kind.NUDGED,
    Letter.Kind.INVITATION: Touch.Kind.NUDGED,
}
# These wait for no answer, whichever way they go: said on a voicemail they are still thanks, or news.
ASKS_NOTHING = (
    Letter.Kind.THANKS, Letter.Kind.CONFIRM, Letter.Kind.REPORT_BACK, Letter.Kind.IN_TOUCH, Letter.Kind.MENTORSHIP,
    Letter.Kind.INVITATION,
)  # fmt: skip
WORDS = {
    Letter.Kind.FIRST: "You asked {name}",
    Letter.Kind.NUDGE: "You nudged {name}, gently",
    Letter.Kind.LAST_LINE: "You wrote {name} one last, kind line",
    Letter.Kind.REPLY: "You answered {name}",
    Letter.Kind.CHECK_BACK: "You checked back with {name}",
    Letter.Kind.THANKS: "You thanked {name}",
    Letter.Kind.CONFIRM: "You confirmed the talk with {name}",
    Letter.Kind.REPORT_BACK: "You told {name} what came of it",
    Letter.Kind.IN_TOUCH: "You were in touch with {name}",
    Letter.Kind.MENTORSHIP: "You wrote to {name} about a mentorship",
    Letter.Kind.INVITATION: "You sent {name} the invitation",
}


class StaysHere(Refusal):
    """The letter did not leave. `look` says why, in findings."""

    def __init__(self, sentence: str, look: Look, letter: Letter):
        super().__init__(sentence)
        self.look, self.letter = look, letter


def write_down(
    change: Step,
    seat: Seat,
    now: datetime,
    letter: Letter,
    way: str,
    once: str,
    known: Known | None = None,
    **more: Any,
) -> Touch:
    """Freezes the letter as one that left, logs it and plans on, inside a step that is under way. `known`: what was
    read of the letter's own ask a moment ago."""
    ask = letter.ask if known else opened_ask(seat, now, letter.contact)
    change.update(letter, left_at=now, left_by=way, **more)
    touch = add_touch(
        change, seat, now, ask, known, kind=_touch_kind(letter, ask), at=now, channel=letter.channel, letter=letter,
        words=f"Through {letter.connector}" if letter.connector else "", once=once,
    )  # fmt: skip
    if letter.connector:
        _note_at_connector(change, seat, now, letter, letter.connector)
    return touch


def seen_in(look: Look, now: datetime) -> dict[str, Any]:
    """The columns that keep what the seeker vouched for in the last look."""
    return {
        "claims_confirmed": any(one.settled for one in look.noticed),
        "second_look_at": now if look.wants_second_look else None,
    }


def last_look(seat: Seat, now: datetime, contact: Contact, letter: Letter) -> Look:
    """The check of a stored letter with everything that is known around it at this moment."""
    campaign = current_campaign(seat, now)
    facts = facts_for(seat, campaign, contact, now=now)
    return look_over(
        around(seat, now, campaign, contact, facts), letter.channel, letter.kind, letter.subject, letter.body,
        dismissed=letter.dismissed, connector=letter.connector.name if letter.connector else "",
    )  # fmt: skip


def obstacle(look: Look, letter: Letter, second_look: bool) -> str:
    """Why the letter stays, as a sentence; empty when it may leave."""
    if not letter.body.strip():
        return "There is nothing written yet, so nothing left."
    if letter.channel == Channel.INTRODUCTION and letter.connector is None:
        return "Choose who introduces you first. Nothing left yet."
    if letter.connector and letter.connector.do_not_contact_at:
        return f"{letter.connector} asked not to be contacted. Nothing left."
    if waiting_already(letter):
        return f"One like it to {letter.contact} waits in the outbox. Take that back first, or let it leave."
    if stopping := _stopping(look, letter):
        worst = min(stopping, key=lambda one: one.is_claim)  # a claim is quickly confirmed, so it is said last
        why = f"Please confirm that this is true: “{worst.words}”." if worst.is_claim else worst.finding.why
        return f"It has not left yet. {why}"
    if look.wants_second_look and not second_look:
        return "It has not left yet. Look once more, then send it anyway if you mean it."
    return ""


def _stopping(look: Look, letter: Letter) -> list[Noticed]:
    """What holds it back. An appointment is told of and called off wherever the ask stands by now."""
    return [one for one in look.stopping if not (letter.calendar and one.finding.rule == STANDING_RULE)]


def waiting_already(letter: Letter) -> bool:
    """Whether another one of its kind is on its way out of the mailbox. Invitations may follow each other."""
    if letter.calendar or letter.kind == Letter.Kind.INVITATION:
        return False
    others = Letter.objects.under_way().filter(contact=letter.contact, kind=letter.kind, deleted_at=None)
    return others.exclude(pk=letter.pk).exists()


def _touch_kind(letter: Letter, ask: Ask) -> str:
    """What the method is told. News to somebody who was never asked must not read like an ask that waits."""
    if letter.kind in ASKS_NOTHING:
        return Touch.Kind.THANKED if ask.stage == "to_ask" else TOUCH_OF_KIND[Letter.Kind(letter.kind)]
    return Touch.Kind.VOICEMAIL_LEFT if letter.channel == Channel.VOICEMAIL else TOUCH_OF_KIND[Letter.Kind(letter.kind)]


def _note_at_connector(change: Step, seat: Seat, now: datetime, letter: Letter, connector: Contact) -> None:
    """The connector's own timeline says what they were asked; their standing does not change by it."""
    ask = opened_ask(seat, now, connector)
    add_touch(
        change, seat, now, ask, kind=Touch.Kind.NOTE, at=now, channel=Channel.INTRODUCTION,
        words=f"You asked for an introduction to {letter.contact}.", named=letter.contact,
    )  # fmt: skip
