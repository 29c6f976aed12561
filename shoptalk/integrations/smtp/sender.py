"""Hands letters in over SMTP: encrypted with a checked certificate, signed in, one after the other on one connection.

What may be tried again and what may not hangs on one line: until the end of the letter was handed over, the server
cannot have taken it; from there until its reply, nobody knows.

A server that offers it is told sender, recipient and "a letter comes" in one go (RFC 2920): one round trip for three.
"""

import contextlib
import re
import smtplib
import socket
import ssl
from typing import NamedTuple

from shoptalk.integrations import trust, xoauth2
from shoptalk.integrations.ports.mail_out import Envelope
from shoptalk.integrations.ports.servers import Failure, Permanent, Retryable, Server, SignInRefused, Unclear
from shoptalk.integrations.reach import SECONDS, connected
from shoptalk.integrations.smtp.replies import TAKES_LEAVE, refusal

ANSWER_SECONDS = 120  # for the word after the letter; RFC 5321 4.5.3.2.6 grants ten minutes, and a lease here has five
GREETS_AS = "[127.0.0.1]"  # an address literal: no name of this machine leaves it
DOT_AT_START = re.compile(rb"^\.", re.MULTILINE)
WITH_PASSWORD = ("PLAIN", "LOGIN", "CRAM-MD5")
NO_TLS = ("WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL")
END_OF_LETTER = b".\r\n"


class Sender:
    """A MailOut over SMTP."""

    def __init__(
        self, server: Server, *, public_only: bool, seconds: float = SECONDS, answer_seconds: float = ANSWER_SECONDS
    ):
        self.server, self.public_only = server, public_only
        self.seconds, self.answer_seconds = seconds, answer_seconds
        self._line: _Line | None = None
        self._taken = 0  # letters on this connection

    def open(self) -> None:
        if self._line is not None:
            return
        line = _Line(self.server, self.public_only, self.seconds)
        try:
            line.begin()
        except BaseException:
            line.close()
            raise
        self._line, self._taken = line, 0

    def hand_over(self, envelope: Envelope) -> None:
        self.open()
        assert self._line
        try:
            try:
                self._line.begin_letter(envelope)
            except Retryable as away:
                if not (self._taken and away.code in (0, TAKES_LEAVE)):
                    raise
                self.close()  # a server may end a connection between letters; nothing of this one was handed over
                self.open()
                self._line.begin_letter(envelope)
            self._line.letter(envelope, self.answer_seconds)
            self._taken += 1
        except (Retryable, Permanent) as refused:
            if refused.code in (0, TAKES_LEAVE) or isinstance(refused, SignInRefused) or not self._line.starts_over():
                self.close()
            raise
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.end()


class _Asked(NamedTuple):
    """A line to the server, and the answers with which it goes on. `recipient` where the line is about one."""

    line: str
    hoped_for: tuple[int, ...]
    recipient: str = ""


