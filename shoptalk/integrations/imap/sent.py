"""The folder of sent mail: whether a letter lies there, and laying a copy into it."""

from datetime import datetime

from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.ports.servers import Server


def is_in_sent(server: Server, folder: str, message_id: str, *, public_only: bool) -> bool:
    """Whether a letter of that Message-ID lies in the folder. Raises the failures of `ports.servers`."""
    with open_mailbox(server, public_only=public_only) as mailbox:
        return mailbox.has(folder, message_id)


def append_to_sent(server: Server, folder: str, message: bytes, at: datetime, *, public_only: bool) -> None:
    """Lays a copy into the folder, dated when it left, as read."""
    with open_mailbox(server, public_only=public_only) as mailbox:
        mailbox.append(folder, message, at)
