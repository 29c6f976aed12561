"""Noticing with a real mail server behind: letters that come by SMTP, a mailbox of twenty thousand, new numbers."""

import os
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import close
from shoptalk.integrations.imap.news import wait_for_news
from shoptalk.mailbox.models import Folder, Incoming
from shoptalk.mailbox.noticing import look_into
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Touch
from tests import cast
from tests.contracts.mail_samples import letter, with_attachment

pytestmark = pytest.mark.django_db
DANA = "Dana Whitfield <dana@rivermark.example>"


@pytest.fixture
def real(marisol, campaign, mail_server):
    """A mailbox on Dovecot, and Dana, who was asked yesterday."""
    now = timezone.now()
    person = cast.contact(marisol, "Dana Whitfield", email="dana@rivermark.example")
    log_touch(seat=marisol, now=now, contact=person, kind="asked", channel="email", at=now - timedelta(days=1))
    return MailConnection.objects.create(
        workspace=marisol.workspace, address=mail_server.fresh(), closed_secret=close(mail_server.password),
        smtp_host="localhost", imap_host="localhost", imap_port=mail_server.imaps_port, imap_tls="tls",
        connected_at=now - timedelta(days=1),
    )  # fmt: skip


def look(connection: MailConnection):
    connection.refresh_from_db()
    found = look_into(connection, timezone.now())
    connection.refresh_from_db()
    return found


def numbered_anew(mail_server, address: str) -> None:
    """As after a backup was put back: every message has another number, and the folder another UIDVALIDITY."""
    folder = mail_server.folder / "mail" / address
    numbers = folder / "dovecot-uidlist"
    head, _, rest = numbers.read_text().partition("\n")
    validity = int(re.search(r" V(\d+)", head)[1])
    numbers.write_text(head.replace(f"V{validity}", f"V{validity + 7}") + "\n" + rest)
    for path in folder.glob("dovecot.index*"):
        path.unlink()


def fill(mail_server, address: str, message: bytes, count: int) -> None:
    """The same message many times over, as links to one file: to the server they are messages like any other."""
    mail_server.put(address, message)
    folder = mail_server.folder / "mail" / address
    first = next(path for part in ("new", "cur") for path in (folder / part).iterdir())
    for number in range(count - 1):
        os.link(first, folder / "cur" / f"{1_700_000_000 + number}.M{number}.test:2,")


def test_a_reply_is_heard_of_by_idle_and_taken_in_once(mail_server, real):
    assert look(real).taken_in == 0
    assert real.checked_words == "Nothing new from anybody you wrote to."
    mark = Folder.objects.get(name="INBOX")
    mail_server.put(real.address, letter(DANA, words="Gladly.\n\n> Hi"))
    assert wait_for_news(real.imap, "INBOX", 5, public_only=False, uidnext=mark.uidnext)
    assert look(real).taken_in == 1
    assert (Incoming.objects.get().new_words, Touch.objects.latest("pk").kind) == ("Gladly.", "replied")
    assert real.checked_words == "One message came in."
    with mail_server.mailbox(real.address) as box:
        assert box.search(None, "UNSEEN")[1] == [b"1"]
    assert look(real).taken_in == 0


def test_new_numbers_double_nothing_and_lose_nothing(mail_server, real):
    mail_server.put(real.address, letter(DANA, words="One."))
    look(real)
    before = Folder.objects.get(name="INBOX")
    numbered_anew(mail_server, real.address)
    mail_server.put(real.address, letter(DANA, words="Two."))
    assert look(real).taken_in == 1
    assert Folder.objects.get(name="INBOX").uidvalidity != before.uidvalidity
    assert [one.new_words for one in Incoming.objects.all()] == ["One.", "Two."]


def test_of_a_large_letter_the_words_are_read(mail_server, real):
    mail_server.put(real.address, with_attachment(6, sender=DANA))
    assert look(real).taken_in == 1
    assert Incoming.objects.get().new_words == "The plan is attached."


def test_twenty_thousand_messages_are_looked_over_without_opening_one(mail_server, real):
    shop = b"From: Shop <news@shop.example>\r\nSubject: News\r\n\r\nBuy.\r\n"
    fill(mail_server, real.address, shop, 20_000)
    MailConnection.objects.update(connected_at=timezone.now() - timedelta(days=3000))
    mail_server.put(real.address, letter(DANA))
    found = look(real)
    assert (found.looked_at, found.bodies, found.taken_in) == (20_001, 1, 1)
    found = look(real)
    assert (found.looked_at, found.bodies) == (0, 0)


def test_a_password_that_ran_out_is_said_once(mail_server, real):
    MailConnection.objects.update(closed_secret=close("an old one"))
    assert look(real).taken_in == 0
    assert "did not take the login and password" in real.trouble
    assert "an old one" not in real.trouble + real.checked_words
    at = real.checked_at
    look(real)
    assert real.checked_at == at
    MailConnection.objects.update(closed_secret=close(mail_server.password), trouble="")
    mail_server.put(real.address, letter(DANA))
    assert look(real).taken_in == 1


def test_a_server_that_drops_in_the_middle_costs_nothing(scripted_imap, real):
    scripted_imap.say("UID SEARCH", "NO something broke")
    MailConnection.objects.update(imap_port=scripted_imap.port)
    look(real)
    assert real.trouble == ""
    assert "tried again by itself" in real.checked_words
