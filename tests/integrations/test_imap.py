"""The mailbox over IMAP: what a real server does, and one that fails as told."""

import imaplib
import time
import tracemalloc

import pytest

from shoptalk.integrations.imap.answers import arrived_at, listed, messages_in, number
from shoptalk.integrations.imap.connecting import Client, signed_in
from shoptalk.integrations.imap.mailbox import open_mailbox
from shoptalk.integrations.imap.news import wait_for_news
from shoptalk.integrations.imap.sent import append_to_sent, is_in_sent
from shoptalk.integrations.imap.text_parts import report_type, text_parts
from shoptalk.integrations.ports.mail_in import Role
from shoptalk.integrations.ports.servers import Permanent, Retryable, Server, SignInRefused
from shoptalk.method.mail.kinds import Kind, recognise
from shoptalk.method.mail.message_text import read_mail
from tests.contracts.mail_samples import letter, with_attachment
from tests.method.mail.samples import FOLDER, RECEIVED_ON
from tests.servers.scripted import DROP, HANG

MOST = 256 * 1024


@pytest.fixture
def dovecot(mail_server):
    address = mail_server.fresh()
    return Server("localhost", mail_server.imaps_port, "tls", address, mail_server.password)


def scripted(server, **more) -> Server:
    facts = {"login": "me@example.test", "secret": "hush hush"} | more
    return Server("localhost", server.port, server.tls, **facts)


def try_in(server: Server, seconds: float = 2.0) -> None:
    with open_mailbox(server, public_only=False, seconds=seconds) as mailbox:
        list(mailbox.heads("INBOX", 1))


def test_of_25_megabytes_only_the_words_are_fetched(mail_server, dovecot):
    mail_server.put(dovecot.login, with_attachment(25))
    with open_mailbox(dovecot, public_only=False) as mailbox:
        head = next(mailbox.heads("INBOX", 1))
        assert head.size > 25_000_000
        tracemalloc.start()
        got = mailbox.message("INBOX", head.uid, head.size, MOST)
        most_memory = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert len(got) < 10_000
    assert most_memory < 3_000_000
    assert read_mail(got).text.strip() == "The plan is attached."
    assert read_mail(got).sender[1] == "dana.whitfield@rivermark.example"


def test_a_bounce_with_a_large_original_is_still_a_bounce(mail_server, dovecot):
    raw = (
        (FOLDER / "postfix_dsn.eml").read_bytes().replace(b"\nHi Dana\n", b"\nHi Dana\n" + b"x" * 70 + b"\n" * 400_000)
    )
    mail_server.put(dovecot.login, raw.replace(b"\n", b"\r\n"))
    with open_mailbox(dovecot, public_only=False) as mailbox:
        head = next(mailbox.heads("INBOX", 1))
        found = recognise(read_mail(mailbox.message("INBOX", head.uid, head.size, MOST)), RECEIVED_ON)
    assert found.kind == Kind.BOUNCE
    assert found.bounced.original_id == "<ask.7f3a@mail.example>"
    assert found.bounced.status == "5.1.1"


def test_what_is_read_stays_unread(mail_server, dovecot):
    mail_server.put(dovecot.login, letter())
    with open_mailbox(dovecot, public_only=False) as mailbox:
        head = next(mailbox.heads("INBOX", 1))
        mailbox.message("INBOX", head.uid, head.size, MOST)
        mailbox.message("INBOX", head.uid, head.size, 10)
    with mail_server.mailbox(dovecot.login) as box:
        assert box.search(None, "UNSEEN")[1] == [b"1"]
        assert box.search(None, "RECENT")[1] == [b"1"] or box.search(None, "ALL")[1] == [b"1"]


def test_news_are_heard_of_by_idle(mail_server, dovecot):
    assert wait_for_news(dovecot, "INBOX", 0.2, public_only=False) is False
    mail_server.put(dovecot.login, letter())
    assert wait_for_news(dovecot, "INBOX", 5, public_only=False, uidnext=1) is True


def test_a_server_that_cannot_tell_by_itself_is_not_waited_for(scripted_imap):
    scripted_imap.capabilities = "IMAP4rev1"
    assert wait_for_news(scripted(scripted_imap), "INBOX", 60, public_only=False) is False


def test_a_copy_of_what_was_sent_is_found_by_its_message_id(dovecot):
    from datetime import UTC, datetime

    assert not is_in_sent(dovecot, "Sent", "<a.1@mail.example>", public_only=False)
    copy = letter(message_id="<a.1@mail.example>")
    append_to_sent(dovecot, "Sent", copy, datetime(2026, 5, 12, 9, tzinfo=UTC), public_only=False)
    assert is_in_sent(dovecot, "Sent", "<a.1@mail.example>", public_only=False)


def test_junk_is_found_by_its_name_where_no_server_says_so(mail_server, dovecot):
    with mail_server.mailbox(dovecot.login) as box:
        box.create('"Courrier ind&AOk-sirable"')
    with open_mailbox(dovecot, public_only=False) as mailbox:
        assert mailbox.folders()[Role.JUNK] == "Courrier indésirable"


