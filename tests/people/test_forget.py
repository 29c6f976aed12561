"""Somebody who wishes it is erased everywhere, mentions included; only an unreadable mark stays."""

import json
import sqlite3

import pytest
from django.db import connection, models

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.actions.write_person import change_person
from shoptalk.contacts.marks import forgotten_check
from shoptalk.contacts.models import Contact, DoNotImport
from shoptalk.history.models import Event
from shoptalk.mailbox.models import Incoming
from shoptalk.method.duplicates import fast_keys
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Touch
from shoptalk.people.actions.forget_person import THEIR_OWN, forget_person
from shoptalk.people.actions.merge_people import merge_people
from shoptalk.people.references import text_columns
from shoptalk.workspaces.access import Owned
from tests import cast
from tests.one_of_each import one_of_each

TRACES = (
    "Zsófia Kovácsné",
    "Kovácsné, Zsófia",
    "zsofia@rivermark.example",
    "zk@home.example",
    "412 555 0177",
    "zsofia-k-1a2b3c",
)


def whole_database() -> str:
    connection.ensure_connection()
    return "\n".join(connection.connection.iterdump()) if isinstance(connection.connection, sqlite3.Connection) else ""


@pytest.fixture
def zsofia(marisol, campaign):
    person = cast.contact(
        marisol, "Zsófia Kovácsné", email="zsofia@rivermark.example", phone="412 555 0177",
        url="https://www.linkedin.com/in/zsofia-k-1a2b3c", organization="Rivermark",
    )  # fmt: skip
    twin = cast.contact(marisol, "Zsófia Kovácsné", email="zk@home.example")
    merge_people(seat=marisol, now=cast.NOW, kept=person, absorbed=twin)
    log_touch(seat=marisol, now=cast.NOW, contact=person, kind="asked", channel="email", words="Dear Zsófia Kovácsné")
    walt = cast.contact(
        marisol,
        "Walt Brennan",
        tie_words="Zsófia Kovácsné suggested that I write",
        notes="ask ZSÓFIA KOVÁCSNÉ",
        introduced_by=person,
    )
    log_touch(
        seat=marisol,
        now=cast.NOW,
        contact=walt,
        kind="note",
        words="He knows Zsófia Kovácsné (zsofia@rivermark.example)",
    )
    change_person(seat=marisol, now=cast.NOW, person=walt, notes="Call 412 555 0177 first")
    return Contact.objects.get(pk=person.pk)


def test_no_trace_is_left_in_the_whole_database(marisol, zsofia):
    before = whole_database()
    assert all(trace in before for trace in TRACES[:1] + TRACES[2:])
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    after = whole_database()
    found = [trace for trace in TRACES if trace in after or json.dumps(trace)[1:-1] in after]
    assert found == []
    assert "kovacsne" not in after  # nor in the folded columns that search reads


def test_the_mails_that_they_wrote_go_with_them_placed_or_not(marisol, zsofia):
    mailbox = MailConnection.objects.create(
        workspace=marisol.workspace, address="marisol@mail.example", smtp_host="a.example", imap_host="a.example",
        connected_at=cast.NOW,
    )  # fmt: skip
    walt = Contact.objects.get(given_name="Walt")
    for number, (whom, address) in enumerate(
        [(zsofia, "z@new.example"), (None, "zk@home.example"), (walt, "walt@borough.example")]
    ):
        Incoming.objects.create(
            workspace=marisol.workspace, connection=mailbox, mark=str(number), kind="reply", contact=whom,
            from_address=address, all_words=f"What was told in confidence, {number}.", received_at=cast.NOW,
            noticed_at=cast.NOW,
        )  # fmt: skip
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    assert [one.contact for one in Incoming.objects.all()] == [walt]


def test_the_others_stay_and_keep_their_own(marisol, zsofia):
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    walt = Contact.objects.get()
    assert walt.tie_words == "somebody suggested that I write"
    assert walt.introduced_by is None
    assert Touch.objects.get().words == "He knows somebody (somebody)"


def test_a_mark_stays_that_knows_them_and_tells_nothing(marisol, zsofia):
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    known = forgotten_check(marisol)
    assert known(fast_keys("Zsofia", "Someoneelse", "zsofia@rivermark.example", "", ""))
    assert known(fast_keys("Zsófia", "Kovácsné", "", "", "Rivermark"))
    assert not known(fast_keys("Walt", "Brennan", "walt@borough.example", "", "Borough"))
    assert all(len(mark) == 64 for mark in DoNotImport.objects.values_list("mark", flat=True))


def test_nothing_that_named_them_can_be_undone(marisol, zsofia):
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    assert not any("Kovács" in event.words or "Kovács" in str(event.changes) for event in Event.objects.all())


def test_it_is_asked_about_first(browser_of_marisol, marisol, zsofia):
    page = browser_of_marisol.get(f"/people/{zsofia.pk}/forget/")
    assert "cannot<br>be undone" in page.content.decode()
    assert Contact.objects.filter(pk=zsofia.pk).exists()
    assert browser_of_marisol.post(f"/people/{zsofia.pk}/forget/").url == "/people/"
    assert not Contact.objects.filter(pk=zsofia.pk).exists()


@pytest.mark.parametrize("written", ["Zoë Brûlé", "ZOË BRÛLÉ", "zoë brûlé", "zoe@city.example"])
def test_a_mention_goes_from_every_text_of_every_room_and_what_is_left_still_fits(marisol, written):
    """However it is written, and also where a text is as long as its column: PostgreSQL takes no longer one."""
    made = one_of_each(marisol, in_bin=False)
    zoe = cast.contact(marisol, "Zoë Brûlé", email="zoe@city.example")
    for model, row in made.items():
        if not issubclass(model, Owned):
            continue
        for field in text_columns(model):
            if model is Contact and field.name in THEIR_OWN:
                continue
            said = {"ä": [f"said {written}"]} if isinstance(field, models.JSONField) else written
            if getattr(field, "max_length", None):
                said = f"{written} {'x' * field.max_length}"[: field.max_length]
            model._base_manager.filter(pk=row.pk).update(**{field.name: said})
    forget_person(seat=marisol, now=cast.NOW, person=zoe)
    for model, row in made.items():
        if not issubclass(model, Owned):
            continue
        kept = model._base_manager.get(pk=row.pk)
        for field in text_columns(model):
            value = getattr(kept, field.name)
            assert written not in str(value), f"{model._meta.label}.{field.name}"
            assert not isinstance(value, str) or len(value) <= (field.max_length or len(value)), field.name


def test_steps_about_others_keep_no_accented_name(marisol, zsofia):
    pia = cast.contact(marisol, "Pia Lund")
    change_person(seat=marisol, now=cast.NOW, person=pia, notes="Zsófia Kovácsné said she is kind")
    forget_person(seat=marisol, now=cast.NOW, person=zsofia)
    assert "Kov" not in json.dumps([event.changes for event in Event.objects.all()])
