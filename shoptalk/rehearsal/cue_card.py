"""What lies beside the telephone: the lines of the call sheet or of the brief, in practice as in the real thing."""

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


# For a made-up person: the shape of a call sheet (rulebook A27) with nobody's facts in it.
PLAIN = (
    "Hello, this is … . … suggested that I call. Is this a good moment?",
    "I am finding out what your work is really like. Could I ask you about it for twenty minutes, one day this week or "
    "next?",
    "Then be quiet. Count to four.",
    "Name a day and a time. Thank them.",
)


# And of the talk itself (B1 to B4): how it begins, and how it ends on time.
PLAIN_BRIEF = BriefLines(
    opening=(
        "Thank you for making time. We said twenty minutes; does that still suit you?",
        "I am not asking for a job. I want to learn what your work is really like.",
        "Three lines about you, and then the first question.",
    ),
    questions=("How did you come to this work?", "What was your last week like, hour by hour?", "What surprised you?"),
    closing=(
        "I promised twenty minutes, and they are nearly over.",
        "Who else should I talk to, and may I say that you sent me?",
        "How would you like to hear what became of it?",
        "Thank you.",
    ),
)


def cue_card(seat: Seat, now: datetime, contact: Contact | None, kind: str = "call") -> CueCard:
    """The lines for this person and this kind of scenario, in a fixed number of queries; plain ones for nobody."""
    if kind in TALKS:
        found = (brief_lines(seat, now, contact) if contact else None) or PLAIN_BRIEF
        parts = {"opening": found.opening, "closing": found.closing}
        return CueCard(parts.get(kind, (*found.opening, *found.questions, *found.closing)))
    if contact is None:
        return CueCard(PLAIN)
    campaign = current_campaign(seat, now)
    drafter = Drafter(seat, now, campaign, contact, what_is_known(seat, campaign, [contact]))
    text = drafter.on(Channel.VOICEMAIL if kind == "voicemail" else Channel.CALL, Letter.Kind.FIRST).text
    return CueCard(tuple(line.strip() for line in text.splitlines() if line.strip()), call_sheet(drafter))