class _Line(smtplib.SMTP):
    """One connection. Everything that smtplib raises becomes a failure of the port."""

    def __init__(self, server: Server, public_only: bool, seconds: float):
        super().__init__(local_hostname=GREETS_AS, timeout=seconds)
        self.server, self.public_only, self.seconds = server, public_only, seconds
        self._host = server.host  # what the certificate must be for
        self._in_letter = False  # whether the server takes what comes for words of a letter

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # type: ignore[override]
        opened = connected(host, port, public_only=self.public_only, timeout=timeout)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # end of letter and letter are two writes
        if self.server.tls == "tls":
            return trust.context().wrap_socket(opened, server_hostname=host)
        return opened

    def begin(self) -> None:
        """Connects, encrypts, signs in."""
        with self._as_failures():
            code, text = self.connect(self.server.host, self.server.port)
            if code != 220:
                raise refusal(code, text, self.server.host)
            self.ehlo_or_helo_if_needed()
            if self.server.tls == "starttls":
                self._encrypt()
            if self.server.secret:
                self._sign_in()

    def _encrypt(self) -> None:
        if not self.has_extn("starttls"):
            raise Permanent(
                f"{self.server.host} does not offer encryption on port {self.server.port}. Nothing was sent to it."
            )
        code, text = self.starttls(context=trust.context())
        if code != 220:
            raise refusal(code, text, self.server.host)
        self.ehlo_or_helo_if_needed()

    def _sign_in(self) -> None:
        if not self.has_extn("auth"):
            raise Permanent(
                f"{self.server.host} takes no login on port {self.server.port}. Is it the port for sending?"
            )
        try:
            if self.server.is_token:
                self.auth("XOAUTH2", xoauth2.for_smtp(self.server.login, self.server.secret))
            else:
                self._with_password()
        except smtplib.SMTPAuthenticationError as error:
            raise refusal(error.smtp_code, _bytes(error.smtp_error), self.server.host) from None
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            raise Permanent(f"{self.server.host} offers no way to sign in that this program knows.") from None
        except smtplib.SMTPException as error:
            if isinstance(error, smtplib.SMTPServerDisconnected):
                raise
            raise Retryable(f"{self.server.host} could not sign us in just now.") from None

    def _with_password(self) -> None:
        """One try in one way: a server counts wrong passwords, and several ways would be several."""
        self.user, self.password = self.server.login, self.server.secret
        offered = self.esmtp_features["auth"].upper().split()
        way = next((way for way in WITH_PASSWORD if way in offered), "")
        if not way:
            raise smtplib.SMTPNotSupportedError
        self.auth(way, getattr(self, f"auth_{way.lower().replace('-', '_')}"))

    def begin_letter(self, envelope: Envelope) -> None:
        """Up to the server's word that it waits for the letter."""
        size = f" size={len(envelope.message)}" if self.has_extn("size") else ""
        steps = [
            _Asked(f"MAIL FROM:{smtplib.quoteaddr(envelope.sender)}{size}", (250,)),
            _Asked(f"RCPT TO:{smtplib.quoteaddr(envelope.recipient)}", (250, 251), envelope.recipient),
            _Asked("DATA", (354,)),
        ]
        with self._as_failures():
            for group in [steps] if self.has_extn("pipelining") else [[step] for step in steps]:
                self.send("".join(f"{step.line}{smtplib.CRLF}" for step in group))
                if refused := self._refusal_among(group):
                    raise refused

    def _refusal_among(self, group: list["_Asked"]) -> Failure | None:
        """The first of the answers that is none of those hoped for. All are read, as far as they come."""
        refused: Failure | None = None
        try:
            for step in group:
                code, text = self.getreply()
                self._in_letter = code == 354
                if code not in step.hoped_for:
                    refused = refused or refusal(code, text, self.server.host, step.recipient)
        except (OSError, smtplib.SMTPException):
            if refused is None:
                raise
        return refused

    def letter(self, envelope: Envelope, answer_seconds: float) -> None:
        with self._as_failures():
            assert self.sock
            self.sock.sendall(DOT_AT_START.sub(b"..", envelope.message))
        try:
            self.sock.sendall(END_OF_LETTER)
            self.sock.settimeout(answer_seconds)
            code, text = self.getreply()
            self.sock.settimeout(self.seconds)
        except (OSError, smtplib.SMTPException):
            code, text = -1, b""
        if not 200 <= code < 600:
            raise Unclear(f"The connection to {self.server.host} ended before it said whether it took the letter.")
        self._in_letter = False
        if code != 250:
            raise refusal(code, text, self.server.host)

    def starts_over(self) -> bool:
        """Takes back the letter that was begun; whether the connection is still good. A server that refused the
        recipient and waits for a letter all the same would take every word for a part of it."""
        try:
            return not self._in_letter and self.rset()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def end(self) -> None:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            if self.sock and not self._in_letter:
                self.sock.settimeout(2)
                self.docmd("QUIT")
        self.close()

    @contextlib.contextmanager
    def _as_failures(self):
        host = self.server.host
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise Permanent(trust.words(error, host)) from None
        except ssl.SSLError as error:
            kind = Permanent if error.reason in NO_TLS else Retryable
            raise kind(trust.words(error, host)) from None
        except smtplib.SMTPResponseException as error:
            raise refusal(error.smtp_code, _bytes(error.smtp_error), host) from None
        except (OSError, smtplib.SMTPException) as error:
            raise Retryable(f"The connection to {host} ended before the letter was handed over.") from error


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else str(text).encode("utf-8", "replace")
