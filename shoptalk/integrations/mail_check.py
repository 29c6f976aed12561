"""Tries a mailbox without changing it: signs in where letters are handed in and where they are read, and says in words
what works and what does not. No letter is sent and none is opened.
"""

import base64
import contextlib
import imaplib
import re
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shoptalk.integrations import trust, xoauth2
from shoptalk.integrations.imap.connecting import Client
from shoptalk.integrations.ports.servers import Permanent, Retryable, Server, SignInRefused
from shoptalk.integrations.reach import connected, hang_up_in
from shoptalk.integrations.smtp.sender import GREETS_AS
from shoptalk.integrations.trying import Line, Trial, tried

SECONDS = 10.0  # for both servers, which are tried at the same time
FOLDER = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:\\.|[^"\\])*"|NIL) (?P<name>.+)$')
SENT_NAMES = (b"sent", b"sent items", b"sent mail", b"sent messages", b"gesendet", b"inbox.sent")
MICROSOFT = "outlook.office365.com"
REFUSED = (
    "{host} does not take this login and password. Many providers want an app password, made in the settings of the "
    "account; a usual password is refused there even if it is right."
)
RUN_OUT = "{host} does not take this token. It may have run out: they are good for about an hour."
SILENT = "{host} says nothing on port {port}. Are port and encryption right? Ports 465 and 993 want TLS from the start."
NO_STARTTLS = "{host} offers no encryption (STARTTLS) on port {port}. Try TLS and another port, often 465 or 993."


@dataclass(frozen=True, slots=True)
class MailFound:
    """What came of it. `sent_folder` is as the server names it; empty: none was found, or nobody got so far."""

    lines: tuple[Line, ...]
    sent_folder: str = ""
    copies_itself: bool = False
    idle: bool = False
    reads: bool = False  # the mailbox let us in, so what is said of it here was looked up

    @property
    def works(self) -> bool:
        return all(line.works is not False for line in self.lines)


def check_mail(smtp: Server, imap: Server, *, public_only: bool, seconds: float = SECONDS) -> MailFound:
    """Tries both. Never raises, and is back after `seconds`, also when a server says nothing at all."""
    found: dict[str, Any] = {}
    lines = tried(
        [
            Trial(smtp.host, lambda lines: _sending(smtp, public_only, seconds, lines), _silent(smtp)),
            Trial(imap.host, lambda lines: _reading(imap, public_only, seconds, lines, found), _silent(imap)),
        ],
        seconds,
    )
    return MailFound(lines, **dict(found))


def _sending(server: Server, public_only: bool, seconds: float, lines: list[Line]) -> None:
    with _translated(server):
        smtp = _Smtp(server, public_only, seconds)
        limit = hang_up_in(seconds, smtp)
        try:
            smtp.open()
            lines.append(Line(f"Letters go to {server.host}: it answers{_proved(server)}."))
            _sign_in_to_smtp(smtp, server)
            lines.append(Line("It lets you in: letters can be sent."))
        finally:
            limit.cancel()
            smtp.close()


def _reading(server: Server, public_only: bool, seconds: float, lines: list[Line], found: dict) -> None:
    with _translated(server):
        imap = _Imap(server, public_only, seconds)
        try:
            lines.append(Line(f"Replies are read at {server.host}: it answers{_proved(server)}."))
            _sign_in_to_imap(imap, server)
            lines.append(Line("It lets you in: replies can be noticed."))
            lines.extend(_look_around(imap, server, found))
        finally:
            imap.shutdown()


def _look_around(imap: imaplib.IMAP4, server: Server, found: dict) -> Iterator[Line]:
    """What the mailbox can do. Capabilities are asked for again: many servers tell more after signing in."""
    able = {word.upper() for line in imap.capability()[1] for word in line.decode("ascii", "replace").split()}
    found["idle"] = "IDLE" in able
    found["copies_itself"] = "X-GM-EXT-1" in able or server.host.lower() == MICROSOFT
    found["reads"] = True
    found["sent_folder"] = sent = _sent_folder(imap.list()[1])
    if found["copies_itself"]:
        yield Line("The server keeps a copy of what you send by itself, so none is added.", None)
    elif sent:
        yield Line(f"Copies of your letters will lie in the folder “{_readable(sent)}”.")
    else:
        yield Line(
            "No folder for sent letters was found, so no copy is put there. Letters can be sent all the same.", None
        )
    yield (
        Line("New replies are told at once (IDLE).", None) if found["idle"]
        else Line("New replies are looked for every few minutes; the server does not tell of them by itself.", None)
    )  # fmt: skip


def _sent_folder(listed: list[Any]) -> str:
    r"""The folder marked \Sent (RFC 6154); where none is marked, one that is called so."""
    folders = []
    for line in listed:
        text = b"".join(line) if isinstance(line, tuple) else line or b""
        if isinstance(line, tuple):  # a name sent as a literal: the length stands before it
            text = re.sub(rb"\{\d+\}", b"", line[0]) + line[1]
        if found := FOLDER.search(text):
            folders.append((found["flags"].lower(), _unquoted(found["name"].strip())))
    marked = [name for flags, name in folders if rb"\sent" in flags.split()]
    called = [name for _, name in folders if name.lower() in SENT_NAMES or name.lower().endswith((b"/sent", b".sent"))]
    return next(iter(marked + called), b"").decode("ascii", "replace")[:200]


