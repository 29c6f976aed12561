"""A copy that is put back lets no phone in that was let go since."""

import sqlite3
from contextlib import closing

from shoptalk.accounts.actions.pair_device import new_pairing_key, pair_device, revoke_device
from shoptalk.stewardship.backups import _no_phone_comes_back, _phones_let_in
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
