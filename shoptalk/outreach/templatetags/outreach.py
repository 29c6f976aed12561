"""What `outreach/log_buttons.html` needs wherever it is included: the buttons and a fresh mark for each form."""

from typing import NamedTuple
from uuid import uuid4

from django import template

from shoptalk.contacts.models import Contact
from shoptalk.outreach.drafts import move_of
from shoptalk.outreach.gaps import gaps_in
from shoptalk.outreach.models import Touch

register = template.Library()
register.filter("move_of", move_of)


class LogButton(NamedTuple):
    """One thing that can be logged. `asks` names what the small form asks for: nothing, a day, a name or words."""

    kind: str
    words: str
    icon: str
    asks: str = ""
    day_label: str = ""
    hint: str = ""


CAME_BACK = (
    LogButton(Touch.Kind.REPLIED, "Replied", "mail"),
    LogButton(Touch.Kind.AGREED, "Said yes", "calendar", "day", "When you will talk", "Empty while the day is open."),
    LogButton(Touch.Kind.DECLINED, "Said no", "x"),
    LogButton(Touch.Kind.NOT_NOW, "Not now", "snooze", "day", "When to come back", "Without a day it is a kind no."),
    LogButton(Touch.Kind.GAVE_ANOTHER_NAME, "Named somebody", "referral", "name"),
    LogButton(Touch.Kind.OUT_OF_OFFICE, "Away until", "clock", "day", "The last day away", "Empty means about a week."),
    LogButton(Touch.Kind.BOUNCED, "It bounced", "undo"),
)
YOU_DID = (
    LogButton(Touch.Kind.MET, "We talked", "talk"),
    LogButton(Touch.Kind.NO_ANSWER, "Rang, nobody there", "phone"),
    LogButton(Touch.Kind.VOICEMAIL_LEFT, "Left a voicemail", "voicemail"),
    LogButton(Touch.Kind.THANKED, "Thanked", "check"),
    LogButton(Touch.Kind.NOTE, "Note", "note", "words"),
    LogButton(Touch.Kind.NO_CONTACT, "Asked not to be contacted", "stop"),
)
GROUPS = (("What came back", CAME_BACK), ("What you did", YOU_DID))


@register.simple_tag
def log_groups() -> tuple[tuple[str, tuple[LogButton, ...]], ...]:
    """The buttons, in two groups."""
    return GROUPS


@register.simple_tag
def once() -> str:
    """A mark for a form that must not do its work twice."""
    return uuid4().hex


@register.filter
def gap_place(words: str, contact: Contact) -> str:
    """The page where the fact of a slot like "[how you know Dana]" is written; empty for everything else."""
    return next((gap.url for gap in gaps_in(words, contact)), "")
