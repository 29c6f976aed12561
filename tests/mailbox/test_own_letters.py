"""What the seeker writes to an awaited person from another program is offered to be logged, and never guessed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from shoptalk.mailbox.models import Incoming
from shoptalk.mailbox.noticing import look_into
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Ask, Touch
from tests.contracts.mail_samples import letter

pytestmark = pytest.mark.django_db
HERS = "Keisha Monroe <k@greenways.example>"
LATER = timedelta(days=2)


@pytest.fixture
def look(mailbox, box, now):
    def look(later=LATER):
        mailbox.refresh_from_db()
        return look_into(mailbox, now + later, box.open)

    look(timedelta(minutes=1))  # the first look remembers where sent mail stands
    return look


def own(to: str = HERS, message_id: str = "<own.1@mail.example>", **more: str) -> bytes:
    return letter("Marisol <marisol@mail.example>", message_id=message_id, **more).replace(
        b"To: Marisol Vega <marisol.vega@mail.example>", f"To: {to}".encode()
    )


def test_a_letter_from_another_program_is_offered_unopened_and_logged_as_what_it_was(
    asked, box, look, keisha, marisol, now, browser_of_marisol
):
    log_touch(seat=marisol, now=now + timedelta(days=1), contact=keisha, kind="replied")
    box.put(own(), "Sent", now + LATER - timedelta(hours=1))
    found = look()
    assert (found.own, found.taken_in, found.bodies, box.fetched) == (1, 0, 0, [])
    offered = Incoming.objects.get()
    assert (offered.kind, offered.contact, offered.settled_at, offered.all_words) == ("own", keisha, None, "")
    assert not Touch.objects.filter(kind="nudged").exists(), "nothing is logged by itself"
    page = browser_of_marisol.get(reverse("incoming")).content.decode()
    assert "You wrote to" in page and "What was it?" in page
    assert "say what it was" in browser_of_marisol.get(reverse("today")).content.decode()
    for _ in range(2):
        browser_of_marisol.post(reverse("incoming_touch", args=[offered.pk]), {"kind": "nudged"})
    touch = Touch.objects.get(kind="nudged")
    assert (touch.at, touch.channel) == (now + LATER - timedelta(hours=1), "email")
    assert Ask.objects.get(contact=keisha).next_kind != "answer_reply", "they are answered"
    undo(marisol, now + LATER, Event.objects.get(name="log_own_letter"))
    offered.refresh_from_db()
    assert (offered.settled_at, Touch.objects.filter(kind="nudged", deleted_at=None).exists()) == (None, False)


def test_what_was_left_out_stays_left_out(asked, box, look, now, browser_of_marisol):
    box.put(own(), "Sent", now + LATER)
    look()
    browser_of_marisol.post(reverse("incoming_aside", args=[Incoming.objects.get().pk]))
    box.renumber("Sent")
    assert look(LATER + timedelta(hours=1)).own == 0
    assert Incoming.objects.get().settled_at
    assert Touch.objects.count() == 1


def test_letters_of_shoptalk_its_machines_and_to_others_are_not_offered(asked, box, look, now):
    box.put(own(message_id=asked.message_id), "Sent", now + LATER)
    box.put(own(Auto_Submitted="auto-replied", message_id="<2@x.example>"), "Sent", now + LATER)
    box.put(own("Somebody <some@body.example>", "<3@x.example>"), "Sent", now + LATER)
    found = look()
    assert (found.looked_at, found.own) == (3, 0)


def test_what_stands_in_the_notebook_already_is_not_asked_about(asked, box, look, marisol, keisha, now):
    box.put(own(), "Sent", now + LATER)
    assert look().own == 1
    log_touch(seat=marisol, now=now + LATER + timedelta(hours=1), contact=keisha, kind="nudged", channel="email")
    box.put(own(message_id="<own.2@mail.example>"), "Sent", now + LATER)
    assert look(LATER + timedelta(hours=2)).own == 0
    assert Incoming.objects.get().settled_at


def test_what_lay_there_when_the_mailbox_was_connected_is_past(asked, box, mailbox, now):
    box.put(own(), "Sent", now + timedelta(hours=20))
    assert look_into(mailbox, now + LATER, box.open).own == 0
    assert Incoming.objects.count() == 0


def test_another_kind_of_happening_cannot_be_made_of_it(asked, box, look, now, browser_of_marisol):
    box.put(own(), "Sent", now + LATER)
    look()
    said = browser_of_marisol.post(reverse("incoming_touch", args=[Incoming.objects.get().pk]), {"kind": "agreed"})
    assert "Say what the letter was" in said.content.decode()
    assert Touch.objects.count() == 1
