"""The test servers do what tests of mail and calendars count on."""

import imaplib
import smtplib
import ssl

import pytest
import requests

from tests.servers.scripted_smtp import DROP

LETTER = "From: <{0}>\r\nTo: <{1}>\r\nSubject: Twenty minutes?\r\nMessage-ID: <a@example.test>\r\n\r\nHello.\r\n"


def signed_in(host: str, port: int, login: str, password: str) -> smtplib.SMTP:
    server = smtplib.SMTP(host, port, timeout=10)
    server.starttls(context=ssl.create_default_context())
    server.login(login, password)
    return server


def test_a_letter_goes_from_one_mailbox_to_the_other(mail_server):
    sender, reader = mail_server.fresh(), mail_server.fresh()
    with signed_in(mail_server.host, mail_server.submission_port, sender, mail_server.password) as server:
        server.sendmail(sender, [reader], LETTER.format(sender, reader))
    assert b"Twenty minutes?" in mail_server.arrived(reader)[0]


def test_an_address_elsewhere_bounces_with_a_report(mail_server):
    sender = mail_server.fresh()
    with signed_in(mail_server.host, mail_server.submission_port, sender, mail_server.password) as server:
        server.sendmail(sender, ["nobody@elsewhere.test"], LETTER.format(sender, "nobody@elsewhere.test"))
    report = mail_server.arrived(sender)[0]
    assert b"message/delivery-status" in report
    assert b"Status: 5.1.1" in report, report.decode()


def test_certificates_are_verified_for_the_name(mail_server, new_smtp):
    smtplib.SMTP_SSL("localhost", mail_server.smtps_port, timeout=10, context=ssl.create_default_context()).quit()
    for wrong in (new_smtp(tls="tls", names=("elsewhere.test",)), new_smtp(tls="tls", days=-1)):
        with pytest.raises(ssl.SSLCertVerificationError):
            smtplib.SMTP_SSL("localhost", wrong.port, timeout=10, context=ssl.create_default_context())


def test_radicale_keeps_an_entry(calendar_server):
    calendar_server.put("a", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:a\nBEGIN:VEVENT\nUID:a\nDTSTART:20260512T140000Z\n"
                             "DTSTAMP:20260512T140000Z\nEND:VEVENT\nEND:VCALENDAR\n")  # fmt: skip
    auth = (calendar_server.login, calendar_server.password)
    assert "DTSTART" in requests.get(f"{calendar_server.calendar}a.ics", auth=auth, timeout=10).text
    assert requests.get(calendar_server.calendar, auth=(auth[0], "wrong"), timeout=10).status_code == 401


def test_a_scripted_server_refuses_once_and_keeps_what_it_drops_after(scripted_smtp):
    scripted_smtp.say("rcpt", "451 4.7.1 Try again later", times=1)
    scripted_smtp.say("message", DROP, times=1)
    server = signed_in("localhost", scripted_smtp.port, "marisol", "secret")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        server.sendmail("a@example.test", ["b@example.test"], "Hello")
    with pytest.raises(smtplib.SMTPServerDisconnected):
        server.sendmail("a@example.test", ["b@example.test"], "Hello")
    assert [letter.content for letter in scripted_smtp.taken] == [b"Hello\r\n"]


def test_a_scripted_mailbox_refuses_the_password(scripted_imap):
    scripted_imap.say("LOGIN", "NO [AUTHENTICATIONFAILED] Invalid credentials", times=1)
    box = imaplib.IMAP4_SSL("localhost", scripted_imap.port, ssl_context=ssl.create_default_context())
    with pytest.raises(imaplib.IMAP4.error, match="Invalid credentials"):
        box.login("marisol", "wrong")
    box.login("marisol", "secret")
    assert box.append("Sent", r"\Seen", "", b"Hello")[0] == "OK"
    assert scripted_imap.appended == [(r"Sent (\Seen)", b"Hello")]
