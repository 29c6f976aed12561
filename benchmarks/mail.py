"""How fast do letters leave? One command: `.venv/bin/python benchmarks/mail.py [--letters 1000] [--rounds 3]`.

A fresh notebook gets so many people, each with an approved letter whose hour has come. They leave by the same function
that the timetable calls: each is claimed, checked against what happened since, formed, handed over, written down and
planned on. Beside it, in the same run and turn about, a bare smtplib loop (send_message) sends the same messages to the
same server on one connection, and does nothing else.

The server is Postfix, as the tests start it (root, and Debian's postfix and dovecot-imapd), with STARTTLS and a login.
--own: a process of our own instead, without encryption, that keeps each letter before it says so (write and fsync), as
every server must that answers 250 (RFC 5321 4.2.5). --keeps-nothing: the same, only reading; no server is like that.
Prints letters a second and the ratio (medians).
"""

import argparse
import email
import os
import shutil
import signal
import smtplib
import socket
import ssl
import statistics
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 5, 12, 15, 0, tzinfo=UTC)  # a Tuesday, in everybody's hours
TEXT = """Hi {called},

Your years in planning are why I write. I have taught earth science for nine years, and I am finding out whether \
planning work would suit me before I decide anything.

Could I ask you for twenty minutes, by phone or video, on any day that suits you? I would love to know how a week in \
your work really goes. If this is not a good moment, I quite understand.

Best wishes,
Marisol Vega"""


@contextmanager
def server(keeps: Path | None):
    """Its port. A process of its own, with a thread for each connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        while True:
            connection = listener.accept()[0]
            threading.Thread(target=converse, args=(connection, keeps), daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


def converse(connection: socket.socket, keeps: Path | None) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    file = connection.makefile("rb")
    connection.sendall(b"220 sink\r\n")
    kept = keeps.open("ab", buffering=0) if keeps else None
    while line := file.readline():
        word = line[:4].upper()
        if word == b"DATA":
            connection.sendall(b"354 go on\r\n")
            letter = bytearray()
            while (line := file.readline()) not in (b".\r\n", b""):
                letter += line
            if kept:
                kept.write(letter)
                os.fsync(kept.fileno())
            connection.sendall(b"250 2.0.0 kept\r\n")
        elif word == b"EHLO":
            connection.sendall(b"250-sink\r\n250-SIZE 10000000\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n")
        elif word == b"AUTH":
            connection.sendall(b"235 2.7.0 signed in\r\n")
        elif word == b"QUIT":
            connection.sendall(b"221 bye\r\n")
            break
        else:
            connection.sendall(b"250 ok\r\n")
    connection.close()


@dataclass(frozen=True)
class Place:
    """Where letters are handed in. `to`: everybody's address, where a server knows one only."""

    host: str
    port: int
    tls: str = "none"
    address: str = "marisol@mail.example"
    password: str = "secret"
    to: str = ""