def _unquoted(name: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", name[1:-1]) if name[:1] == name[-1:] == b'"' and len(name) > 1 else name


def _readable(folder: str) -> str:
    """The name in letters: IMAP writes those beyond ASCII in a UTF-7 of its own (RFC 3501, 5.1.3)."""

    def letters(found: re.Match[str]) -> str:
        return "&" if not found[1] else f"+{found[1].replace(',', '/')}-".encode().decode("utf-7", "replace")

    return re.sub(r"&([^-]*)-", letters, folder)


class _Smtp(smtplib.SMTP):
    """Opened by `reach`; nothing is said before it is encrypted."""

    def __init__(self, server: Server, public_only: bool, seconds: float):
        super().__init__(local_hostname=GREETS_AS, timeout=seconds)
        self.server, self.public_only = server, public_only

    def open(self) -> None:
        self._host = self.server.host  # smtplib verifies the certificate for this name in starttls()
        code, said = self.connect(self.server.host, self.server.port)
        if code != 220:
            raise smtplib.SMTPConnectError(code, said)
        self.ehlo_or_helo_if_needed()
        if self.server.tls == "starttls":
            if not self.has_extn("starttls"):
                raise Permanent(NO_STARTTLS.format(host=self.server.host, port=self.server.port))
            self.starttls(context=trust.context())
            self.ehlo_or_helo_if_needed()

    def _get_socket(self, host: str, port: int, timeout: float) -> Any:
        plain = connected(host, port, public_only=self.public_only, timeout=timeout)
        if self.server.tls != "tls":
            return plain
        return trust.context().wrap_socket(plain, server_hostname=host)


class _Imap(Client):
    """With its encryption asked for at once."""

    def __init__(self, server: Server, public_only: bool, seconds: float):
        super().__init__(server, public_only, seconds, whole=seconds)
        if server.tls == "starttls":
            if "STARTTLS" not in self.capabilities:
                self.shutdown()
                raise Permanent(NO_STARTTLS.format(host=server.host, port=server.port))
            self.starttls(trust.context())


def _sign_in_to_smtp(smtp: smtplib.SMTP, server: Server) -> None:
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if server.is_token:
        smtp.auth("XOAUTH2", xoauth2.for_smtp(server.login, server.secret))
    elif "PLAIN" in offered:  # by hand: smtplib's own takes ASCII only
        code, said = smtp.docmd("AUTH", "PLAIN " + base64.b64encode(_plain(server)).decode())
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, said)
    else:
        smtp.login(server.login, server.secret)


def _sign_in_to_imap(imap: imaplib.IMAP4, server: Server) -> None:
    if server.is_token:
        imap.authenticate("XOAUTH2", xoauth2.for_imap(server.login, server.secret))
    elif "AUTH=PLAIN" in imap.capabilities:
        imap.authenticate("PLAIN", lambda _: _plain(server))
    else:
        imap.login(server.login, server.secret)


def _plain(server: Server) -> bytes:
    return f"\0{server.login}\0{server.secret}".encode()


@contextlib.contextmanager
def _translated(server: Server) -> Iterator[None]:
    """What the libraries raise, as one of ours. Their own words may quote what was sent, so none are passed on."""
    refused = SignInRefused((RUN_OUT if server.is_token else REFUSED).format(host=server.host))
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        if 400 <= error.smtp_code < 500:
            raise Retryable(f"{server.host} takes no sign-in just now; try again later.", error.smtp_code) from None
        raise refused from None
    except imaplib.IMAP4.abort:
        raise Retryable(f"{server.host} ended the connection in the middle.") from None
    except imaplib.IMAP4.error:
        raise refused from None
    except smtplib.SMTPNotSupportedError:
        raise Permanent(f"{server.host} offers no way to sign in here. Is it the right port?") from None
    except smtplib.SMTPResponseException as error:
        raise Retryable(
            f"{server.host} is not ready for letters (it says {error.smtp_code}).", error.smtp_code
        ) from None
    except smtplib.SMTPException:
        raise Retryable(f"{server.host} ended the connection in the middle.") from None
    except ssl.SSLError as error:
        raise Permanent(trust.words(error, server.host)) from None
    except UnicodeError:
        raise Permanent(f"{server.host} takes a login and password in plain letters only.") from None
    except TimeoutError:
        raise Retryable(_silent(server)) from None
    except OSError:
        raise Retryable(f"The connection to {server.host} broke off.") from None


def _silent(server: Server) -> str:
    return SILENT.format(host=server.host, port=server.port)


def _proved(server: Server) -> str:
    return "" if server.tls == "none" else ", and its certificate is right"
