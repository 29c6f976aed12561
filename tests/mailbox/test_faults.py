"""Whatever is killed, locked, full, refused or torn away: no letter is lost, and none leaves twice."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from shoptalk.connections.models import MailConnection
from shoptalk.integrations.smtp.sender import Sender
from shoptalk.mailbox import settling
from shoptalk.mailbox.actions.say_it_left import say_it_left
from shoptalk.mailbox.actions.send_again import send_again
from shoptalk.mailbox.actions.take_back_letter import take_back_letter
from shoptalk.mailbox.claims import TAKE
from shoptalk.mailbox.leaving import send_due
from shoptalk.outreach.models import Letter, Touch
from shoptalk.today.moves import moves_of_today
from tests.mailbox.conftest import approved, draft, leave
from tests.servers.scripted import DROP

ROOT = Path(__file__).resolve().parents[2]
TRIES = int(os.environ.get("SHOPTALK_FAULT_TRIES", "90"))  # the worker is killed so often, the web process half of it


def test_nothing_is_lost_or_doubled_by_kills_locks_full_disks_and_clocks(tmp_path, capsys):
    """At least a hundred kills at random points. Prints the table; docs/reference/mail-faults.md holds one."""
    command = [sys.executable, "-m", "tests.mailbox.faults", str(tmp_path), "--tries", str(TRIES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    with capsys.disabled():
        print(f"\n{'fault':<32}{'tries':>7}{'letters':>9}{'in hand':>9}{'asked':>7}{'lost':>6}{'doubled':>9}")
        for row in rows:
            print(f"{row['fault']:<32}{row['tries']:>7}{row['letters']:>9}{row['in_hand']:>9}{row['asked']:>7}"
                  f"{row['lost']:>6}{row['doubled']:>9}")  # fmt: skip
    assert len(rows) == 6
    assert sum(row["tries"] for row in rows if "killed" in row["fault"]) >= 100
    assert all(row["lost"] == row["doubled"] == 0 for row in rows)
    assert sum(row["in_hand"] for row in rows), "no kill came while a letter was handed over"
    assert sum(row["struck"] for row in rows if "disk full" in row["fault"]), "the disk was never too full for a worker"


# What a server may say or do, with the real sender.

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(new_smtp, mailbox):
    made = new_smtp(tls="none")
    MailConnection.objects.update(smtp_port=made.port)
    return made


def go(now, later=timedelta()):
    return send_due(now + later, way_out=lambda one: Sender(one.smtp, public_only=False, seconds=3, answer_seconds=0.5))


def ids(server) -> list[str]:
    found = [line for one in server.taken for line in one.content.decode().splitlines() if "Message-ID" in line]
    return [line.split()[1] for line in found]


def test_a_letter_leaves_with_everything_written_down(marisol, now, keisha, server):
    letter = approved(marisol, now, keisha)
    assert go(now) == 1
    letter.refresh_from_db()
    touch = Touch.objects.get()
    assert (letter.state, letter.left_by, letter.attempts) == (Letter.State.SENT, "mailbox", 1)
    assert (touch.kind, touch.letter, touch.channel) == ("asked", letter, "email")
    assert ids(server) == [letter.message_id]
    assert server.taken[0].recipients == ("k@greenways.example",)
    assert b"Hi Keisha" in server.taken[0].content
    assert go(now, timedelta(hours=1)) == 0


@pytest.mark.parametrize("step", ["rcpt", "mail", "data", "message"])
@pytest.mark.parametrize("answer", ["421 4.3.2 bye", "451 4.7.1 greylisted", "452 4.2.2 mailbox full"])
def test_a_temporary_refusal_is_tried_again_and_then_leaves_once(marisol, now, keisha, server, step, answer):
    letter = approved(marisol, now, keisha)
    server.say(step, answer, times=1)
    assert go(now) == 0
    letter.refresh_from_db()
    assert letter.state == Letter.State.QUEUED and letter.failure
    assert go(now, timedelta(seconds=30)) == 0  # not at once
    assert go(now, timedelta(minutes=10)) == 1
    assert ids(server) == [letter.message_id]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "552 5.2.2 mailbox full", "554 5.7.1 refused"])
def test_a_refusal_for_good_becomes_a_move_and_is_never_tried_by_itself(
    marisol, campaign, now, keisha, server, answer
):  # fmt: skip
    letter = approved(marisol, now, keisha)
    server.say("rcpt", answer, times=1)
    go(now)
    letter.refresh_from_db()
    assert letter.state == Letter.State.FAILED
    assert answer[:3] in letter.failure
    assert [move.kind for move in moves_of_today(marisol, now, campaign).moves] == ["letter_failed"]
    assert go(now, timedelta(days=1)) == 0
    send_again(seat=marisol, now=now, letter=letter)
    assert go(now, timedelta(minutes=1)) == 1
    assert ids(server) == [letter.message_id]


def test_what_was_refused_can_be_taken_back(marisol, now, keisha, server):
    letter = approved(marisol, now, keisha)
    server.say("rcpt", "550 5.1.1 no", times=1)
    go(now)
    take_back_letter(seat=marisol, now=now, letter=letter)
    assert Letter.objects.get().state == Letter.State.DRAFT


def test_an_expired_password_pauses_everything_and_is_said_once(marisol, campaign, now, keisha, server):
    letter = approved(marisol, now, keisha)
    server.say("auth", "535 5.7.8 Username and password not accepted")
    assert go(now) == go(now, timedelta(hours=1)) == 0
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (Letter.State.QUEUED, 0)
    assert sum(line.startswith("AUTH") for line in server.heard) == 1  # an account must not be locked
    found = [move for move in moves_of_today(marisol, now, campaign).moves if move.kind == "letters_held"]
    assert len(found) == 1 and "does not take this login" in found[0].why
    assert "secret" not in found[0].why
    MailConnection.objects.update(trouble="", trouble_at=None)  # as a good test in the settings does
    server._script.clear()
    assert go(now, timedelta(hours=2)) == 1
    assert ids(server) == [letter.message_id]


def test_no_answer_after_the_letter_is_asked_about_and_never_sent_blindly(marisol, campaign, now, keisha, server):
    letter = approved(marisol, now, keisha)
    server.say("message", DROP, times=1)
    for later in range(0, 400, 20):
        go(now, timedelta(minutes=later))
    letter.refresh_from_db()
    assert letter.state == Letter.State.UNSURE
    assert ids(server) == [letter.message_id]
    assert [move.kind for move in moves_of_today(marisol, now, campaign).moves] == ["letter_unsure"]
    say_it_left(seat=marisol, now=now, letter=letter)
    assert say_it_left(seat=marisol, now=now, letter=letter).event is None
    letter.refresh_from_db()
    assert (letter.state, Touch.objects.count()) == (Letter.State.SENT, 1)


def test_what_lies_in_the_folder_of_sent_mail_has_left(marisol, now, keisha, server, monkeypatch):
    letter = approved(marisol, now, keisha)
    MailConnection.objects.update(sent_folder="Sent", copies_itself=True)
    server.say("message", DROP, times=1)
    monkeypatch.setattr(settling, "lies_in_sent", lambda mailbox, one: one.message_id in ids(server))
    go(now)
    go(now, timedelta(minutes=1))
    letter.refresh_from_db()
    assert (letter.state, Touch.objects.count()) == (Letter.State.SENT, 1)
    assert ids(server) == [letter.message_id]


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
def test_a_claim_of_a_worker_that_is_gone_is_unsure_however_the_clock_was_set(marisol, now, keisha, server, jump):
    letter = approved(marisol, now, keisha)
    Letter.objects.update(sending_at=now, attempts=1)
    go(now, timedelta(minutes=1))
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENDING  # the lease still runs
    go(now + jump)
    letter.refresh_from_db()
    assert letter.state == Letter.State.UNSURE
    assert ids(server) == []


def test_a_next_try_set_by_a_wrong_clock_is_not_waited_for(marisol, now, keisha, server):
    letter = approved(marisol, now, keisha)
    Letter.objects.update(try_again_at=now + timedelta(days=900))
    assert go(now) == 1
    assert ids(server) == [Letter.objects.get(pk=letter.pk).message_id]


def test_a_server_that_is_away_holds_no_letter_in_its_hands(marisol, now, keisha, server):
    letter = approved(marisol, now, keisha)
    server.say("connect", DROP, times=1)
    go(now)
    letter.refresh_from_db()
    assert letter.state == Letter.State.QUEUED
    assert letter.sending_at is None and letter.try_again_at and letter.failure
    assert go(now, timedelta(minutes=5)) == 1


def test_what_is_put_off_for_days_is_said_so(marisol, now, keisha, server):
    letter = approved(marisol, now, keisha)
    server.say("rcpt", "451 4.7.1 later")
    for hours in range(0, 80, 2):
        go(now, timedelta(hours=hours))
    letter.refresh_from_db()
    assert letter.state == Letter.State.FAILED


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of the file that comes along")
def test_how_many_left_today_is_read_from_an_index_alone():
    """It is asked with every letter that is claimed, and grows over the day."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {TAKE}", [1] * TAKE.count("%s"))
        steps = [row[-1] for row in cursor.fetchall()]
    assert any("USING COVERING INDEX letter_left" in step for step in steps), steps


