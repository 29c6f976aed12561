"""The wait at the mailbox: an answer is noticed when the server says that something came."""

import pytest

from shoptalk.clock import waiting
from shoptalk.clock.waiting import is_a_mailbox_open, wait_for_mail
from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import close
from shoptalk.integrations.imap.in_memory import MemoryMailbox
from shoptalk.integrations.ports.servers import Retryable, SignInRefused

pytestmark = pytest.mark.django_db(transaction=True)


class Box(MemoryMailbox):
    """A mailbox in memory whose wait is answered as a test says: `answers`, in order, then the mailbox is let go."""

    def __init__(self, *answers) -> None:
        super().__init__()
        self.answers, self.waited = list(answers), 0

    def wait(self, folder: str, seconds: float, uidnext: int = 0) -> bool:
        self.waited += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if not self.answers:
            MailConnection.objects.update(trouble="The seeker has to look at it.")
        return answer


@pytest.fixture
def looks(monkeypatch) -> list[int]:
    """Which mailboxes were looked into."""
    seen: list[int] = []
    monkeypatch.setattr(waiting, "look_into", lambda connection, now, opens: seen.append(connection.pk))
    monkeypatch.setattr(waiting, "BREATH_SECONDS", 0)
    return seen


@pytest.fixture
def mailbox(marisol, now) -> MailConnection:
    return MailConnection.objects.create(
        workspace=marisol.workspace, address="m@mail.example", smtp_host="m", imap_host="m", connected_at=now,
        closed_secret=close("secret"),
    )  # fmt: skip


def wait(now, box: Box) -> int | None:
    return wait_for_mail(now, box.open)


def test_each_time_something_comes_it_is_looked_at(mailbox, looks, now):
    box = Box(True, True, True)
    assert wait(now, box) == 0
    assert looks == [mailbox.pk] * 3


def test_where_the_server_cannot_say_so_nobody_waits_in_a_circle(mailbox, looks, now):
    box = Box(False, False)
    assert wait(now, box) == 0
    assert (box.waited, looks) == (1, [])


def test_what_breaks_off_is_said_to_the_timetable(mailbox, looks, now):
    with pytest.raises(Retryable):
        wait(now, Box(True, Retryable("mail.example ended the connection.")))
    assert looks == [mailbox.pk]


def test_a_login_that_is_refused_is_said_where_the_mailbox_is_read_and_in_no_log(mailbox, looks, now):
    box = MemoryMailbox()
    box.fails = SignInRefused("mail.example did not take the login of marisol@mail.example.")
    assert wait_for_mail(now, box.open) == 0


def test_a_mailbox_that_is_in_trouble_or_was_let_go_is_not_waited_at(mailbox, looks, now):
    assert is_a_mailbox_open(now)
    MailConnection.objects.update(trouble="The password was changed.")
    assert not is_a_mailbox_open(now)
    assert wait(now, Box()) == 0
