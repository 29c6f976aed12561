"""The report-back lies on the desk as a draft: one letter for one giver. What the seeker changed in it stays."""

from datetime import datetime

from shoptalk.contacts.models import Contact
from shoptalk.followthrough import made
from shoptalk.followthrough.models import Suggestion
from shoptalk.followthrough.reporting import OPEN, reports
from shoptalk.method import report_back
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.drafting import likely_channel
from shoptalk.outreach.models import Channel, Letter
from shoptalk.workspaces.access import Seat


def draft_report(*, seat: Seat, now: datetime, contact: Contact, newly: Suggestion | None = None) -> Letter | None:
    """Writes the draft of all that `contact` has not heard. A draft that the seeker changed gets the line of `newly`
    added, and keeps its own words. None when there is nothing to tell."""
    report = reports(seat, [contact])[contact.pk]
    if not report:
        return None
    told = report_back.report_back(report)
    body, subject, channel = told.text, told.subject, letter_channel(contact)
    drafts = Letter.objects.visible_to(seat).drafts().filter(contact=contact, kind=Letter.Kind.REPORT_BACK)
    version = made.figure(body)
    if draft := drafts.exclude(body="").order_by("-pk").first():
        channel = draft.channel
        if not made.as_made(draft):
            line = _line_of(newly) if newly else ""
            body = report_back.with_line(draft.body, line) if line else draft.body
            subject, version = draft.subject, draft.template_version
    written = Written(
        channel=channel,
        kind=Letter.Kind.REPORT_BACK,
        subject=subject,
        body=body,
        template_key=made.REPORT,
        template_version=version,
    )
    return save_draft(seat=seat, now=now, contact=contact, written=written)


def letter_channel(contact: Contact) -> str:
    """Where a letter of several sentences can go: by e-mail, or by InMail where there is only a profile."""
    channel = likely_channel(contact)
    return channel if channel in (Channel.EMAIL, Channel.INMAIL) else Channel.INMAIL if contact.url else Channel.EMAIL


def _line_of(suggestion: Suggestion) -> str:
    outcome = report_back.Outcome(suggestion.text, suggestion.outcome or OPEN, suggestion.outcome_words)
    return report_back.line_of(outcome)[0]