def test_at_most_so_many_a_day(marisol, campaign, now, mailbox, way_out, keisha):
    MailConnection.objects.update(letters_a_day=2)
    from tests import cast

    for number in range(4):
        one = cast.contact(marisol, f"Dana{number} Whitfield", email=f"d{number}@works.example", country="US")
        words = f"Hi Dana{number},\n\nMay I ask you for twenty minutes, on day {number}?\n\nMarisol Vega"
        approved(marisol, now, one, body=words)
    assert leave(now, way_out) == 2
    assert leave(now, way_out, timedelta(hours=3)) == 0
    assert way_out.times_opened == 1, "nobody signs in for letters that may not leave today"
    assert leave(now, way_out, timedelta(days=1)) == 2
    assert len({one.recipient for one in way_out.taken}) == 4


def test_a_letter_that_missed_its_hour_does_not_leave_at_night(marisol, now, keisha, mailbox, way_out):
    from shoptalk.mailbox.actions.approve_letter import approve_letter

    letter = draft(marisol, now, keisha)
    approve_letter(seat=marisol, now=now, letter=letter)
    assert leave(now, way_out, timedelta(hours=14)) == 0  # the machine was asleep all day
    letter.refresh_from_db()
    assert letter.send_after.astimezone(now.tzinfo).date() == now.date() + timedelta(days=1)
    assert leave(now, way_out, timedelta(hours=27)) == 1


def test_who_asked_not_to_be_written_to_meanwhile_gets_nothing(marisol, now, keisha, mailbox, way_out):
    letter = approved(marisol, now, keisha)
    type(keisha).objects.filter(pk=keisha.pk).update(do_not_contact_at=now)
    assert leave(now, way_out) == 0
    letter.refresh_from_db()
    assert letter.state == Letter.State.DRAFT and "asked not to be contacted" in letter.failure


def test_a_pause_of_new_asks_holds_first_letters(marisol, campaign, now, keisha, mailbox, way_out):
    approved(marisol, now, keisha)
    type(campaign).objects.update(paused_at=now)
    assert leave(now, way_out) == 0
    type(campaign).objects.update(paused_at=None)
    assert leave(now, way_out) == 1
