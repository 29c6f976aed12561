"""What lies beside the telephone: the call sheet's own lines, in practice and in the real call."""

from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.outreach.call_sheet import CallSheet, call_sheet
from shoptalk.outreach.drafting import Drafter
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat

BLANK = "Sorry, I am a little nervous. May I start again?"


@dataclass(frozen=True, slots=True)
class CueCard:
    """The lines to say, one by one, and the sheet around them."""

    lines: tuple[str, ...]
    sheet: CallSheet | None
    blank: str = BLANK


# For a made-up person: the shape of a call sheet (rulebook A27) with nobody's facts in it.
PLAIN = (
    "Hello, this is … . … suggested that I call. Is this a good moment?",
    "I am finding out what your work is really like. Could I ask you about it for twenty minutes, one day this week or "
    "next?",
    "Then be quiet. Count to four.",
    "Name a day and a time. Thank them.",
)


def cue_card(seat: Seat, now: datetime, contact: Contact | None) -> CueCard:
    """The call sheet of that person as the desk has it, in a fixed number of queries; a plain one for nobody."""
    if contact is None:
        return CueCard(PLAIN, None)
    campaign = current_campaign(seat, now)
    drafter = Drafter(seat, now, campaign, contact, what_is_known(seat, campaign, [contact]))
    text = drafter.on(Channel.CALL, Letter.Kind.FIRST).text
    return CueCard(tuple(line.strip() for line in text.splitlines() if line.strip()), call_sheet(drafter))
