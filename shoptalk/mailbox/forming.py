"""A stored letter as bytes for the wire; the same again for the copy in the folder of sent mail."""

from shoptalk.connections.models import MailConnection
from shoptalk.method.mail.letter_form import Form, letter_bytes
from shoptalk.outreach.models import Letter
from shoptalk.outreach.own_mailbox import recipient
from shoptalk.workspaces.access import Seat


def formed(connection: MailConnection, seat: Seat, letter: Letter) -> bytes:
    """The message. Its date is the moment of the claim. Raises NoAddress; ValueError without a Message-ID."""
    at = letter.sending_at or letter.left_at
    assert at, "a letter is formed when it is about to leave, or after"
    return letter_bytes(
        Form(
            from_name=seat.user.full_name,
            from_address=connection.address,
            to_name=recipient(letter).name,
            to_address=letter.to_address,
            subject=letter.subject,
            text=letter.body,
            message_id=letter.message_id,
            at=at.astimezone(seat.zone),
            in_reply_to=letter.in_reply_to,
            references=tuple(letter.references.split()),
            calendar=letter.calendar,
            calendar_method=letter.calendar_method,
        )
    )