def notebook(letters: int, place: Place):
    """A mailbox, and so many approved letters to people at a few hundred employers."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.connections.models import MailConnection
    from shoptalk.connections.secrets import close
    from shoptalk.contacts.actions.write_person import filled_in
    from shoptalk.contacts.models import Contact
    from shoptalk.outreach.models import Ask, Letter
    from shoptalk.workspaces.seating import only_seat

    seat = only_seat(NOW)
    seat.user.full_name, seat.user.country = "Marisol Vega", "US"
    seat.user.save()
    campaign = current_campaign(seat, NOW)
    connection = MailConnection.objects.create(
        workspace=seat.workspace, address=place.address, closed_secret=close(place.password), smtp_host=place.host,
        smtp_port=place.port, smtp_tls=place.tls, imap_host="127.0.0.1", imap_port=1, connected_at=NOW,
        letters_a_day=30_000,
    )  # fmt: skip
    people = [
        filled_in(
            Contact(
                workspace=seat.workspace, given_name=f"Keisha{number}", family_name="Monroe", country="US",
                email=place.to or f"k{number}@works{number % 300}.example",
                organization=f"Works {number}", position="Planner",
                time_zone="America/Denver", created_at=NOW, updated_at=NOW,
            )
        )
        for number in range(letters)
    ]  # fmt: skip
    stored = Contact.objects.bulk_create(people)
    asks = Ask.objects.bulk_create(
        Ask(workspace=seat.workspace, campaign=campaign, contact=one, opened_at=NOW) for one in stored
    )
    Letter.objects.bulk_create(
        Letter(
            workspace=seat.workspace, ask=ask, contact=ask.contact, subject="Twenty minutes about planning?",
            body=TEXT.format(called=ask.contact.called), written_at=NOW, approved_at=NOW, send_after=NOW,
            to_address=ask.contact.email, message_id=f"<{number:032x}@mail.example>",
        )
        for number, ask in enumerate(asks)
    )  # fmt: skip
    return connection, seat


def to_queue_again() -> None:
    from shoptalk.outreach.models import Ask, Letter, Touch

    Touch.objects.all().delete()
    Letter.objects.update(left_at=None, left_by="", sending_at=None, attempts=0)
    Ask.objects.update(
        stage="to_ask", follow_ups=0, asked_on=None, last_touch_on=None, next_kind="none", next_on=None, why=""
    )


def bare_loop(place: Place, letters: list[tuple[str, EmailMessage]]) -> float:
    began = time.perf_counter()
    with smtplib.SMTP(place.host, place.port, local_hostname="[127.0.0.1]") as smtp:
        if place.tls == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        smtp.login(place.address, place.password)
        for to, message in letters:
            smtp.send_message(message, place.address, [to])
    return time.perf_counter() - began


def the_queue(count: int) -> float:
    from shoptalk.mailbox.leaving import send_due

    began = time.perf_counter()
    left = send_due(NOW + timedelta(minutes=1))
    took = time.perf_counter() - began
    assert left == count, f"{left} of {count} left"
    return took


@contextmanager
def postfix(folder: Path):
    """A real server on this machine; every letter goes to one mailbox of its own."""
    from tests.servers import mail
    from tests.servers.certificates import Authority

    authority = Authority(folder)
    os.environ["SSL_CERT_FILE"] = str(authority.file)
    with mail.mail_server(authority) as running:
        yield Place("localhost", running.submission_port, "starttls", running.seeker, running.password, running.contact)


def measured(letters: int, rounds: int, place: Place, kind: str) -> float:
    from shoptalk.mailbox.forming import formed
    from shoptalk.outreach.models import Letter

    connection, seat = notebook(letters, place)
    rows = list(Letter.objects.select_related("contact", "connector").order_by("pk"))
    for row in rows:
        row.sending_at = NOW
    read = partial(email.message_from_bytes, policy=policy.SMTP)
    plain = [(row.to_address, read(formed(connection, seat, row))) for row in rows]
    bare, ours = [], []
    for number in range(rounds):
        bare.append(letters / bare_loop(place, plain))
        ours.append(letters / the_queue(letters))
        to_queue_again()
        print(f"round {number + 1}: bare {bare[-1]:6.0f} letters/s, queue {ours[-1]:6.0f} letters/s")
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"{kind}: {letters} letters, queue / bare loop = {ratio:.2f}")
    return ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--keeps-nothing", action="store_true")
    wanted = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    folder = Path(tempfile.mkdtemp(prefix="shoptalk-mail-"))
    os.environ |= {"SHOPTALK_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "shoptalk.settings"}
    try:
        import django

        django.setup()
        from shoptalk.stewardship.upgrading import bring_up_to_date

        bring_up_to_date()
        if not (wanted.own or wanted.keeps_nothing):
            with postfix(folder) as place:
                measured(wanted.letters, wanted.rounds, place, "Postfix")
            return
        with server(None if wanted.keeps_nothing else folder / "kept") as port:
            kind = "a server that keeps nothing" if wanted.keeps_nothing else "a server that keeps each letter (fsync)"
            measured(wanted.letters, wanted.rounds, Place("127.0.0.1", port), kind)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
