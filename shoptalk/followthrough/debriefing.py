"""What the page after a talk shows: the notes to sort, the beliefs it may have moved, the thank-you."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from shoptalk.campaigns.fields_page import BeliefCard, belief_card
from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_thanks import thanks_draft
from shoptalk.followthrough.models import Favour, Referral, Suggestion
from shoptalk.followthrough.thanks import talks_for, thanked_at
from shoptalk.interviews.models import Debrief, Interview, Note
from shoptalk.method import thank_you
from shoptalk.method.conduct import Message, Situation, check
from shoptalk.method.report_back import REPORT_AFTER, SUGGESTION_DAYS
from shoptalk.method.thank_you import ThankYou
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

MOST_NOTES, MOST_BELIEFS = 200, 12
ICONS = {
    Note.Kind.QUOTE: "quote", Note.Kind.FACT: "check", Note.Kind.IMPRESSION: "eye", Note.Kind.SURPRISE: "insight",
    Note.Kind.SUGGESTION: "suggestion", Note.Kind.REFERRAL: "referral", Note.Kind.PROMISE: "flag",
}  # fmt: skip
FOR_THANKS = (Note.Kind.QUOTE, Note.Kind.FACT, Note.Kind.IMPRESSION, Note.Kind.SURPRISE)
NAME = re.compile(r"[^\W\d_]\S*(?:\s+(?:[A-ZÀ-Þ]\S*|de|van|von|der|da|la))+")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note with what became of it."""

    note: Note
    icon: str
    css: str
    minute: str
    due_on: date
    suggestion: Suggestion | None = None
    referrals: tuple[Referral, ...] = ()

    @property
    def may_go_into_thanks(self) -> bool:
        return self.note.kind in FOR_THANKS

    @property
    def likely_name(self) -> str:
        """The first name in the words of the note, to begin with."""
        found = NAME.search(self.note.text)
        return found.group().rstrip(",.;:()") if found and not self.referrals else ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the three ticks below the thank-you."""

    words: str
    good: bool


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """The page. `state` is ahead, unsaid, open, or off."""

    interview: Interview
    state: str
    debrief: Debrief | None
    notes: tuple[NoteLine, ...]
    beliefs: tuple[BeliefCard, ...]
    letter: ThankYou
    card: ThankYou
    draft: Letter | None
    changed: bool  # the seeker changed the draft; it does not follow the notes any more
    thanked_at: datetime | None
    thanks_due_at: datetime | None
    timing: str
    helpers: tuple[Favour, ...]
    knots: tuple[tuple[date, str, str], ...]
    minutes: int

    @property
    def wordless(self) -> int:
        """Taps whose words are still to come."""
        return sum(not line.note.text.strip() for line in self.notes)

    @property
    def text(self) -> str:
        return self.draft.body if self.draft and self.changed else self.letter.text

    @property
    def subject(self) -> str:
        return self.draft.subject if self.draft and self.changed else self.letter.subject

    @property
    def ticks(self) -> tuple[Tick, ...]:
        found = check(Message(self.text, kind="thanks"), Situation(talked=True))
        said = " ".join(one.why for one in found if one.rule in ("M1", "M16"))
        will = "[what you will do" not in self.text and "I will" in self.text
        return (
            Tick("Names something they said", "what you learned" not in said and "[one thing" not in self.text),
            Tick("Says what you will do", will),
            Tick("Asks for nothing", "asks for" not in said and "application" not in said),
        )


def debrief_page(seat: Seat, now: datetime, interview: Interview) -> DebriefPage:
    """Everything for the page of one talk."""
    debrief = Debrief.objects.visible_to(seat).filter(interview=interview).first()
    talk = talks_for(seat, [interview])[interview.pk]
    draft = thanks_draft(seat, interview.contact)
    ended = interview.ended_at
    lines = _notes(seat, interview)
    helpers = Favour.objects.visible_to(seat).filter(interview=interview, owes_thanks=True).select_related("contact")
    return DebriefPage(
        interview=interview,
        state=state_of(interview, now),
        debrief=debrief,
        notes=lines,
        beliefs=_beliefs(seat, now, interview),
        letter=thank_you.thank_you(talk),
        card=thank_you.card(talk),
        draft=draft,
        changed=bool(draft and not made.as_made(draft)),
        thanked_at=thanked_at(seat, interview),
        thanks_due_at=thank_you.due_at(ended) if ended else None,
        timing=thank_you.timing(ended, now) if ended else "fresh",
        helpers=tuple(helpers),
        knots=_knots(seat, interview, lines),
        minutes=_minutes(interview),
    )


def state_of(interview: Interview, now: datetime) -> str:
    """ahead: still to come; unsaid: its end has come and nobody said what was; open; off: it did not come about."""
    if interview.ended_at:
        return "open"
    if interview.cancelled_at or interview.no_show_at:
        return "off"
    return "unsaid" if now >= interview.ends_at else "ahead"


def _notes(seat: Seat, interview: Interview) -> tuple[NoteLine, ...]:
    notes = list(Note.objects.visible_to(seat).filter(interview=interview)[:MOST_NOTES])
    advice = {one.note_id: one for one in Suggestion.objects.visible_to(seat).filter(note__in=notes)}
    names: dict[int | None, list[Referral]] = defaultdict(list)
    for row in Referral.objects.visible_to(seat).filter(note__in=notes, named__deleted_at=None).select_related("named"):
        names[row.note_id].append(row)
    day = interview.starts_at.astimezone(seat.zone).date()
    return tuple(
        NoteLine(
            note, ICONS[Note.Kind(note.kind)],
            {"suggestion": "suggestion", "referral": "referral"}.get(note.kind, "insight"),
            f"{note.second // 60}:{note.second % 60:02d}" if note.second is not None else "",
            (advice[note.pk].due_on if note.pk in advice else None) or day + timedelta(days=SUGGESTION_DAYS),
            advice.get(note.pk), tuple(names[note.pk]),
        )
        for note in notes
    )  # fmt: skip


def _beliefs(seat: Seat, now: datetime, interview: Interview) -> tuple[BeliefCard, ...]:
    """The beliefs of the field that they talked about, or of the whole search."""
    said = Prefetch("confidences", Confidence.objects.visible_to(seat))
    rows = Belief.objects.visible_to(seat).filter(field__deleted_at=None, field__campaign=interview.campaign_id)
    rows = rows.filter(field=interview.field_id) if interview.field_id else rows
    cards = [
        belief_card(seat, now, one) for one in rows.order_by("written_at", "pk").prefetch_related(said)[:MOST_BELIEFS]
    ]
    return tuple(card for card in cards if card.said)


def _knots(seat: Seat, interview: Interview, lines: tuple[NoteLine, ...]) -> tuple[tuple[date, str, str], ...]:
    """When they will hear: after each suggestion's day, and about 45 days on in any case (C6)."""
    day = interview.starts_at.astimezone(seat.zone).date()
    called = interview.contact.called
    knots = []
    for line in lines:
        if line.suggestion and not line.suggestion.outcome:
            knots.append((line.due_on, line.suggestion.text, "what you noticed"))
        knots += [
            (day + timedelta(days=7), f"You wrote to {row.named}", f"one line to {called}") for row in line.referrals
        ]
    knots.append((day + REPORT_AFTER, "Where you have got to", "also when nothing came of it yet"))
    return tuple(sorted(knots, key=lambda knot: knot[0])[:3])


def _minutes(interview: Interview) -> int:
    if interview.started_at and interview.ended_at:
        return max(1, round((interview.ended_at - interview.started_at).total_seconds() / 60))
    return interview.minutes
