"""How long is a look into a large mailbox? One command: `.venv/bin/python -m benchmarks.inbox [--messages 20000]`.

A real Dovecot on loopback (root, in a container) serves an inbox of that many messages; 500 people are awaited, 60 of
whom answered, 10 letters came back. Timed in the same run, turn about, each from a new connection: the look that the
worker takes (folders, heads, matching, bodies of matches, taking in), and one bare `UID SEARCH` for the same 500
addresses. "Cold" is after the server's index was thrown away, "warm" right after that; each look begins with nothing
taken in. Prints seconds, the ratio of the medians, and how many bodies were fetched that were no match.
"""

import argparse
import imaplib
import os
import random
import ssl
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
AWAITED, ANSWERED, RETURNED = 500, 60, 10
BODY = "Some words of a message that is of no concern here, as most of them are.\n" * 30


def messages(count: int, ids: list[str]):
    """The inbox: shops and lists, and between them the answers."""
    chance = random.Random(7)
    answers = set(chance.sample(range(count), ANSWERED + RETURNED))
    numbers = iter(range(ANSWERED + RETURNED))
    for number in range(count):
        if number in answers:
            yield _answer(next(numbers), ids)
            continue
        sender = f"Shop {number % 700} <news{number % 700}@shop{number % 300}.example>"
        yield _mail(sender, f"News of week {number}", f"<n{number}@shop.example>", "", BODY)


def _answer(at: int, ids: list[str]) -> bytes:
    if at < ANSWERED:
        thread = f"In-Reply-To: {ids[at]}\nReferences: {ids[at]}\n" if at % 2 else ""
        return _mail(
            f"Person {at} <person{at}@firm{at}.example>", "Re: your note", f"<a{at}@firm.example>", thread, "Yes.\n"
        )
    sample = (ROOT / "tests" / "samples" / "mail" / "postfix_dsn.eml").read_bytes()
    return sample.replace(b"<ask.7f3a@mail.example>", ids[at].encode()).replace(b"20260601130300", b"%d" % at)


def _mail(sender: str, subject: str, message_id: str, more: str, body: str) -> bytes:
    head = f"From: {sender}\nTo: me@example.test\nSubject: {subject}\nMessage-ID: {message_id}\n{more}"
    return f"Received: by mx.example; Tue, 12 May 2026\n{head}Content-Type: text/plain\n\n{body}".encode()


def notebook(server, address: str):
    """A seeker with that mailbox, and 500 people who were written to."""
    from shoptalk.connections.models import MailConnection
    from shoptalk.connections.secrets import close
    from shoptalk.outreach.models import Ask, Letter
    from tests import cast

    seat = cast.seat("seeker", "Marisol Vega")
    campaign = cast.campaign(seat)
    connection = MailConnection.objects.create(
        workspace=seat.workspace, address=address, closed_secret=close(server.password), smtp_host="localhost",
        imap_host="localhost", imap_port=server.imaps_port, imap_tls="tls", connected_at=NOW,
    )  # fmt: skip
    ids = [f"<ask.{at}@mail.example>" for at in range(AWAITED)]
    for at, message_id in enumerate(ids):
        person = cast.contact(seat, f"Person {at}", email=f"person{at}@firm{at}.example")
        ask = Ask.objects.create(
            workspace=seat.workspace, campaign=campaign, contact=person, opened_at=NOW, stage="asked",
            asked_on=NOW.date(), last_touch_on=NOW.date(),
        )  # fmt: skip
        Letter.objects.create(
            workspace=seat.workspace, ask=ask, contact=person, message_id=message_id, written_at=NOW, left_at=NOW
        )
    return connection, ids


