"""How a tie is kept, and a line that carries something (C11-C13)."""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import line
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import letter_channel
from shoptalk.followthrough.models import Keeping
from shoptalk.history.steps import Step, step
from shoptalk.method import staying_in_touch
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

WORDS = {
    Keeping.Tier.CLOSE: "{0} hears from you every three months",
    Keeping.Tier.WARM: "{0} hears from you every four months",
    Keeping.Tier.ARCHIVE: "{0} is in the archive, and does not come up",
}


@transaction.atomic
def choose_tier(*, seat: Seat, now: datetime, contact: Contact, tier: str) -> Step:
    """Close, warm or archive: the seeker's own choice. Raises Refusal for anything else."""
    if tier not in Keeping.Tier.values:
        raise Refusal("A tie is kept close, kept warm, or rests in the archive. Choose one of the three.")
    wait_for_others(contact)
    with step(seat, now, "choose_tier", WORDS[Keeping.Tier(tier)].format(contact), contact=contact) as change:
        kept = Keeping.objects.filter(contact=contact).first()
        if kept:
            change.update(kept, tier=tier, chosen_at=kept.chosen_at if kept.tier == tier else now, deleted_at=None)
        else:
            change.create(Keeping(workspace=seat.workspace, contact=contact, tier=tier, chosen_at=now))
    return change


def draft_in_touch(*, seat: Seat, now: datetime, contact: Contact, occasion: str, words: str) -> Letter:
    """A draft for one of the occasions, with the seeker's words in it; without them a slot keeps it here (C12)."""
    if occasion not in staying_in_touch.BY_KEY:
        raise Refusal(
            "A line that only checks in gives them nothing. Choose what you bring: what came of their advice, a "
            "decision, an article, their own news, or somebody they should know."
        )
    said = line("words", words, 600, "What you bring")
    letter = staying_in_touch.in_touch(occasion, contact.called, seat.user.full_name or "[your name]", said)
    written = Written(
        channel=letter_channel(contact), kind=Letter.Kind.IN_TOUCH, subject=letter.subject, body=letter.text,
        template_key=made.IN_TOUCH, template_version=made.figure(letter.text),
    )  # fmt: skip
    return save_draft(seat=seat, now=now, contact=contact, written=written)
