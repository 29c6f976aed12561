"""Waiting for news instead of asking again and again (RFC 2177)."""

from shoptalk.integrations.imap.connecting import SECONDS
from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.ports.servers import Server

LONGEST = 25 * 60.0  # servers end an IDLE after half an hour


def wait_for_news(server: Server, folder: str, seconds: float, *, public_only: bool, uidnext: int = 0) -> bool:
    """True when something came into the folder within that time, or stands behind `uidnext` already. A server that
    cannot tell by itself gives False at once. Raises the failures of `ports.servers`."""
    with open_mailbox(server, public_only=public_only, seconds=SECONDS) as mailbox:
        return mailbox.wait(folder, min(seconds, LONGEST), uidnext)
