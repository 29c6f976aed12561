"""What lies beside the telephone: the lines of the call sheet or of the brief, in practice as in the real thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.outreach.call_sheet import CallSheet, call_sheet
from shoptalk.outreach.drafting import Drafter
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.rehearsal.brief_lines import BriefLines, brief_lines
from shoptalk.workspaces.access import Seat

TALKS = ("talk", "opening", "closing")  # kinds of scenario that rehearse the talk and not the asking
BLANK = "Sorry, I am a little nervous. May I start again?"


@dataclass(frozen=True, slots=True)
class CueCard:
    """The lines to say, one by one, and the call sheet around them."""

    lines: tuple[str, ...]
    sheet: CallSheet | None = None
    blank: str = BLANK

    @property
    def sayable(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if line not in TO_DO)

    @property
    def marked(self) -> tuple[tuple[str, bool], ...]:
        """Each line, and whether it is one to say; the others are to be done."""
        return tuple((line, line not in TO_DO) for line in self.lines)


WAIT, CLOSE, THANK = "Then be quiet. Count to four.", "Name a day and a time. Thank them.", "Thank them."
ABOUT_YOU = "Three lines about you, and then the first question."
TO_DO = frozenset({WAIT, CLOSE, THANK, ABOUT_YOU})
SOMEBODY_ELSE = "somebody else picks up"
# For a made-up person: the shape of a call sheet (rulebook A27 to A29), with the facts of the scenario.
PLAIN = {
    "call": (
        "Hello, this is {seeker}. {connector} suggested that I call. Is this a good moment?",
        "I am finding out what {field} is really like. Could I ask you about it for {minutes} minutes, one day this "
        "week or next?",
        WAIT,
        CLOSE,
    ),
    SOMEBODY_ELSE: (
        "Hello, this is {seeker}. May I speak to {contact}? {connector} suggested that I call.",
        "It is not about a job. I am finding out what {field} is really like.",
        "When would be a good time to call again?",
        THANK,
    ),
    "voicemail": (
        "Hello, this is {seeker}. {connector} suggested that I call. My number is …",
        "I am finding out what {field} is really like, and would like to ask you about it for {minutes} minutes.",
        "My number once more, slowly: …",
        "I will call again on Thursday at ten. Thank you.",
    ),
}
NOBODYS = {
    "seeker": "[your name]",
    "connector": "[who sent you]",
    "contact": "…",
    "field": "your work",
    "minutes": "twenty",
}


# And of the talk itself (B1 to B4): how it begins, and how it ends on time.
PLAIN_BRIEF = BriefLines(
    opening=(
        "Thank you for making time. We said twenty minutes; does that still suit you?",
        "I am not asking for a job. I want to learn what your work is really like.",
        ABOUT_YOU,
    ),
    questions=("How did you come to this work?", "What was your last week like, hour by hour?", "What surprised you?"),
    closing=(
        "I promised twenty minutes, and they are nearly over.",
        "Who else should I talk to, and may I say that you sent me?",
        "How would you like to hear what became of it?",
        "Thank you.",
    ),
)


def cue_card(
    seat: Seat, now: datetime, contact: Contact | None, kind: str = "call", facts: Mapping[str, str] | None = None
) -> CueCard:
    """The lines for this person and this kind of scenario, in a fixed number of queries; for a made-up person those
    of the `facts` of the call."""
    if kind in TALKS:
        found = (brief_lines(seat, now, contact) if contact else None) or PLAIN_BRIEF
        parts = {"opening": found.opening, "closing": found.closing}
        return CueCard(parts.get(kind, (*found.opening, *found.questions, *found.closing)))
    if contact is None:
        return CueCard(_plain(kind, facts or {}))
    campaign = current_campaign(seat, now)
    drafter = Drafter(seat, now, campaign, contact, what_is_known(seat, campaign, [contact]))
    sheet = call_sheet(drafter)
    text = sheet.assistant
    if kind == "voicemail" or not (facts or {}).get("speaks"):
        text = drafter.on(Channel.VOICEMAIL if kind == "voicemail" else Channel.CALL, Letter.Kind.FIRST).text
    return CueCard(tuple(line.strip() for line in text.splitlines() if line.strip()), sheet)


def _plain(kind: str, facts: Mapping[str, str]) -> tuple[str, ...]:
    shape = SOMEBODY_ELSE if kind == "call" and facts.get("speaks") else kind
    known = NOBODYS | {name: value for name, value in facts.items() if value}
    return tuple(line.format_map(known) for line in PLAIN.get(shape, PLAIN["call"]))
