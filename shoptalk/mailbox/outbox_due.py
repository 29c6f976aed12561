"""What the way out asks for: a letter that did not leave, one that may have, a mailbox that lets none out."""

from datetime import datetime

from django.urls import reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.connections.models import MailConnection
from shoptalk.integrations.smtp.replies import without_the_servers_words
from shoptalk.outreach.due_move import LOOKED_AT, DueMove, Source, moves_of
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import recipient
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind

ON_ITS_WAY = (Kind(Letter, "approved_at IS NOT NULL AND left_at IS NULL"),)


def letters_to_settle(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Letters that did not leave, and those of which nobody knows. One query."""
    rows = Letter.objects.visible_to(seat).under_way().filter(contact__deleted_at=None)
    rows = (rows.exclude(failed_at=None) | rows.exclude(unsure_at=None)).select_related("contact", "connector")
    return [_move(seat, letter) for letter in rows.order_by("approved_at", "pk")[:LOOKED_AT]]


def _move(seat: Seat, letter: Letter) -> DueMove:
    unsure = letter.state == Letter.State.UNSURE
    at = letter.unsure_at if unsure else letter.failed_at
    assert at, "as asked for above"
    who, failure = recipient(letter), without_the_servers_words(letter.failure)
    return DueMove(
        kind="letter_unsure" if unsure else "letter_failed",
        contact=letter.contact,
        due_on=at.astimezone(seat.zone).date(),
        why=f"{failure} Nothing is sent twice without you." if unsure else failure,
        url=f"{reverse('outbox')}#letter-{letter.pk}",
        title=f"Did your letter to {who} leave?" if unsure else f"Your letter to {who} did not leave",
        button="Look at it",
        icon="mail",
    )


def letters_held(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """A mailbox that lets nothing out until its settings are changed: said once, however many letters wait. Two
    queries."""
    mailbox = MailConnection.objects.visible_to(seat).filter(ended_at=None).exclude(trouble="").first()
    if mailbox is None:
        return []
    waiting = Letter.objects.visible_to(seat).queued().filter(contact__deleted_at=None).select_related("contact")
    letters = list(waiting.order_by("send_after", "pk")[:LOOKED_AT])
    if not letters:
        return []
    first = letters[0].contact
    others = len(letters) - 1
    waits = f"Your letter to {first} waits" if not others else f"{len(letters)} letters wait, the first to {first}"
    return [
        DueMove(
            kind="letters_held", contact=first, due_on=(mailbox.trouble_at or now).astimezone(seat.zone).date(),
            why=f"{mailbox.trouble} {waits}.", url=reverse("mail_settings"), title="Let your letters leave again",
            button="Open the mailbox settings", icon="gear",
        )
    ]  # fmt: skip


SOURCES: tuple[Source, ...] = ((letters_to_settle, ON_ITS_WAY), (letters_held, ON_ITS_WAY))


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due around letters on their way at the moment `now`. A fixed number of queries."""
    return moves_of(SOURCES, seat, now, campaign)
