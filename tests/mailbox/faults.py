"""Programs that are killed, databases that are locked, disks that are full: tried against a real file, with real
processes and a server that writes down whatever it takes.

`python -m tests.mailbox.faults FOLDER [--tries N] [--seed N]` prints one JSON line for each fault. A letter is lost
when nobody took it in the end, or nothing stands in the notebook of one that was taken; it is doubled when the server
took it twice. After each try the letters are brought to an end the way the product does it: the next worker, then the
folder of sent mail, then the seeker, who is asked, looks, and says what happened.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOW = datetime(2026, 5, 12, 15, 0, tzinfo=UTC)
SMALL = "48m"  # the notebook, its log, and room for hundreds of letters
A_LETTER_TAKES = 0.03  # seconds, from its first word to what is written down of it
AFTER_THE_LEASE = timedelta(minutes=6)
TEXT = (
    "Hi {called},\n\nCould I ask you for twenty minutes, by phone or video, on any day that suits you?\n\nMarisol Vega"
)


class Server:
    """A process of its own. Before it says that it took a letter, the Message-ID stands in a file."""

    def __init__(self, folder: Path):
        self.taken_file = folder / "taken"
        self.taken_file.touch()
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        self.begun, self._begins = os.pipe()  # one byte for each letter that begins
        os.set_blocking(self.begun, False)
        self.process = os.fork()
        if self.process == 0:
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
            while True:
                threading.Thread(target=self._converse, args=(listener.accept()[0],), daemon=True).start()
        listener.close()

    def _converse(self, connection: socket.socket) -> None:
        chance = random.Random()
        try:
            connection.sendall(b"220 here\r\n")
            file = connection.makefile("rb")
            while line := file.readline():
                time.sleep(chance.random() * 0.002)  # so that there is something between two steps
                word = line[:4].upper()
                if word == b"MAIL":
                    os.write(self._begins, b"m")
                if word == b"DATA":
                    connection.sendall(b"354 go on\r\n")
                    head, ended = b"", False
                    while not ended and (line := file.readline()):
                        ended = line == b".\r\n"
                        head = line if line.lower().startswith(b"message-id:") else head
                    if not ended:
                        return
                    with self.taken_file.open("ab") as kept:
                        kept.write(head.split()[1] + b"\n")
                    time.sleep(chance.random() * 0.004)
                    connection.sendall(b"250 2.0.0 kept\r\n")
                elif word == b"EHLO":
                    connection.sendall(b"250-here\r\n250 AUTH PLAIN\r\n")
                else:
                    connection.sendall({b"AUTH": b"235 in\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))
        except OSError:
            pass

    def taken(self) -> Counter:
        return Counter(self.taken_file.read_text().split())

    def stop(self) -> None:
        os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)


class Trial:
    """The notebook, and what is done to it."""

    def __init__(self, server: Server, chance: random.Random, small_disk: bool):
        from shoptalk.campaigns.current import current_campaign
        from shoptalk.connections.models import MailConnection
        from shoptalk.connections.secrets import close
        from shoptalk.workspaces.seating import only_seat

        self.server, self.chance, self.number, self.small_disk = server, chance, 0, small_disk
        self.takes, self.in_hand = 0.2, 0  # letters that were in a worker's hands when it was killed
        self.struck = 0  # tries in which the worker gave up by itself
        self.seat = only_seat(NOW)
        self.seat.user.full_name, self.seat.user.country = "Marisol Vega", "US"
        self.seat.user.save()
        self.campaign = current_campaign(self.seat, NOW)
        self.mailbox = MailConnection.objects.create(
            workspace=self.seat.workspace, address="marisol@mail.example", closed_secret=close("secret"),
            smtp_host="127.0.0.1", smtp_port=server.port, smtp_tls="none", imap_host="127.0.0.1", imap_port=1,
            connected_at=NOW, letters_a_day=30_000, copies_itself=True, sent_folder="Sent",
        )  # fmt: skip

    def letters(self, count: int, approved: bool = True) -> list[int]:
        from shoptalk.contacts.actions.write_person import filled_in
        from shoptalk.contacts.models import Contact
        from shoptalk.outreach.models import Ask, Letter

        made = []
        for _ in range(count):
            self.number += 1
            person = filled_in(
                Contact(
                    workspace=self.seat.workspace, given_name="Keisha", family_name=f"Monroe{self.number}",
                    email=f"k{self.number}@works.example", time_zone="America/Denver", country="US", created_at=NOW,
                    updated_at=NOW,
                )
            )  # fmt: skip
            person.save()
            ask = Ask.objects.create(
                workspace=self.seat.workspace, campaign=self.campaign, contact=person, opened_at=NOW
            )
            way_out = {"approved_at": NOW, "send_after": NOW, "at_any_hour": True, "to_address": person.email,
                       "message_id": f"<{self.number:08x}@mail.example>"}  # fmt: skip
            letter = Letter.objects.create(
                workspace=self.seat.workspace, ask=ask, contact=person, subject="Twenty minutes?", written_at=NOW,
                body=TEXT.format(called="Keisha"), **(way_out if approved else {}),
            )  # fmt: skip
            made.append(letter.pk)
        return made

    def in_a_child(self, does: Callable[[], object]) -> int:
        from django.db import connections

        connections.close_all()  # nothing open may be carried over a fork
        child = os.fork()
        if child == 0:
            code = 1
            try:
                does()
                code = 0
            except Exception as error:
                if os.environ.get("SHOW"):
                    print(repr(error), file=sys.stderr)
            finally:
                os._exit(code)
        return child

    def killed_while(self, does: Callable[[], object], letter_begins: bool = False) -> None:
        """At a random moment of what it takes on this machine now; or of the while after a letter has begun."""
        from shoptalk.outreach.models import Letter

        with contextlib.suppress(BlockingIOError):
            while os.read(self.server.begun, 100):
                pass
        child = self.in_a_child(does)
        if letter_begins and select.select([self.server.begun], [], [], 10 * self.takes)[0]:
            time.sleep(self.chance.random() * A_LETTER_TAKES)
        else:
            time.sleep(self.chance.random() * self.takes)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.in_hand += Letter.objects.under_way().exclude(sending_at=None).filter(unsure_at=None).count()

    def timed(self, does: Callable[[], object]) -> None:
        """How long it takes when nobody interferes."""
        began = time.monotonic()
        os.waitpid(self.in_a_child(does), 0)
        self.takes = time.monotonic() - began

    def settled(self, letters: list[int]) -> int:
        """Brings the letters to an end as the product does; returns how often the seeker was asked."""
        from shoptalk.mailbox import settling
        from shoptalk.mailbox.actions.say_it_left import say_it_left
        from shoptalk.mailbox.actions.send_again import send_again
        from shoptalk.outreach.models import Letter

        self.knows_sent = self.chance.random() < 0.5  # some servers put a copy into Sent, others do not
        taken = self.server.taken()
        settling.lies_in_sent = lambda mailbox, one: bool(taken[one.message_id]) if self.knows_sent else None
        later = NOW + AFTER_THE_LEASE
        _send(later)
        asked = 0
        for letter in Letter.objects.filter(pk__in=letters).exclude(unsure_at=None).filter(left_at=None):
            act = say_it_left if self.server.taken()[letter.message_id] else send_again
            act(seat=self.seat, now=later, letter=letter)
            asked += 1
        for _ in range(3):
            later += timedelta(hours=2)
            Letter.objects.filter(pk__in=letters, left_at=None).update(at_any_hour=True)
            _send(later)
        return asked

    def counted(self, letters: list[int]) -> tuple[int, int]:
        """How many are lost, how many doubled."""
        from shoptalk.outreach.models import Letter, Touch

        taken, lost, doubled = self.server.taken(), 0, 0
        for letter in Letter.objects.filter(pk__in=letters):
            told = Touch.objects.filter(letter=letter).count()
            doubled += taken[letter.message_id] > 1 or told > 1
            lost += taken[letter.message_id] == 0 or letter.left_at is None or told == 0
        return lost, doubled


def _send(at: datetime = NOW) -> int:
    from shoptalk.mailbox.leaving import send_due

    return send_due(at)


def worker_killed(trial: Trial) -> list[int]:
    letters = trial.letters(2)
    trial.killed_while(_send, letter_begins=trial.chance.random() < 0.7)
    return letters


def web_killed(trial: Trial) -> list[int]:
    """While letters are approved; what was not is approved once more, as the seeker would."""
    from shoptalk.mailbox.actions.approve_letter import approve_letter
    from shoptalk.outreach.models import Letter

    letters = trial.letters(2, approved=False)

    def approve() -> None:
        for letter in Letter.objects.filter(pk__in=letters).select_related("contact", "connector"):
            approve_letter(seat=trial.seat, now=NOW, letter=letter, send_after=NOW)

    trial.killed_while(approve)
    approve()
    _send()
    return letters


def two_workers(trial: Trial) -> list[int]:
    letters = trial.letters(6)
    children = [trial.in_a_child(_send) for _ in range(2)]
    for child in children:
        os.waitpid(child, 0)
    return letters


def database_locked(trial: Trial) -> list[int]:
    """Somebody else holds the database for a while, longer than a worker may wait for it."""
    from django.db import connection

    letters = trial.letters(2)
    path = str(connection.settings_dict["NAME"])

    def impatient() -> None:
        from shoptalk.mailbox import leaving

        connection.settings_dict["OPTIONS"]["timeout"] = 0.02
        leaving.PATIENCE = (0.02, 0.05, 0.1)
        _send()

    child = trial.in_a_child(impatient)
    time.sleep(trial.chance.random() * 0.1)
    holder = sqlite3.connect(path, isolation_level=None, timeout=5)
    holder.execute("BEGIN IMMEDIATE")
    time.sleep(trial.chance.random() * 0.4)
    holder.execute("ROLLBACK")
    holder.close()
    os.waitpid(child, 0)
    return letters


def disk_full(trial: Trial) -> list[int]:
    """The notebook stands on a small file system, which somebody else fills but for a little: the write-ahead log of
    the database meets the end, sooner or later. Where nobody may mount one, no file of the worker may grow further."""
    from django.db import connection

    letters = trial.letters(2)
    with connection.cursor() as cursor:  # an old log has room inside
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    room = int(trial.chance.random() * 160_000)

    def cramped() -> None:
        from shoptalk.mailbox import leaving

        leaving.PATIENCE = (0.01, 0.02)
        if not trial.small_disk:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            connection.ensure_connection()
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        _send()

    filler = Path(connection.settings_dict["NAME"]).with_name("filler")
    if trial.small_disk:
        filler.write_bytes(bytes(max(0, shutil.disk_usage(filler.parent).free - room)))
    _, ended = os.waitpid(trial.in_a_child(cramped), 0)
    trial.struck += ended != 0
    filler.unlink(missing_ok=True)
    return letters


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A file system of a few megabytes at `folder`. False where this account may not mount one."""
    folder.mkdir()
    try:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
        is_small = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        is_small = False
    try:
        yield is_small
    finally:
        if is_small:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def clock_jumps(trial: Trial) -> list[int]:
    """The worker is killed, and the clock of the next one is years ahead or back, before it is right again."""
    letters = trial.letters(2)
    trial.killed_while(_send)
    _send(NOW + timedelta(days=trial.chance.choice((-800, 800))))
    return letters