def test_gmails_folders_are_found_by_what_they_are_for(scripted_imap):
    scripted_imap.lines["LIST"] = [
        r'* LIST (\HasNoChildren) "/" "INBOX"', r'* LIST (\HasChildren \Noselect) "/" "[Gmail]"',
        r'* LIST (\HasNoChildren \Sent) "/" "[Gmail]/Gesendet"', r'* LIST (\HasNoChildren \Junk) "/" "[Gmail]/Spam"',
    ]  # fmt: skip
    with open_mailbox(scripted(scripted_imap), public_only=False) as mailbox:
        assert mailbox.folders() == {
            Role.INBOX: "INBOX", Role.SENT: "[Gmail]/Gesendet", Role.JUNK: "[Gmail]/Spam",
        }  # fmt: skip


def test_a_wrong_password_is_said_without_the_password(dovecot, mail_server):
    wrong = Server("localhost", mail_server.imaps_port, "tls", dovecot.login, "not this secret")
    with pytest.raises(SignInRefused) as refused:
        try_in(wrong)
    assert "not this secret" not in str(refused.value) + repr(refused.value.__cause__)


def test_a_token_signs_in_and_a_stale_one_is_refused(scripted_imap):
    try_in(scripted(scripted_imap, is_token=True))
    scripted_imap.say("AUTHENTICATE", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)")
    with pytest.raises(SignInRefused, match="token"):
        try_in(scripted(scripted_imap, is_token=True))


def test_a_server_that_is_full_is_not_a_wrong_password(scripted_imap):
    for command in ("LOGIN", "AUTHENTICATE"):
        scripted_imap.say(command, "NO [UNAVAILABLE] Try again later")
    with pytest.raises(Retryable) as later:
        try_in(scripted(scripted_imap))
    assert not isinstance(later.value, SignInRefused)


@pytest.mark.parametrize("at", ["connect", "CAPABILITY", "EXAMINE", "UID SEARCH"])
@pytest.mark.parametrize("does", [DROP, HANG, "BAD what"])
def test_whatever_a_server_does_it_is_a_sentence(scripted_imap, at, does):
    scripted_imap.say(at, does)
    with pytest.raises((Retryable, Permanent)) as failure:
        try_in(scripted(scripted_imap), seconds=0.5)
    assert failure.value.words.endswith(".")
    assert "hush" not in failure.value.words


@pytest.mark.parametrize(("names", "days"), [(("elsewhere.test",), 2), (("localhost",), -1)])
def test_a_certificate_that_does_not_hold_is_refused(new_imap, names, days):
    with pytest.raises(Permanent, match="certificate"):
        try_in(scripted(new_imap(names=names, days=days)))


def test_a_connection_that_greets_first_is_encrypted_before_the_password(new_imap):
    try_in(scripted(new_imap(tls="starttls")))


def test_in_a_shared_installation_a_private_address_is_not_spoken_to(scripted_imap):
    with pytest.raises(Permanent), signed_in(scripted(scripted_imap), public_only=True):
        pass


def test_answers_are_read_in_the_forms_that_servers_have():
    literal = (
        b'1 (UID 5 RFC822.SIZE 40 INTERNALDATE " 1-Jun-2026 10:00:00 -0400" BODY[HEADER.FIELDS (FROM)] {9}',
        b"From: a\r\n",
    )
    late = (b"2 (BODY[HEADER.FIELDS (FROM)] {9}", b"From: b\r\n")
    found = list(messages_in([literal, b")", late, b" UID 6 RFC822.SIZE 50)", b"3 (UID 7 FLAGS ())"]))
    assert [(number(said, "UID"), literals) for said, literals in found] == [
        (5, [b"From: a\r\n"]), (6, [b"From: b\r\n"]), (7, []),
    ]  # fmt: skip
    assert arrived_at(found[0][0]).isoformat() == "2026-06-01T14:00:00+00:00"
    assert arrived_at(b'INTERNALDATE "99-Foo-2026 10:00:00 +0000"').year == 1970
    assert listed(b'("a" NIL ("b\\"c" 3) x) rest') == ["a", None, ['b"c', "3"], "x"]
    assert listed(b"(((((") == [[[[[]]]]]
    assert listed(b"nothing") == []


def test_of_alternatives_the_plain_one_is_fetched():
    structure = listed(
        b'((("text" "plain" ("charset" "utf-8") NIL NIL "8bit" 10 1)'
        b'("text" "html" NIL NIL NIL "base64" 10 1) "alternative")'
        b'("application" "pdf" ("name" "x") NIL NIL "base64" 999 NIL ("attachment" NIL))'
        b'("text" "plain" NIL NIL NIL "7bit" 5 1 NIL ("attachment" ("filename" "n.txt"))) "mixed")'
    )
    assert [(one.section, one.kind, one.encoding) for one in text_parts(structure)] == [("1.1", "text/plain", "8bit")]
    assert report_type(structure) == ""
    assert text_parts([]) == []


def test_there_is_an_end_to_the_whole_however_patient_each_answer_is_waited_for(scripted_imap):
    scripted_imap.say("CAPABILITY", HANG)
    began = time.monotonic()
    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        Client(scripted(scripted_imap), False, 30.0, whole=0.4)
    assert time.monotonic() - began < 10


def test_no_room_is_made_for_what_a_server_only_announces(scripted_imap):
    scripted_imap.lines["STATUS"] = ["* STATUS {9000000000}"]
    with pytest.raises(Retryable), open_mailbox(scripted(scripted_imap), public_only=False, seconds=2.0) as mailbox:
        mailbox.mark("INBOX")
