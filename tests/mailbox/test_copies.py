"""A copy that is put back, or an export that is brought in, sends nothing by itself that may have left already."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from shoptalk.connections.models import MailConnection
from shoptalk.mailbox import settling
from shoptalk.mailbox.settling import copy_into_sent
from shoptalk.outreach.models import Letter
from shoptalk.stewardship.archive import _is_a_draft
from shoptalk.stewardship.backups import _no_letter_leaves_again
from tests import cast
from tests.mailbox.conftest import approved, leave

pytestmark = pytest.mark.django_db


def test_what_waited_when_the_copy_was_made_is_asked_about():
    with closing(sqlite3.connect(":memory:")) as then:
        columns = "id, approved_at, left_at, failed_at, unsure_at, failure, try_again_at"
        then.execute(f"CREATE TABLE outreach_letter ({columns})")
        then.executemany(
            f"INSERT INTO outreach_letter ({columns}) VALUES (?, ?, ?, ?, NULL, '', NULL)",
            [(1, "2026-05-12", None, None), (2, "2026-05-12", "2026-05-12", None), (3, None, None, None)],
        )
        _no_letter_leaves_again(then, cast.NOW)
        unsure = then.execute("SELECT id FROM outreach_letter WHERE unsure_at IS NOT NULL").fetchall()
        assert unsure == [(1,)]
    with closing(sqlite3.connect(":memory:")) as old:
        _no_letter_leaves_again(old, cast.NOW)


def test_what_was_on_its_way_elsewhere_comes_in_as_a_draft(marisol, now, keisha, mailbox, way_out):
    letter = approved(marisol, now, keisha)
    _is_a_draft(letter)
    letter.save()
    assert letter.state == Letter.State.DRAFT and "Look whether it left" in letter.failure
    assert leave(now, way_out) == 0


def test_a_copy_is_laid_into_sent_once_and_not_where_the_server_does_it(
    marisol, now, keisha, mailbox, way_out, monkeypatch
):  # fmt: skip
    laid: list[bytes] = []
    monkeypatch.setattr(settling, "lies_in_sent", lambda mailbox, letter: False)
    monkeypatch.setattr(
        "shoptalk.integrations.imap.sent.append_to_sent",
        lambda server, folder, message, at, public_only: laid.append(message),
    )
    approved(marisol, now, keisha)
    leave(now, way_out)
    mailbox.sent_folder, mailbox.copies_itself = "Sent", True
    assert copy_into_sent(mailbox, marisol, now) == 0
    mailbox.copies_itself = False
    assert copy_into_sent(mailbox, marisol, now) == 1
    assert copy_into_sent(mailbox, marisol, now + timedelta(minutes=1)) == 0
    assert laid == [way_out.taken[0].message]  # byte for byte the letter that left


def test_from_approval_to_the_folder_of_sent_mail_with_real_servers(marisol, now, keisha, mail_server):
    from shoptalk.connections.secrets import close
    from shoptalk.mailbox.leaving import send_due

    address = mail_server.fresh()
    type(keisha).objects.update(email=address)
    keisha.refresh_from_db()
    MailConnection.objects.create(
        workspace=marisol.workspace, address=mail_server.seeker, closed_secret=close(mail_server.password),
        smtp_host="localhost", smtp_port=mail_server.submission_port, smtp_tls="starttls", imap_host="localhost",
        imap_port=mail_server.imaps_port, imap_tls="tls", sent_folder="Sent", connected_at=now,
    )  # fmt: skip
    letter = approved(marisol, now, keisha)
    assert send_due(now) == 1
    (arrived,) = mail_server.arrived(address)
    assert letter.message_id.encode() in arrived
    send_due(now + timedelta(minutes=1))
    send_due(now + timedelta(minutes=2))
    copies = [one for one in mail_server.messages(mail_server.seeker, "Sent") if letter.message_id.encode() in one]
    assert len(copies) == 1
    # a letter that may have left is found there
    Letter.objects.update(left_at=None, left_by="", unsure_at=now, sending_at=now)
    send_due(now + timedelta(minutes=3))
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
