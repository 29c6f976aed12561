"""Secrets stay secret: in pages, logs, exports, history, copies and mistakes."""

import io
import logging
import stat
import threading
import zipfile

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.db import models

from shoptalk.connections import secrets
from shoptalk.connections.actions.change_key import change_key as change_all_keys
from shoptalk.connections.actions.connect_calendar import connect_calendar, connect_feed
from shoptalk.connections.actions.connect_mailbox import connect_mailbox
from shoptalk.connections.current import calendar, calendars, mailbox
from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen, change_key, close, open_
from shoptalk.history.models import Event
from shoptalk.history.snapshots import CLOSED
from shoptalk.stewardship.archive import write_archive
from tests.connections.conftest import SECRET

FEED_SECRET = "private-abc123"


@pytest.fixture
def own_folder(settings, tmp_path):
    """A data folder of its own, so that keys can be lost and changed."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def all_connected(own_folder, marisol, now, campaign, mailbox_typed, calendar_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    connect_calendar(seat=marisol, now=now, typed=calendar_typed())
    connect_feed(seat=marisol, now=now, typed={"feed": f"https://calendar.example/{FEED_SECRET}/basic.ics"})


def test_a_secret_comes_back_as_it_was(own_folder):
    for text in ("pässwörd 日本", " ", "a" * 4096):
        assert open_(close(text, "here"), "here") == open_(close(text)) == text
    assert close("") == open_("") == ""


def test_the_key_file_is_for_its_owner_only_and_beside_the_notebook(own_folder):
    close("x")
    path = own_folder / secrets.KEYS_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in own_folder.iterdir()] == [secrets.KEYS_FILE], "no draft is left behind"
    change_key()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_wrong_key_is_a_sentence_and_never_the_closed_text(own_folder):
    closed = close(SECRET)
    (own_folder / secrets.KEYS_FILE).write_bytes(Fernet.generate_key())
    with pytest.raises(CannotOpen, match="Type it in once more") as told:
        open_(closed)
    assert closed not in str(told.value) and told.value.__cause__ is None
    with pytest.raises(CannotOpen):
        open_("nothing that was ever closed")


def test_a_changed_key_opens_what_was_closed_before(own_folder):
    old = close("old")
    change_key()
    new = close("new")
    assert (open_(old), open_(new)) == ("old", "new")
    newest = (own_folder / secrets.KEYS_FILE).read_text().split()[0]
    (own_folder / secrets.KEYS_FILE).write_text(newest)
    assert open_(new) == "new"
    with pytest.raises(CannotOpen):
        open_(old)


def test_a_new_key_closes_everything_anew_and_the_old_one_opens_nothing(own_folder, marisol, all_connected):
    old = (own_folder / secrets.KEYS_FILE).read_text()
    before = mailbox(marisol).closed_secret
    assert change_all_keys() == (3, 0)
    assert mailbox(marisol).smtp.secret == calendar(marisol).secret == SECRET
    assert len((own_folder / secrets.KEYS_FILE).read_text().split()) == 1
    with pytest.raises(CannotOpen):
        open_(before)
    (own_folder / secrets.KEYS_FILE).write_text(old)
    with pytest.raises(CannotOpen):
        _ = mailbox(marisol).smtp


def test_where_a_secret_is_lost_the_old_keys_stay(own_folder, marisol, all_connected):
    MailConnection.objects.update(closed_secret="closed with a key that nobody has")
    assert change_all_keys() == (2, 1)
    assert len((own_folder / secrets.KEYS_FILE).read_text().split()) == 2
    assert calendar(marisol).secret == SECRET


def test_two_that_come_at_once_close_with_the_same_key(own_folder):
    closed: list[str] = []
    threads = [threading.Thread(target=lambda: closed.append(close("x"))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [open_(one) for one in closed] == ["x"] * 8


def test_no_page_export_or_history_holds_a_secret_open_or_closed(browser_of_marisol, marisol, now, all_connected):
    hidden = [SECRET, FEED_SECRET, mailbox(marisol).closed_secret, *(one.closed_secret for one in calendars(marisol))]
    zipped = io.BytesIO()
    write_archive(marisol, now, zipped)
    with zipfile.ZipFile(zipped) as archive:
        shown = [archive.read(name).decode() for name in archive.namelist()]
    pages = ("/settings/", "/settings/mail/", "/settings/calendar/", "/keep/history/", "/keep/bin/", "/")
    shown += [browser_of_marisol.get(page).content.decode() for page in pages]
    shown += [str(event.changes) for event in Event.objects.all()]
    assert [secret for secret in hidden for text in shown if secret in text] == []


def test_no_column_that_holds_a_secret_is_forgotten():
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    secret = {one.attname for one in fields if one.attname.startswith("closed_") and isinstance(one, models.TextField)}
    assert secret == CLOSED


def test_no_representation_shows_a_secret(marisol, all_connected):
    held = mailbox(marisol)
    for shown in (held, held.smtp, held.imap, calendar(marisol), *calendars(marisol)):
        assert SECRET not in repr(shown) + str(shown) and FEED_SECRET not in repr(shown) + str(shown)


def test_no_log_shows_a_secret_when_servers_fail(
    browser_of_marisol, marisol, now, campaign, mailbox_typed, scripted_smtp, scripted_imap, caplog
):
    scripted_smtp.say("auth", "535 5.7.8 not accepted")
    scripted_imap.say("AUTHENTICATE", f"NO cannot accept {SECRET}")
    ports = {"smtp_port": scripted_smtp.port, "imap_port": scripted_imap.port}
    typed = mailbox_typed(smtp_host="localhost", imap_host="localhost", **ports)
    connect_mailbox(seat=marisol, now=now, typed=typed)
    with caplog.at_level(logging.DEBUG):
        page = browser_of_marisol.post("/settings/mail/test").content.decode()
    assert page.count("does not take this login") == 2
    assert SECRET not in page and SECRET not in caplog.text


def test_a_copy_of_the_notebook_alone_opens_nothing(marisol, all_connected, tmp_path, settings):
    """What `bin/shoptalk backup` copies is the database; the key stays beside it."""
    held = mailbox(marisol)
    settings.DATA = tmp_path / "another machine"
    settings.DATA.mkdir()
    with pytest.raises(CannotOpen):
        _ = held.smtp
