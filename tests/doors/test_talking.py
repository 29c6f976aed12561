"""Notes and phones on the command line."""

import pytest

from shoptalk.accounts.actions.pair_device import new_pairing_key, pair_device, revoke_device
from shoptalk.design.refusals import Refusal
from shoptalk.doors.talking import devices, devices_in_words, note, notes, notes_in_words
from tests import cast


def test_a_note_is_kept_and_listed(marisol, campaign):
    talk = cast.interview(marisol, cast.contact(marisol), cast.NOW, started_at=cast.NOW)
    assert notes_in_words(notes(marisol, cast.NOW, talk.pk)) == "No notes of this talk yet."
    written = note(marisol, cast.NOW.replace(minute=8), talk.pk, "quote", "Most of it is memos")
    assert notes(marisol, cast.NOW, talk.pk) == [written]
    assert notes_in_words([written]) == "  8:00  quote       Most of it is memos"


@pytest.mark.parametrize("number", [0, -1, 7, 10**30])
def test_a_talk_that_is_not_there_is_a_sentence(marisol, campaign, stranger, number):
    cast.interview(stranger, cast.contact(stranger), cast.NOW)
    for ask in (lambda: notes(marisol, cast.NOW, number), lambda: note(marisol, cast.NOW, number, "quote", "x")):
        with pytest.raises(Refusal, match="There is no talk with the number"):
            ask()


def test_an_unknown_kind_is_a_sentence(marisol, campaign):
    talk = cast.interview(marisol, cast.contact(marisol), cast.NOW)
    with pytest.raises(Refusal, match="is not a kind of note"):
        note(marisol, cast.NOW, talk.pk, "gossip", "x")


def test_phones_are_listed_without_their_secrets(marisol):
    assert "No phone is paired" in devices_in_words(devices(marisol, cast.NOW))
    key = new_pairing_key(user=marisol.user, now=cast.NOW)
    phone, secret = pair_device(key=key, name="Marisol’s phone", now=cast.NOW)
    revoke_device(device=phone, now=cast.NOW)
    said = devices_in_words(devices(marisol, cast.NOW))
    assert "Marisol’s phone, paired 2026-05-12, let go 2026-05-12" in said
    assert secret not in said and phone.cookie_hash not in said
