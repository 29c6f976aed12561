"""The lines of the brief that are rehearsed: how the talk begins, the questions, and how it ends on time."""

from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.interviews.brief_page import Brief, brief_for
from shoptalk.interviews.models import Interview
from shoptalk.rehearsal.brief_lines import BriefLines
from shoptalk.workspaces.access import Seat


def lines_of_next_talk(seat: Seat, now: datetime, contact: Contact) -> BriefLines | None:
    """Those of the next talk that was agreed with this person."""
    talks = Interview.objects.visible_to(seat).open().filter(contact=contact)
    talk = talks.select_related("contact", "campaign", "field").order_by("starts_at", "pk").first()
    return lines_of(brief_for(seat, talk)) if talk else None


def lines_of(brief: Brief) -> BriefLines:
    """The seeker's own words where the brief has them; how one begins and stops on time around them (B1 to B4)."""
    minutes = brief.interview.minutes
    opening = (
        f"Thank you for making time. We said {minutes} minutes; does that still suit you?",
        brief.purpose,
        "I am not asking for a job.",
        brief.seconds,
    )
    closing = (
        f"I promised {minutes} minutes, and they are nearly over.",
        "Who else should I talk to, and may I say that you sent me?",
        "How would you like to hear what became of it?",
        f"Thank you, {brief.called}.",
    )
    asked = tuple(one.text for one in brief.questions)
    return BriefLines(tuple(line for line in (*opening, *asked[:1]) if line), asked[1:], closing)
