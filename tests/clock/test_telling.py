"""Notices reach a browser by a push service that is really spoken to: once, encrypted, and only what was agreed."""

import threading
from datetime import time, timedelta
from time import monotonic

import pytest
from django.db import connection
from django.utils import timezone

from shoptalk.clock.models import Told
from shoptalk.clock.telling import does_anybody_want_notices, tell_what_is_due
from shoptalk.connections import pushing
from shoptalk.connections.models import MailConnection, Notices
from shoptalk.integrations.ports.servers import Permanent, Retryable, Unclear
from shoptalk.integrations.webpush import sending
from shoptalk.mailbox.models import Incoming
from tests import cast


@pytest.fixture
def wanted(marisol):
    return Notices.objects.create(workspace=marisol.workspace, meeting_soon=True, they_replied=True)


@pytest.fixture
def dana(marisol, campaign):
    return cast.contact(marisol, "Dana Whitfield")


@pytest.fixture
def talk(marisol, dana, now):
    return cast.interview(marisol, dana, now + timedelta(minutes=15))


def answer(marisol, dana, at, mark: str = "m", **more) -> Incoming:
    facts = {"address": "marisol@mail.example", "smtp_host": "m", "imap_host": "m", "connected_at": at}
    mailbox, _ = MailConnection.objects.get_or_create(workspace=marisol.workspace, ended_at=None, defaults=facts)
    return Incoming.objects.create(
        workspace=marisol.workspace, connection=mailbox, mark=mark, received_at=at, noticed_at=at,
        **({"contact": dana, "kind": Incoming.Kind.REPLY, "new_words": "Private words"} | more),
    )  # fmt: skip


def test_a_talk_that_starts_soon_is_said_once_to_each_browser(service, firefox, address, wanted, talk, now):
    assert tell_what_is_due(now) == 1
    assert tell_what_is_due(now + timedelta(minutes=1)) == 0
    assert service.came(firefox) == ["Your talk with Dana starts in 15 minutes."]
    path, headers, body = service.knocked[0]
    assert (path, headers["TTL"], headers["Content-Encoding"]) == ("/push/one", "900", "aes128gcm")
    assert b"Dana" not in body
    assert firefox.read(body)["path"] == f"/interviews/{talk.pk}/"


def test_a_talk_that_was_moved_is_said_again(service, firefox, address, wanted, talk, now):
    tell_what_is_due(now)
    talk.starts_at += timedelta(hours=2)
    talk.save()
    assert tell_what_is_due(now + timedelta(hours=2)) == 1


def test_a_talk_that_has_begun_or_was_called_off_is_not_said(service, address, wanted, talk, now):
    assert tell_what_is_due(now + timedelta(minutes=15)) == 0
    talk.cancelled_at = now
    talk.save()
    assert tell_what_is_due(now) == 0


def test_an_answer_says_who_and_nothing_of_what(service, firefox, address, wanted, marisol, dana, now):
    answer(marisol, dana, now)
    assert tell_what_is_due(now) == 1
    assert service.came(firefox) == ["Dana answered."]
    assert set(firefox.read(service.knocked[0][2])) == {"words", "path", "tag"}


def test_what_is_no_answer_or_was_looked_at_is_not_said(service, address, wanted, marisol, dana, now):
    answer(marisol, dana, now, "1", kind=Incoming.Kind.BOUNCE)
    answer(marisol, None, now, "2", is_offered=True)
    answer(marisol, dana, now, "3", settled_at=now + timedelta(minutes=1))
    answer(marisol, dana, now - timedelta(days=2), "4")
    assert tell_what_is_due(now + timedelta(minutes=2)) == 0


def test_quiet_hours_hold_an_answer_back_until_they_end(service, firefox, address, wanted, marisol, dana, now):
    Notices.objects.update(quiet_from=time(8), quiet_until=time(12))
    answer(marisol, dana, now)
    assert tell_what_is_due(now) == 0
    assert tell_what_is_due(now.replace(hour=12)) == 1


