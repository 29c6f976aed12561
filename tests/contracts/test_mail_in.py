"""What a mailbox promises, whichever it is: Dovecot over IMAP, and the twin in memory."""

import threading
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from shoptalk.integrations.imap.in_memory import MemoryMailbox
from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.ports.mail_in import Role
from shoptalk.integrations.ports.servers import Permanent, Server
from shoptalk.method.mail.heads import sent_head
from shoptalk.method.mail.message_text import read_mail
from tests.contracts.mail_samples import letter, with_attachment


class OnDovecot:
    def __init__(self, mail_server):
        self.real, self.address = mail_server, mail_server.fresh()
        self.server = Server("localhost", mail_server.imaps_port, "tls", self.address, mail_server.password)

    def open(self):
        return open_mailbox(self.server, public_only=False)

    def put(self, message, folder="INBOX"):
        self.real.put(self.address, message, folder)


class InMemory:
    def __init__(self):
        self.twin = MemoryMailbox()
        self.put = self.twin.put

    def open(self):
        return self.twin.open(None, public_only=False)


@pytest.fixture(params=["Dovecot", "memory"])
def box(request):
    return OnDovecot(request.getfixturevalue("mail_server")) if request.param == "Dovecot" else InMemory()


def test_new_messages_are_seen_by_their_heads_from_a_number_on(box):
    with box.open() as mailbox:
        empty = mailbox.mark("INBOX")
    for subject in ("one", "two", "three"):
        box.put(letter(subject=subject))
    with box.open() as mailbox:
        full = mailbox.mark("INBOX")
        heads = list(mailbox.heads("INBOX", empty.uidnext))
        assert [read_mail(one.header + b"\n\n").header("subject") for one in heads] == ["one", "two", "three"]
        assert full.uidvalidity == empty.uidvalidity
        assert full.uidnext > heads[-1].uid
        assert list(mailbox.heads("INBOX", full.uidnext)) == []
        assert [one.uid for one in mailbox.heads("INBOX", heads[1].uid)] == [one.uid for one in heads[1:]]
        assert all(abs(datetime.now(UTC) - one.received_at) < timedelta(minutes=5) for one in heads)
        assert all(one.size > len(one.header) for one in heads)


def test_of_sent_mail_the_heads_say_who_gets_it(box):
    box.put(letter(message_id="<one@mail.example>", Cc="Grace <grace@greenways.example>"), "Sent")
    with box.open() as mailbox:
        sent = sent_head(next(mailbox.heads("Sent", 1, who_gets_it=True)).header)
    assert sent.to == ("marisol.vega@mail.example", "grace@greenways.example")
    assert (sent.message_id, sent.subject) == ("<one@mail.example>", "Re: Pitt and planning")


def test_only_what_arrived_since_a_day(box):
    box.put(letter())
    with box.open() as mailbox:
        assert list(mailbox.heads("INBOX", 1, since=date.today() + timedelta(days=3))) == []
        assert len(list(mailbox.heads("INBOX", 1, since=date.today() - timedelta(days=3)))) == 1


def test_a_message_comes_as_it_was_sent(box):
    sent = letter(words="Grüße, and “quotation marks”.")
    box.put(sent)
    with box.open() as mailbox:
        head = next(mailbox.heads("INBOX", 1))
        got = mailbox.message("INBOX", head.uid, head.size, 100_000)
        assert read_mail(got).text.strip() == "Grüße, and “quotation marks”."
        assert mailbox.message("INBOX", head.uid + 7, 100, 100_000) == b""


def test_a_large_message_is_read_without_its_files(box):
    box.put(letter(words="small"))
    with box.open() as mailbox:
        head = next(mailbox.heads("INBOX", 1))
        assert len(mailbox.message("INBOX", head.uid, head.size, head.size - 1)) <= 2 * head.size


def test_news_are_heard_of_while_they_come_and_when_they_came_before(box):
    with box.open() as mailbox:
        before = mailbox.mark("INBOX").uidnext
    heard = []

    def listen():
        with box.open() as mailbox:
            begun.set()
            heard.append(mailbox.wait("INBOX", 10))

    begun = threading.Event()
    listener = threading.Thread(target=listen)
    listener.start()
    begun.wait(5)
    time.sleep(0.3)
    box.put(letter())
    listener.join(10)
    assert heard == [True]
    with box.open() as mailbox:
        assert mailbox.wait("INBOX", 0.01, uidnext=before) is True
        assert mailbox.wait("INBOX", 0.05, uidnext=mailbox.mark("INBOX").uidnext) is False


def test_a_copy_lies_in_sent_once_it_was_laid_there(box):
    copy = letter(message_id="<copy.1@mail.example>")
    with box.open() as mailbox:
        sent = mailbox.folders()[Role.SENT]
        assert not mailbox.has(sent, "<copy.1@mail.example>")
        mailbox.append(sent, copy, datetime.now(UTC))
        assert mailbox.has(sent, "<copy.1@mail.example>")
        assert not mailbox.has(sent, "<copy.2@mail.example>")
        assert not mailbox.has(sent, '<x@y" OR ALL>')


def test_a_folder_that_is_not_there_is_said(box):
    with box.open() as mailbox:
        assert mailbox.mark("Nowhere") is None
        with pytest.raises(Permanent, match="Nowhere"):
            mailbox.append_check = list(mailbox.heads("Nowhere", 1))


def test_the_folders_that_matter_are_found(box):
    with box.open() as mailbox:
        found = mailbox.folders()
    assert found[Role.INBOX] == "INBOX"
    assert found[Role.SENT] == "Sent"


def test_the_samples_of_this_test_are_what_they_seem():
    assert read_mail(with_attachment(0)).text.strip() == "The plan is attached."
