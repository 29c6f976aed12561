"""A real mail server on loopback: Postfix takes letters in (STARTTLS or TLS, sign-in by Dovecot) and delivers them to
Maildirs that Dovecot serves over IMAP. Addresses elsewhere bounce with a real report; nothing can leave the machine.

Both programs insist on being started by root; the mail itself belongs to nobody.
"""

import contextlib
import imaplib
import itertools
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import PASSWORD, NoServer, free_port, program
from tests.servers.certificates import Authority
from tests.servers.mail_files import DOMAINS, DOVECOT, MAILBOXES, POSTFIX_MAIN, POSTFIX_SERVICES

DOMAIN = "post.example"  # forms take it as an address; example.test is served too, but no form takes that
ENABLE = "apt-get install --no-install-recommends dovecot-imapd postfix"
STARTS_WITHIN = 20  # seconds, on a busy two-core machine


class MailServer:
    """Running: `host`, the ports, `password`, and what a test does to a mailbox behind the app's back."""

    host, domain, password = "localhost", DOMAIN, PASSWORD
    seeker, contact = f"seeker@{DOMAIN}", f"contact@{DOMAIN}"

    def __init__(self, folder: Path):
        self.folder = folder
        self.imap_port, self.imaps_port, self.submission_port, self.smtps_port = (free_port() for _ in range(4))
        self._fresh = itertools.count(1)

    def fresh(self) -> str:
        """The address of a mailbox that nobody has used yet."""
        return f"box-{next(self._fresh)}@{DOMAIN}"

    @contextmanager
    def mailbox(self, address: str) -> Iterator[imaplib.IMAP4]:
        """A signed-in IMAP connection, INBOX selected."""
        with imaplib.IMAP4_SSL(self.host, self.imaps_port, ssl_context=ssl.create_default_context()) as box:
            box.login(address, PASSWORD)
            box.select()
            yield box

    def put(self, address: str, message: bytes, folder: str = "INBOX") -> None:
        with self.mailbox(address) as box:
            done, said = box.append(folder, "", "", message)
            assert done == "OK", said

    def put_many(self, address: str, messages: Iterable[bytes]) -> None:
        """Many messages into INBOX at once, past IMAP: twenty thousand take seconds."""
        new = self.folder / "mail" / address / "cur"
        with self.mailbox(address):  # so that Dovecot has made the folders
            pass
        for number, message in enumerate(messages):
            (path := new / f"{1_700_000_000 + number}.M{number}.test:2,").write_bytes(message)
            os.chown(path, *_nobody())

    def messages(self, address: str, folder: str = "INBOX") -> list[bytes]:
        """All messages of a folder, oldest first."""
        with self.mailbox(address) as box:
            box.select(folder, readonly=True)
            numbers = box.search(None, "ALL")[1][0].split()
            return [box.fetch(number.decode(), "(BODY.PEEK[])")[1][0][1] for number in numbers]

    def arrived(self, address: str, count: int = 1, folder: str = "INBOX", within: float = 5) -> list[bytes]:
        """Waits until so many messages are there. Delivery takes a fraction of a second; within is a last resort."""
        ends = time.monotonic() + within
        while len(found := self.messages(address, folder)) < count and time.monotonic() < ends:
            time.sleep(0.05)
        logs = (self.folder / "log" / "postfix.log").read_text(errors="replace")[-2000:]
        assert len(found) >= count, f"{len(found)} of {count} messages in {folder} of {address}: {logs}"
        return found


@contextmanager
def mail_server(authority: Authority) -> Iterator[MailServer]:
    """Starts both programs and stops them at the end. Raises NoServer where that is not possible."""
    dovecot, postfix = program("dovecot"), program("postfix")
    if not dovecot or not postfix:
        raise NoServer(f"needs Dovecot and Postfix: {ENABLE}")
    if os.geteuid() != 0:
        raise NoServer("needs Dovecot and Postfix, which only root may start: run bin/test as root, in a container")
    folder = Path(tempfile.mkdtemp(prefix="mail-"))  # short: the path of a socket may have a hundred letters only
    server = MailServer(folder)
    try:
        _write(server, authority)
        _run(folder, dovecot, "-c", str(folder / "dovecot.conf"))
        _run(folder, postfix, "-c", str(folder / "postfix"), "start")
        for port in (server.imap_port, server.imaps_port, server.submission_port, server.smtps_port):
            _listens(port, folder)
        yield server
    finally:
        for pid_file in (folder / "queue" / "pid" / "master.pid", folder / "run" / "master.pid"):
            _end(pid_file)
        shutil.rmtree(folder, ignore_errors=True)


def _write(server: MailServer, authority: Authority) -> None:
    folder = server.folder
    for name in ("mail", "run", "state", "log", "queue", "postfix", "postfix-data"):
        (folder / name).mkdir()
        (folder / name).chmod(0o755)  # the app's own files are for their owner only, and so is what we make here
    folder.chmod(0o755)
    os.chown(folder / "mail", *_nobody())
    os.chown(folder / "postfix-data", pwd.getpwnam("postfix").pw_uid, -1)
    certificate, key = authority.certificate("localhost", "127.0.0.1")
    uid, gid = _nobody()
    words = {
        "folder": folder, "certificate": certificate, "key": key, "domain": DOMAIN, "domains": " ".join(DOMAINS),
        "password": PASSWORD,
        "imap": server.imap_port, "imaps": server.imaps_port, "submission": server.submission_port,
        "smtps": server.smtps_port, "uid": uid, "gid": gid,
    }  # fmt: skip
    for path, text in (
        ("dovecot.conf", DOVECOT), ("postfix/main.cf", POSTFIX_MAIN), ("postfix/master.cf", POSTFIX_SERVICES),
        ("postfix/mailboxes", MAILBOXES),
    ):  # fmt: skip
        for word, value in words.items():
            text = text.replace(f"«{word}»", str(value))
        (folder / path).write_text(text)
        (folder / path).chmod(0o644)


def _run(folder: Path, *command: str) -> None:
    """Into a file: what stays running would hold a pipe open."""
    said = folder / "log" / "start.log"
    with said.open("w") as log:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, umask=0o022, timeout=STARTS_WITHIN
        )
    if done.returncode:
        raise NoServer(f"needs Dovecot 2.3 and Postfix 3.6 or newer that start: {said.read_text()}".strip())


def _end(pid_file: Path) -> None:
    """The masters end their own workers, which takes them seconds; nobody needs to wait for that."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        os.kill(int(pid_file.read_text()), signal.SIGTERM)


def _listens(port: int, folder: Path) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > ends:
                logs = "\n".join(log.read_text(errors="replace") for log in (folder / "log").iterdir())
                raise AssertionError(f"Nothing listens on {port}: {logs}") from None
            time.sleep(0.05)


def _nobody() -> tuple[int, int]:
    account = pwd.getpwnam("nobody")
    return account.pw_uid, account.pw_gid