FAULTS: dict[str, tuple[Callable[[Trial], list[int]], float]] = {
    "worker killed (kill -9)": (worker_killed, 0.8),
    "web process killed (kill -9)": (web_killed, 0.3),
    "two workers at once": (two_workers, 0.05),
    "database locked": (database_locked, 0.1),
    "disk full": (disk_full, 0.1),
    "killed, and the clock jumps": (clock_jumps, 0.1),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tries", type=int, default=100)
    parser.add_argument("--seed", type=int, default=4)
    wanted = parser.parse_args()
    notebook = wanted.folder / "notebook"
    os.environ |= {"SHOPTALK_DATA": str(notebook), "DJANGO_SETTINGS_MODULE": "shoptalk.settings"}
    server = Server(wanted.folder)
    try:
        with small_disk(notebook) as is_small:
            try_all(server, wanted.tries, random.Random(wanted.seed), is_small)
    finally:
        server.stop()


def try_all(server: Server, tries: int, chance: random.Random, is_small: bool) -> None:
    import django

    django.setup()
    from shoptalk.stewardship.upgrading import bring_up_to_date

    bring_up_to_date()
    trial = Trial(server, chance, is_small)
    for name, (fault, share) in FAULTS.items():
        name = f"{name} ({'a small file system' if is_small else 'a limit to files'})" if fault is disk_full else name
        counts: Counter = Counter()
        trial.in_hand = trial.struck = 0
        trial.letters(2)
        trial.timed(_send)
        for _ in range(max(2, round(tries * share))):
            letters = fault(trial)
            counts["asked"] += trial.settled(letters)
            lost, doubled = trial.counted(letters)
            counts.update(tries=1, letters=len(letters), lost=lost, doubled=doubled)
        told = {key: counts[key] for key in KEYS} | {"in_hand": trial.in_hand, "struck": trial.struck}
        print(json.dumps({"fault": name, **told}), flush=True)


KEYS = ("tries", "letters", "lost", "doubled", "asked")

if __name__ == "__main__":
    main()
