"""A mailbox that is connected, somebody to write to, and a way out that takes letters in memory."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.models import Field
from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import close
from shoptalk.integrations.imap.in_memory import MemoryMailbox
from shoptalk.integrations.smtp.in_memory import InMemory
from shoptalk.mailbox.actions.approve_letter import approve_letter
from shoptalk.mailbox.leaving import send_due
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written, save_draft
from tests import cast
from tests.outreach.test_leaving import FINE


@pytest.fixture
def mailbox(marisol, now):
    return MailConnection.objects.create(
        workspace=marisol.workspace, address="marisol@mail.example", closed_secret=close("secret"),
        smtp_host="127.0.0.1", smtp_port=1, smtp_tls="none", imap_host="127.0.0.1", imap_port=1, imap_tls="none",
        connected_at=now,
    )  # fmt: skip


@pytest.fixture
def keisha(marisol, campaign, now):
    Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="Urban planning", added_at=now)
    return cast.contact(
        marisol, "Keisha Monroe", email="k@greenways.example", organization="Greenways", country="US",
        time_zone="America/Denver",
    )  # fmt: skip


@pytest.fixture
def dana(marisol, campaign, now):
    """She was asked and said yes."""
    person = cast.contact(marisol, "Dana Whitfield", email="dana@city.example", phone="412 555 0187", country="US")
    log_touch(seat=marisol, now=now, contact=person, kind="asked", channel="email")
    log_touch(seat=marisol, now=now, contact=person, kind="agreed")
    return person


@pytest.fixture
def clock(monkeypatch, now):
    """Pages are opened at the moment at which the tests play."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def way_out():
    return InMemory()


@pytest.fixture
def box():
    return MemoryMailbox()


@pytest.fixture
def asked(marisol, mailbox, keisha, now, way_out):
    """The letter to Keisha, gone from the seeker's own mailbox."""
    wrote = approved(marisol, now, keisha)
    leave(now, way_out)
    wrote.refresh_from_db()
    assert wrote.left_at
    return wrote


def draft(seat, now, contact, body=FINE, **more):
    facts = {"channel": "email", "kind": "first", "subject": "Pitt and planning"}
    written = Written(body=body, **(facts | more))
    return save_draft(seat=seat, now=now, contact=contact, written=written)


def approved(seat, now, contact, **more):
    """A letter that may leave at once."""
    letter = draft(seat, now, contact, **more)
    approve_letter(seat=seat, now=now, letter=letter, send_after=now)
    return letter


def leave(now, way_out, later=timedelta()):
    return send_due(now + later, way_out=lambda connection: way_out)