def test_a_stranger_hears_nothing_of_her(service, address, wanted, talk, stranger, now):
    Notices.objects.all().delete()
    Notices.objects.create(workspace=stranger.workspace, meeting_soon=True)
    assert tell_what_is_due(now) == 0


def test_whoever_chose_nothing_costs_one_look(marisol, now, django_assert_num_queries):
    Notices.objects.create(workspace=marisol.workspace, morning_mail=True)
    with django_assert_num_queries(1):
        assert not does_anybody_want_notices(now)


def test_a_browser_that_is_gone_is_not_asked_again(service, address, wanted, talk, now):
    service.answers.append(410)
    assert tell_what_is_due(now) == 0
    address.refresh_from_db()
    assert address.gone_at == now
    tell_what_is_due(now + timedelta(minutes=1))
    assert len(service.knocked) == 1


def test_a_service_that_is_busy_is_asked_again_a_minute_later(service, firefox, address, wanted, talk, now):
    service.answers += [503, 429]
    counts = [tell_what_is_due(now + timedelta(minutes=minute)) for minute in range(4)]
    assert counts == [0, 0, 1, 0]
    assert service.came(firefox)[-1] == "Your talk with Dana starts in 13 minutes."


def test_a_notice_that_may_have_arrived_is_not_sent_twice(service, address, wanted, talk, now):
    service.answers.append(0)
    assert tell_what_is_due(now) == 0
    assert tell_what_is_due(now + timedelta(minutes=1)) == 0
    assert service.knocked == []
    assert Told.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_the_same_moment_one_says_it(service, firefox, address, wanted, talk, now):
    counts: list[int] = []

    def tell() -> None:
        counts.append(tell_what_is_due(now))
        connection.close()

    both = [threading.Thread(target=tell) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(counts) == [0, 1]
    assert len(service.knocked) == 1


def send(address, now) -> None:
    pushing.send_notice(address, now, words="w", path="/", key="k", until=now + timedelta(minutes=5))


@pytest.mark.django_db
def test_a_service_that_answers_a_byte_now_and_then_is_hung_up_on(service, address, now, monkeypatch):
    """Time-outs alone let it go on for ever: each byte comes in time."""
    monkeypatch.setattr(sending, "IN_ALL", 0.5)
    service.dribbles = True
    began = monotonic()
    with pytest.raises(Unclear):
        send(address, now)
    assert monotonic() - began < 3


@pytest.mark.django_db
def test_nothing_is_sent_into_a_private_network(service, address, now, monkeypatch):
    monkeypatch.setattr(pushing, "PUBLIC_ONLY", True)
    for host in ("127.0.0.1", "localhost", "10.0.0.1", "[::1]", "169.254.169.254"):
        address.endpoint = f"https://{host}/push"
        with pytest.raises(Permanent):
            send(address, now)
    assert service.knocked == []


@pytest.mark.django_db
@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 403, 413])
def test_a_refusal_is_said_and_nobody_follows_a_redirect(service, address, now, status):
    service.answers.append(status)
    with pytest.raises(Permanent, match=str(status)):
        send(address, now)
    assert len(service.knocked) == 1


@pytest.mark.django_db
def test_a_service_that_says_nothing_is_waited_for_a_short_time(service, address, now, monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    service.answers.append(-1)
    begun = timezone.now()
    with pytest.raises(Unclear):
        send(address, now)
    assert timezone.now() - begun < timedelta(seconds=5)


@pytest.mark.django_db
def test_a_certificate_that_nobody_vouches_for_ends_it(service, address, now, monkeypatch):
    monkeypatch.setattr(pushing, "TRUSTING", None)
    with pytest.raises(Permanent, match="certificate"):
        send(address, now)
    assert service.knocked == []


@pytest.mark.django_db
def test_nobody_at_home_may_be_tried_again(service, address, now):
    address.endpoint = "https://127.0.0.1:9/push"
    with pytest.raises(Retryable):
        send(address, now)
