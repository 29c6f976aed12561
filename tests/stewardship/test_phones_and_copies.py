"""A copy that is put back lets nobody in that was let go since: no phone, no calendar program, no guest."""

import io
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

from shoptalk.accounts.actions.pair_device import new_pairing_key, pair_device, revoke_device
from shoptalk.interviews.actions.open_guest_page import close_guest_page, open_guest_page
from shoptalk.interviews.actions.renew_feed import renew_feed
from shoptalk.stewardship.archive import write_archive
from shoptalk.stewardship.backups import _links_open, _no_link_comes_back, _no_phone_comes_back, _phones_let_in
from tests import cast


def test_only_phones_that_could_come_in_a_moment_before_still_can(marisol):
    kept, gone = (
        pair_device(key=new_pairing_key(user=marisol.user, now=cast.NOW), name=name, now=cast.NOW)[0]
        for name in ("kept", "gone")
    )
    with closing(sqlite3.connect(":memory:")) as then:  # both may come in, as the copy knows it
        then.execute("CREATE TABLE accounts_device (cookie_hash text, revoked_at text)")
        then.execute("CREATE TABLE accounts_pairingkey (key_hash text)")
        then.execute("INSERT INTO accounts_pairingkey VALUES ('x')")
        then.executemany("INSERT INTO accounts_device VALUES (?, NULL)", [(kept.cookie_hash,), (gone.cookie_hash,)])
        revoke_device(device=gone, now=cast.NOW)
        _no_phone_comes_back(then, _phones_let_in(), cast.NOW)
        left = dict(then.execute("SELECT cookie_hash, revoked_at FROM accounts_device").fetchall())
        assert left == {kept.cookie_hash: None, gone.cookie_hash: "2026-05-12 13:00:00"}
        assert then.execute("SELECT count(*) FROM accounts_pairingkey").fetchone() == (0,)


def test_a_copy_from_before_there_were_phones_is_put_back():
    with closing(sqlite3.connect(":memory:")) as old:
        _no_phone_comes_back(old, [], cast.NOW)


def test_an_address_that_was_ended_stays_ended(marisol, campaign, settings):
    settings.PUBLIC_ADDRESS = "https://talks.example"
    got_out = renew_feed(seat=marisol, now=cast.NOW)
    person = cast.contact(marisol)
    starts = [cast.NOW + timedelta(days=2)]
    page, _ = open_guest_page(seat=marisol, now=cast.NOW, contact=person, starts=starts, minutes=20)
    with closing(sqlite3.connect(":memory:")) as then:  # both open something, as the copy knows it
        then.execute("CREATE TABLE interviews_calendarfeed (token text, ended_at text)")
        then.execute("CREATE TABLE interviews_invitation (token text, revoked_at text)")
        then.execute("INSERT INTO interviews_calendarfeed VALUES (?, NULL)", (got_out.token,))
        then.execute("INSERT INTO interviews_invitation VALUES (?, NULL)", (page.token,))
        renew_feed(seat=marisol, now=cast.NOW)
        _no_link_comes_back(then, _links_open(), cast.NOW)
        assert then.execute("SELECT ended_at FROM interviews_calendarfeed").fetchall() == [("2026-05-12 13:00:00",)]
        assert then.execute("SELECT revoked_at FROM interviews_invitation").fetchall() == [(None,)]
        close_guest_page(seat=marisol, now=cast.NOW, page=page)
        _no_link_comes_back(then, _links_open(), cast.NOW)
        assert then.execute("SELECT revoked_at FROM interviews_invitation").fetchall() == [("2026-05-12 13:00:00",)]


def test_a_copy_from_before_there_were_talks_is_put_back():
    with closing(sqlite3.connect(":memory:")) as old:
        _no_link_comes_back(old, [], cast.NOW)


def test_an_export_holds_no_address_that_shows_what_is_to_come(marisol):
    feed, file = renew_feed(seat=marisol, now=cast.NOW), io.BytesIO()
    write_archive(marisol, cast.NOW, file)
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if feed.token.encode() in archive.read(name)]
