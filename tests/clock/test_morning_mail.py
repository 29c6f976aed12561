"""The morning mail: once, on business days with something to do, with nothing in it that Today does not show."""

from datetime import date, time, timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from shoptalk.clock import morning_mail
from shoptalk.clock.morning_mail import does_anybody_want_mail, send_morning_mails
from shoptalk.connections.models import MailConnection, Notices
from shoptalk.integrations.ports.servers import Permanent, Retryable, Unclear
from shoptalk.outreach.actions.log_touch import log_touch
from tests import cast


class Out:
    """A way out that keeps what it took, or fails as it is told to."""

    def __init__(self) -> None:
        self.taken, self.failures, self.times_closed = [], [], 0

    def open(self) -> None:
        pass

    def hand_over(self, envelope) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.taken.append(envelope)

    def close(self) -> None:
        self.times_closed += 1


@pytest.fixture
def out(monkeypatch) -> Out:
    out = Out()
    monkeypatch.setattr(morning_mail, "way_out", lambda mailbox: out)
    return out


@pytest.fixture
def chosen(marisol, campaign):
    MailConnection.objects.create(
        workspace=marisol.workspace, address="marisol.vega@mail.example", smtp_host="m", imap_host="m",
        connected_at=cast.NOW,
    )  # fmt: skip
    return Notices.objects.create(workspace=marisol.workspace, morning_mail=True, morning_at=time(8, 30))


@pytest.fixture
def waiting(marisol, campaign, now):
    """Two people who have not answered for two weeks: Today has two moves."""
    for name in ("Dana Whitfield", "Zoë Ångström"):
        person = cast.contact(marisol, name, notes="Private notes")
        log_touch(
            seat=marisol,
            now=now - timedelta(days=14),
            contact=person,
            kind="asked",
            channel="email",
            once=f"once {name}",
        )


def text_of(envelope) -> str:
    return message_from_bytes(envelope.message, policy=default).get_content()


def test_it_comes_once_a_day(out, chosen, waiting, now):
    assert [send_morning_mails(now + timedelta(minutes=minutes)) for minutes in (-45, 0, 5, 60)] == [0, 1, 0, 0]
    assert send_morning_mails(now + timedelta(days=1)) == 1
    assert out.times_closed == len(out.taken) == 2


def test_it_says_what_today_shows_and_nothing_else(out, chosen, waiting, now):
    send_morning_mails(now)
    mail = message_from_bytes(out.taken[0].message, policy=default)
    assert out.taken[0].sender == out.taken[0].recipient == mail["From"] == mail["To"] == "marisol.vega@mail.example"
    assert mail["Subject"].startswith("Today: ") and "small moves" in mail["Subject"]
    assert mail["Auto-Submitted"] == "auto-generated" and mail["Message-ID"].endswith("@mail.example>")
    words = mail.get_content()
    assert words.startswith("Good morning, Marisol.")
    assert "Dana" in words and "Zoë" in words and "Private notes" not in words and "http" not in words
    assert b"\n" not in out.taken[0].message.replace(b"\r\n", b"")


def test_a_link_leads_only_where_the_notebook_is(out, chosen, waiting, now, settings):
    settings.PUBLIC_ADDRESS = "https://talks.example.org"  # guests only: there is no notebook there
    settings.PHONE_DOOR = "http://192.168.1.7:8420"
    send_morning_mails(now)
    assert "Today: http://192.168.1.7:8420/" in text_of(out.taken[0])
    assert "talks.example.org" not in text_of(out.taken[0])


def test_a_day_without_a_move_has_no_mail(out, chosen, now):
    assert send_morning_mails(now) == 0
    assert out.taken == []


def test_no_mail_on_a_weekend_or_a_holiday(out, chosen, waiting, now):
    for day in (date(2026, 5, 16), date(2026, 5, 25)):  # a Saturday, and Memorial Day
        assert send_morning_mails(now.replace(month=day.month, day=day.day)) == 0


def test_a_title_cannot_become_a_header(out, chosen, waiting, marisol, now):
    from shoptalk.contacts.models import Contact

    Contact.objects.update(given_name="Dana\r\nBcc: all@example.com\r\n", family_name="\r\n\r\n.\r\n")
    send_morning_mails(now)
    mail = message_from_bytes(out.taken[0].message, policy=default)
    assert mail["Bcc"] is None and len(mail.get_all("Subject")) == 1


def test_of_two_workers_one_sends_it(out, chosen, waiting, now, monkeypatch):
    """The other one has read the row as well, and comes to the claim a moment later."""
    asked = morning_mail.morning_is_due

    def both(*facts, **more):
        Notices.objects.update(last_morning_on=now.date())
        return asked(*facts, **more)

    monkeypatch.setattr(morning_mail, "morning_is_due", both)
    assert send_morning_mails(now) == 0
    assert out.taken == []


@pytest.mark.parametrize(("failure", "comes_again"), [(Retryable, True), (Permanent, False), (Unclear, False)])
def test_only_what_was_surely_not_taken_is_sent_again(out, chosen, waiting, now, failure, comes_again):
    out.failures.append(failure("mail.example does not answer."))
    with pytest.raises(failure):
        send_morning_mails(now)
    assert send_morning_mails(now + timedelta(minutes=1)) == comes_again
    assert out.times_closed == 1 + comes_again


def test_without_a_mailbox_or_without_the_switch_nothing_is_done(out, chosen, waiting, now):
    MailConnection.objects.update(ended_at=now)
    assert send_morning_mails(now) == 0
    Notices.objects.update(morning_mail=False)
    assert not does_anybody_want_mail(now)
    assert send_morning_mails(now) == 0