def search(server, address: str) -> tuple[float, int]:
    """Seconds of a bare search for the same people, sign-in included as it is for the look."""
    wanted = f'FROM "person{AWAITED - 1}@firm{AWAITED - 1}.example"'
    for at in range(AWAITED - 1):
        wanted = f'OR FROM "person{at}@firm{at}.example" {wanted}'
    started = time.perf_counter()
    with imaplib.IMAP4_SSL("localhost", server.imaps_port, ssl_context=ssl.create_default_context()) as box:
        box.login(address, server.password)
        box.select(readonly=True)
        found = box.uid("SEARCH", wanted)[1][0].split()
    return time.perf_counter() - started, len(found)


def look(connection) -> tuple[float, float, Any]:
    """Seconds of the check (folders, heads, matching, bodies of matches), then with taking them in, which is work of
    the database alone, and what was found."""
    from shoptalk.mailbox import noticing
    from shoptalk.mailbox.models import Folder, Incoming
    from shoptalk.outreach.models import Touch

    Touch.objects.all().delete()
    Incoming.objects.all().delete()
    Folder.objects.all().delete()
    connection.refresh_from_db()
    spent, take_in = [0.0], noticing.take_in

    def taking_in(**facts):
        began = time.perf_counter()
        taken = take_in(**facts)
        spent[0] += time.perf_counter() - began
        return taken

    noticing.take_in = taking_in
    started = time.perf_counter()
    found = noticing.look_into(connection, NOW + timedelta(hours=1))
    whole = time.perf_counter() - started
    noticing.take_in = take_in
    return whole - spent[0], whole, found


def forget_index(server, address: str) -> None:
    for path in (server.folder / "mail" / address).glob("dovecot.index*"):
        path.unlink()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--messages", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=3)
    given = asked.parse_args()
    if Path("/dev/shm").is_dir():  # in memory: what the disk of this machine does would be measured otherwise
        tempfile.tempdir = "/dev/shm"
    with tempfile.TemporaryDirectory(prefix="shoptalk-inbox-") as folder:
        os.environ |= {"SHOPTALK_DATA": folder, "DJANGO_SETTINGS_MODULE": "shoptalk.settings"}
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        from tests.servers.certificates import Authority
        from tests.servers.mail import mail_server

        call_command("migrate", verbosity=0)
        trusted = Path(folder) / "authority"
        trusted.mkdir()
        authority = Authority(trusted)
        os.environ["SSL_CERT_FILE"] = str(authority.file)
        with mail_server(authority) as server:
            address = server.fresh()
            connection, ids = notebook(server, address)
            server.put_many(address, messages(given.messages, ids))
            connection.connected_at = datetime(2020, 1, 1, tzinfo=UTC)  # so that the whole inbox is looked at
            connection.save()
            report(server, address, connection, given.messages, given.rounds)


def report(server, address: str, connection, count: int, rounds: int) -> None:
    kinds = [f"{temperature} {what}" for temperature in ("cold", "warm") for what in ("search", "check", "whole")]
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for temperature in ("cold", "warm"):
            for what in ("search", "look"):
                if temperature == "cold":
                    forget_index(server, address)
                if what == "search":
                    times[f"{temperature} search"].append(search(server, address)[0])
                    continue
                check, whole, found = look(connection)
                times[f"{temperature} check"].append(check)
                times[f"{temperature} whole"].append(whole)
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(f"{count} messages, {AWAITED} awaited, {ANSWERED} answered, {RETURNED} came back, {rounds} rounds (medians)")
    for temperature in ("cold", "warm"):
        bare, check, whole = (middle[f"{temperature} {what}"] for what in ("search", "check", "whole"))
        print(f"{temperature}: bare SEARCH {bare:.2f} s, check {check:.2f} s, ratio {check / bare:.2f} (at most 3)")
        print(f"      with taking in what was found {whole:.2f} s, ratio {whole / bare:.2f}")
    others = found.bodies - found.taken_in
    print(f"heads {found.looked_at}, bodies {found.bodies}, taken in {found.taken_in}, bodies of no match {others}")
    print(connection.__class__.objects.get(pk=connection.pk).checked_words)


if __name__ == "__main__":
    main()
