"""“Test it” for a mailbox: what works and what does not, in words, and never for long."""

import time

import pytest

from shoptalk.integrations import mail_check
from shoptalk.integrations.mail_check import check_mail
from shoptalk.integrations.ports.servers import Server
from tests.servers.scripted import DROP, HANG

SECRET = "quite-a-secret-ü"


def words(found) -> str:
    return "\n".join(line.words for line in found.lines)


def of(server, tls="", secret=SECRET, **more) -> Server:
    return Server("localhost", server.port, tls or server.tls, "marisol", secret, **more)


def test_a_real_mailbox_works_and_says_what_it_can(mail_server):
    login = mail_server.fresh()
    smtp = Server("localhost", mail_server.submission_port, "starttls", login, mail_server.password)
    imap = Server("localhost", mail_server.imaps_port, "tls", login, mail_server.password)
    found = check_mail(smtp, imap, public_only=False)
    assert found.works, words(found)
    assert (found.sent_folder, found.idle, found.copies_itself) == ("Sent", True, False)
    assert "letters can be sent" in words(found) and "folder “Sent”" in words(found)
    other_ports = (
        Server("localhost", mail_server.smtps_port, "tls", login, mail_server.password),
        Server("localhost", mail_server.imap_port, "starttls", login, mail_server.password),
    )
    assert check_mail(*other_ports, public_only=False).works
    assert mail_server.messages(login) == [], "nothing was sent"


def test_a_wrong_password_is_said_for_both(mail_server):
    login = mail_server.fresh()
    smtp = Server("localhost", mail_server.submission_port, "starttls", login, SECRET)
    imap = Server("localhost", mail_server.imaps_port, "tls", login, SECRET)
    found = check_mail(smtp, imap, public_only=False)
    assert not found.works and words(found).count("does not take this login and password") == 2
    assert SECRET not in words(found)


def test_where_many_share_this_machine_is_not_spoken_to(scripted_smtp, scripted_imap):
    found = check_mail(of(scripted_smtp), of(scripted_imap), public_only=True)
    assert words(found).count("lies in a private network") == 2
    assert scripted_smtp.heard == scripted_imap.heard == []


def test_a_password_is_sent_to_nobody_who_cannot_prove_their_name(new_smtp, new_imap):
    found = check_mail(of(new_smtp(names=("elsewhere.test",))), of(new_imap(days=-1)), public_only=False)
    assert "belongs to another server" in words(found) and "has run out" in words(found)


def test_without_encryption_nothing_is_said(new_smtp, new_imap):
    smtp, imap = new_smtp(tls="none"), new_imap(tls="none")
    found = check_mail(of(smtp, "starttls"), of(imap, "starttls"), public_only=False)
    assert words(found).count("offers no encryption") == 2
    assert not [line for line in smtp.heard + imap.heard if "AUTH" in line.upper() or "LOGIN" in line.upper()]
    wrong_port = check_mail(of(smtp, "tls"), of(imap, "tls"), public_only=False)
    assert words(wrong_port).count("does not speak TLS on this port") == 2


def test_a_token_is_said_instead_of_a_password(scripted_smtp, scripted_imap):
    smtp, imap = of(scripted_smtp, secret="t0k3n", is_token=True), of(scripted_imap, secret="t0k3n", is_token=True)
    found = check_mail(smtp, imap, public_only=False)
    assert found.works, words(found)
    assert any(line.startswith("AUTH XOAUTH2 ") for line in scripted_smtp.heard)
    scripted_smtp.say("auth", "334 eyJzdGF0dXMiOiI0MDAifQ==")
    scripted_imap.say("AUTHENTICATE", "NO refused")
    assert words(check_mail(smtp, imap, public_only=False)).count("does not take this token") == 2


@pytest.mark.parametrize(
    ("step", "answer", "said"),
    [
        ("connect", "421 4.3.2 not now", "is not ready for letters (it says 421)"),
        ("connect", DROP, "ended the connection"),
        ("auth", "454 4.7.0 later", "takes no sign-in just now"),
        ("auth", "535 5.7.8 no", "does not take this login"),
        ("auth", DROP, "ended the connection"),
        ("starttls", "454 4.7.0 no", "is not ready for letters"),
        ("ehlo", "250 scripted.test", "offers no encryption"),
        ("ehlo", "250-scripted.test\n250 STARTTLS", "offers no way to sign in"),
    ],
)
def test_what_the_server_of_letters_says_is_put_in_words(scripted_smtp, scripted_imap, step, answer, said):
    scripted_smtp.say(step, answer)
    found = check_mail(of(scripted_smtp), of(scripted_imap), public_only=False)
    assert said in words(found) and "replies can be noticed" in words(found)
    assert SECRET not in words(found)


def test_a_silent_server_holds_nobody_up(scripted_smtp, scripted_imap):
    scripted_smtp.say("auth", HANG)
    scripted_imap.say("connect", HANG)
    began = time.monotonic()
    found = check_mail(of(scripted_smtp), of(scripted_imap), public_only=False, seconds=0.5)
    assert time.monotonic() - began < 5
    assert "certificate is right" in words(found), "what worked until then is said"
    assert sum(line.works is False for line in found.lines) == 2
    assert words(found).count("says nothing on port") == 2 and "Ports 465 and 993" in words(found)


def test_gmail_and_microsoft_keep_copies_themselves(scripted_smtp, scripted_imap):
    scripted_imap.capabilities += " X-GM-EXT-1"
    scripted_imap.lines["LIST"] = [r'* LIST (\HasNoChildren \Sent) "/" "[Gmail]/Gesendet"']
    found = check_mail(of(scripted_smtp), of(scripted_imap), public_only=False)
    assert found.copies_itself and found.sent_folder == "[Gmail]/Gesendet"


@pytest.mark.parametrize(
    ("lines", "folder"),
    [
        ([r'* LIST (\Sent) "." INBOX.Gesendet', r'* LIST () "." Sent'], "INBOX.Gesendet"),
        ([r'* LIST (\HasNoChildren) "/" "Sent Items"'], "Sent Items"),
        ([r'* LIST (\HasNoChildren) NIL "Sent"'], "Sent"),
        ([r'* LIST (\Sent) "/" "Envoy&AOk-s \"2026\""'], 'Envoy&AOk-s "2026"'),
        ([r'* LIST (\HasNoChildren) "/" "Presentations"'], ""),
        (["* LIST nonsense"], ""),
        ([], ""),
    ],
)
def test_the_folder_of_sent_letters_is_found_by_its_mark_then_by_its_name(scripted_smtp, scripted_imap, lines, folder):
    scripted_imap.lines["LIST"] = lines
    found = check_mail(of(scripted_smtp), of(scripted_imap), public_only=False)
    assert found.sent_folder == folder and found.works, words(found)


def test_folders_are_named_in_letters():
    assert mail_check._readable("Envoy&AOk-s &- &ZeVnLIqe-") == "Envoyés & 日本語"
