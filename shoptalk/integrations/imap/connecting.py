"""A signed-in IMAP connection over the socket that was looked at, with every failure as a sentence."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxLoginError

from shoptalk.integrations import trust, xoauth2
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, Server, SignInRefused
from shoptalk.integrations.reach import connected, hang_up_in

SECONDS = 20.0  # for each answer
WHOLE_SECONDS = 240.0  # for a connection
MOST_BYTES = 64 * 1024 * 1024  # of one answer
# Said to a sign-in when it is not the password that is wrong (RFC 5530 and habits).
NOT_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[OVERQUOTA]", "[SERVERBUG]", "TOO MANY", "TRY AGAIN", "TEMPORAR")


class Client(imaplib.IMAP4):
    """The standard client over a connection of ours: vetted address, verified certificate, and an end to its time."""

    def __init__(self, server: Server, public_only: bool, seconds: float, whole: float = WHOLE_SECONDS):
        self.server, self.public_only = server, public_only
        self._limit = hang_up_in(whole, self)
        super().__init__(server.host, server.port, timeout=seconds)

    def goes_on_for(self, seconds: float) -> None:
        """The time from now on; what it was before holds no more."""
        self._limit.cancel()
        self._limit = hang_up_in(seconds, self)

    def shutdown(self) -> None:
        self._limit.cancel()
        super().shutdown()

    def read(self, size: int) -> bytes:
        if size > MOST_BYTES:  # room is made for whatever a server announces
            raise self.abort("more than anybody asked for")
        return super().read(size)

    def _create_socket(self, timeout: float) -> socket.socket:
        plain = connected(self.server.host, self.server.port, public_only=self.public_only, timeout=timeout)
        if self.server.tls != "tls":
            return plain
        try:
            return trust.context().wrap_socket(plain, server_hostname=self.server.host)
        except BaseException:
            plain.close()
            raise


class Box(BaseMailBox):
    """imap-tools' mailbox on that client."""

    def __init__(self, server: Server, public_only: bool, seconds: float):
        self._made_with = (server, public_only, seconds)
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        client = Client(*self._made_with)
        try:
            if client.server.tls == "starttls":
                client.starttls(trust.context())
        except BaseException:
            client.shutdown()
            raise
        return client

    def sign_in(self) -> None:
        server = self._made_with[0]
        if server.is_token:
            self.client.authenticate("XOAUTH2", xoauth2.for_imap(server.login, server.secret))
            return
        plain_offered = "AUTH=PLAIN" in self.client.capabilities
        if plain_offered or not (server.login + server.secret).isascii():
            self.login_utf8(server.login, server.secret, initial_folder=None)
        else:
            self.login(server.login, server.secret, initial_folder=None)


@contextmanager
def signed_in(server: Server, *, public_only: bool, seconds: float = SECONDS) -> Iterator[Box]:
    """A connection for the time of the block; making it raises only Retryable, Permanent and SignInRefused."""
    with sentences(server):
        box = Box(server, public_only, seconds)
    try:
        with sentences(server):
            _let_in(box, server)
        yield box
    finally:
        with suppress(Exception):  # it is over either way
            box.client.sock.settimeout(2)
            box.client.logout()
        with suppress(Exception):
            box.client.shutdown()


def _let_in(box: Box, server: Server) -> None:
    try:
        box.sign_in()
    except imaplib.IMAP4.abort:
        raise
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        said = str(error).upper()
        if any(word in said for word in NOT_NOW):
            raise Retryable(f"{server.host} does not let anybody in at the moment.") from None
        what = "token" if server.is_token else "password"
        raise SignInRefused(
            f"{server.host} did not take the login and {what} of {server.login}. It may have run out or been changed."
        ) from None  # what was said may repeat what was sent


@contextmanager
def sentences(server: Server) -> Iterator[None]:
    """Whatever goes wrong on the way, as one of the three failures."""
    try:
        yield
    except Failure:
        raise
    except ssl.SSLError as error:
        kind = Permanent if isinstance(error, ssl.SSLCertVerificationError) else Retryable
        raise kind(trust.words(error, server.host)) from error
    except (TimeoutError, ConnectionError, OSError) as error:
        raise Retryable(f"{server.host} stopped answering in the middle.") from error
    except imaplib.IMAP4.abort as error:
        raise Retryable(f"{server.host} ended the connection.") from error
    except (imaplib.IMAP4.error, ImapToolsError) as error:
        raise Retryable(f"{server.host} did not do what it was asked to do.") from error
    except (ValueError, IndexError, KeyError, AttributeError, UnicodeError) as error:
        raise Retryable(f"{server.host} answered in a way that nobody understands.") from error
