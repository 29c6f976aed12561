"""Drafts for people: a wording of `method/letters` (or the seeker's own) filled with the facts of `outreach/facts`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.method import letters
from shoptalk.method.conduct.limits import NOTE_CHARACTERS
from shoptalk.method.letter_templates import Template
from shoptalk.method.merge_facts import refill
from shoptalk.outreach.facts import Known, facts_for, what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.wording import Occasion, wording_for
from shoptalk.workspaces.access import Seat

__all__ = ["KIND_OF_MOVE", "Drafter", "Prepared", "facts_for", "fresh", "likely_channel", "prepare", "under_way"]

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
    "thank_helper": Letter.Kind.THANKS,
    "confirm": Letter.Kind.CONFIRM,
    "report_back": Letter.Kind.REPORT_BACK,
    "meet_referral": Letter.Kind.FIRST,
    "stay_in_touch": Letter.Kind.IN_TOUCH,
    "offer_mentorship": Letter.Kind.MENTORSHIP,
    "mentor_talk": Letter.Kind.MENTORSHIP,
    "mentor_review": Letter.Kind.MENTORSHIP,
}
SPOKEN_MOVES = {"call_again": Channel.CALL}  # a call sheet is their finished text
WORDINGS_TRIED = 12  # more than any situation has
GAP = re.compile(r"\[([^\[\]\n]{1,80})\]")


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


def prepare(
    seat: Seat, now: datetime, campaign: Campaign, wanted: Sequence[tuple[Contact, str]]
) -> dict[tuple[int, str], Prepared]:
    """The finished text for each person and kind of move, by (contact id, kind of move).

    A draft under way wins over a fresh one. The number of queries does not depend on how many are wanted. A move that
    has no text (other_address) is left out.
    """
    wanted = [(person, move) for person, move in wanted if move in KIND_OF_MOVE]
    if not wanted:
        return {}
    second = [person for person, move in wanted if move == "second_person"]
    known = what_is_known(seat, campaign, [person for person, _ in wanted], second)
    drafters = ((person, move, Drafter(seat, now, campaign, person, known, move)) for person, move in wanted)
    return {(person.pk, move): drafter.likeliest() for person, move, drafter in drafters}


def fresh(seat: Seat, now: datetime, campaign: Campaign, contact: Contact, *, channel: str, kind: str) -> Prepared:
    """A new draft of that kind on that channel, whatever is under way."""
    known = what_is_known(seat, campaign, [contact])
    return Drafter(seat, now, campaign, contact, known).anew(channel, kind)


class Drafter:
    """Drafts for one person at one moment, on any channel, from facts that were read once."""

    def __init__(
        self, seat: Seat, now: datetime, campaign: Campaign, person: Contact, known: Known,
        move: str = "", variant: int | None = None,
    ):  # fmt: skip
        self.person, self.known, self.move, self.campaign, self.now = person, known, move, campaign, now
        self.variant = person.pk if variant is None else variant  # people get different wordings, one keeps theirs
        self.facts = facts_for(seat, campaign, person, now=now, known=known)

    def likeliest(self) -> Prepared:
        """The text for the move: the newest draft under way, else a new one on the likeliest channel."""
        kind, only = KIND_OF_MOVE[self.move], SPOKEN_MOVES.get(self.move)
        mine = [
            letter
            for (who, what, channel), letter in self.known.drafts.items()
            if (who, what) == (self.person.pk, kind) and only in (None, channel)
        ]
        if mine:
            return under_way(max(mine, key=lambda letter: (letter.written_at, letter.pk)), self.facts)
        return self.anew(only or likely_channel(self.person, self.known), kind)

    def on(self, channel: str, kind: str) -> Prepared:
        """The draft under way on that channel, else a new one."""
        letter = self.known.drafts.get((self.person.pk, kind, channel))
        return under_way(letter, self.facts) if letter else self.anew(channel, kind)

    def anew(self, channel: str, kind: str, more: dict[str, str] | None = None) -> Prepared:
        """A new draft in the situation that the facts speak for; the seeker's own wording wins over a built-in one."""
        facts = self.facts | (more or {})
        turn = self.known.turns.get(self.person.pk)
        turned, plan = turn.kind if turn else "", self.campaign.linkedin_plan
        occasion = Occasion(letters.pick_situation(facts), channel, kind, self.move, turned, plan)
        made = self._fitting(occasion, facts)
        subject = self._as_answer(channel, kind, made.subject)
        return Prepared(channel, kind, subject, made.text, made.missing, made.template_key, made.template_version)

    def _fitting(self, occasion: Occasion, facts: dict[str, str]) -> letters.Draft:
        """The person's own wording; where LinkedIn would cut it off, the next that fits, else the shortest (A22)."""
        first = letters.fill(own_or(wording_for(occasion, self.variant), self.known), facts)
        limit = NOTE_CHARACTERS.get(occasion.linkedin_plan, NOTE_CHARACTERS["free"])
        if occasion.channel != Channel.LINKEDIN_NOTE or len(first.text) <= limit:
            return first
        others = (wording_for(occasion, self.variant + step) for step in range(1, WORDINGS_TRIED))
        made = [first, *(letters.fill(own_or(other, self.known), facts) for other in others)]
        return next((one for one in made if len(one.text) <= limit), min(made, key=lambda one: len(one.text)))

    def _as_answer(self, channel: str, kind: str, subject: str) -> str:
        """What follows a letter keeps its subject, so that the thread stays one."""
        sent = self.known.sent.get(self.person.pk)
        if kind == Letter.Kind.FIRST or channel not in (Channel.EMAIL, Channel.INMAIL) or not (sent and sent.subject):
            return subject
        return sent.subject if sent.subject.lower().startswith("re:") else f"Re: {sent.subject}"


def under_way(letter: Letter, facts: dict[str, str]) -> Prepared:
    """A draft as the seeker left it. Slots that stood open are filled with what became known since."""
    subject, text = refill(letter.subject, facts), refill(letter.body, facts)
    return Prepared(
        channel=letter.channel,
        kind=letter.kind,
        subject=subject,
        text=text,
        missing=tuple(dict.fromkeys(GAP.findall(f"{subject}\n{text}"))),
        template_key=letter.template_key,
        template_version=letter.template_version,
        letter_id=letter.pk,
    )


def likely_channel(person: Contact, known: Known | None = None) -> str:
    """The way one would write: as the last letter went, else by e-mail, LinkedIn or phone, whatever is known first."""
    sent = known.sent.get(person.pk) if known else None
    if sent and sent.channel in (Channel.EMAIL, Channel.INMAIL):
        return sent.channel
    if person.email:
        return Channel.EMAIL
    if "linkedin." in person.url.lower():
        return Channel.LINKEDIN_NOTE
    return Channel.CALL if person.phone else Channel.EMAIL


def own_or(template: Template, known: Known) -> Template:
    """The seeker's own version of a wording where there is one, else the wording as it is."""
    own = known.templates.get(template.key)
    return template._replace(subject=own.subject, body=own.body, version=own.version) if own else template
