"""Pairing a phone: good once, for ten minutes, with a cookie of its own; whoever is not paired gets nothing at all."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from shoptalk.accounts.actions.pair_device import MOST_PHONES, new_pairing_key, pair_device, revoke_device
from shoptalk.accounts.devices import AT_PHONE_DOOR, SEEN_EVERY, cookie_name, hash_of
from shoptalk.accounts.models import Device, PairingKey
from shoptalk.accounts.single_seeker import NOT_PAIRED, SPENT_OR_NONE, access_key, cookie_value, new_ticket
from shoptalk.accounts.single_seeker import cookie_name as key_cookie
from shoptalk.design.refusals import Refusal
from shoptalk.history.models import Event
from shoptalk.stewardship.archive import models_of_a_workspace
from tests import cast

NAME = "192.168.1.7"


@pytest.fixture
def door(settings, marisol, campaign):
    settings.PHONE_DOOR, settings.PHONE_NAME = f"http://{NAME}:8420", NAME
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, NAME]


@pytest.fixture
def phone(door) -> Client:
    """A phone on the same network, before anything."""
    return a_phone()


def a_phone(**more) -> Client:
    return Client(**{AT_PHONE_DOOR: True, "HTTP_HOST": f"{NAME}:8420"}, **more)


def key_shown(browser: Client) -> str:
    page = browser.post("/settings/phones/keys").content.decode()
    assert "<svg" in page
    return re.search(r"/pair\?key=([\w-]+)", page)[1]


def paired(browser: Client, phone: Client, name: str = "Marisol’s phone") -> Device:
    key = key_shown(browser)
    assert phone.get("/pair", {"key": key}).status_code == 200
    answer = phone.post(f"/pair?key={key}", {"name": name})
    assert (answer.status_code, answer.url) == (302, "/")
    return Device.objects.first()


def nothing(answer) -> bool:
    return answer.status_code == 404 and answer.content.decode() in (NOT_PAIRED, SPENT_OR_NONE)


def test_a_phone_is_paired_and_sees_the_notebook(browser_of_marisol, phone, marisol):
    cast.contact(marisol)
    assert nothing(phone.get("/people/"))
    device = paired(browser_of_marisol, phone)
    assert "Dana Whitfield" in phone.get("/people/?lens=all").content.decode()
    assert device.name in browser_of_marisol.get("/settings/phones/").content.decode()


def test_the_cookie_is_its_own_and_only_a_hash_is_kept(browser_of_marisol, phone):
    device = paired(browser_of_marisol, phone)
    cookie = phone.cookies[cookie_name()]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert device.cookie_hash == hash_of(cookie.value) and cookie.value not in device.cookie_hash
    other = a_phone()
    second = paired(browser_of_marisol, other)
    assert other.cookies[cookie_name()].value != cookie.value and second.pk != device.pk
    assert access_key() not in cookie.value


def test_over_tls_the_cookie_travels_encrypted_only(browser_of_marisol, phone):
    key = key_shown(browser_of_marisol)
    phone.get("/pair", {"key": key}, secure=True)
    phone.post(f"/pair?key={key}", secure=True)
    assert phone.cookies[cookie_name()]["secure"]


def test_looking_at_the_code_uses_nothing_up(browser_of_marisol, phone):
    """Some phones fetch an address before anybody has tapped on it."""
    key = key_shown(browser_of_marisol)
    for _ in range(3):
        assert "Pair this phone?" in phone.get("/pair", {"key": key}).content.decode()
    assert not Device.objects.exists()


def test_a_code_pairs_one_phone_only(browser_of_marisol, phone):
    key = key_shown(browser_of_marisol)
    assert phone.post(f"/pair?key={key}").status_code == 302
    second = a_phone()
    assert nothing(second.get("/pair", {"key": key})) and nothing(second.post(f"/pair?key={key}"))
    assert Device.objects.count() == 1


def test_of_two_phones_at_the_same_moment_one_is_refused(marisol):
    key = new_pairing_key(user=marisol.user, now=cast.NOW)
    pair_device(key=key, name="", now=cast.NOW)
    with pytest.raises(Refusal, match="good once"):
        pair_device(key=key, name="", now=cast.NOW)


@pytest.mark.parametrize("off", [timedelta(minutes=10), timedelta(days=400), -timedelta(minutes=1)])
def test_a_code_ends_after_ten_minutes_and_when_the_clock_was_set_back(browser_of_marisol, phone, off):
    with time_machine.travel(cast.NOW, tick=False):
        key = key_shown(browser_of_marisol)
    with time_machine.travel(cast.NOW + timedelta(minutes=9, seconds=59), tick=False):
        assert phone.get("/pair", {"key": key}).status_code == 200
    with time_machine.travel(cast.NOW + off, tick=False):
        assert nothing(phone.get("/pair", {"key": key})) and nothing(phone.post(f"/pair?key={key}"))
    assert not Device.objects.exists()


def test_a_phone_that_is_let_go_gets_nothing_from_that_moment(browser_of_marisol, phone):
    device = paired(browser_of_marisol, phone)
    assert phone.get("/people/").status_code == 200
    assert browser_of_marisol.post(f"/settings/phones/{device.pk}/revocation").status_code == 302
    for path in ("/", "/people/", "/sw.js", "/keep/export/", "/interviews/1/meeting"):
        assert nothing(phone.get(path)), path
    assert nothing(phone.post("/interviews/1/notes", "{}", content_type="application/json"))
    assert browser_of_marisol.post(f"/settings/phones/{device.pk}/revocation").status_code == 404


def test_the_key_of_the_address_opens_nothing_at_the_phone_door(phone):
    """It travels over loopback only; what is accepted here could be overheard on the way and never taken back."""
    for offered in (access_key(), new_ticket()):
        assert nothing(phone.get("/people/", {"key": offered}))
    phone.cookies[key_cookie()] = cookie_value(access_key())
    assert nothing(phone.get("/people/"))


def test_a_phones_cookie_opens_nothing_at_the_other_door(browser_of_marisol, phone):
    paired(browser_of_marisol, phone)
    thief = Client()
    thief.cookies[cookie_name()] = phone.cookies[cookie_name()].value
    assert thief.get("/people/").status_code == 404


def test_the_phone_door_answers_to_its_own_name_only(browser_of_marisol, phone):
    paired(browser_of_marisol, phone)
    assert phone.get("/people/").status_code == 200
    assert phone.get("/people/", headers={"host": "127.0.0.1:8420"}).status_code == 404
    assert phone.get("/people/", headers={"host": "evil.example"}).status_code == 400


def test_no_header_says_that_somebody_stands_at_the_phone_door(browser_of_marisol, phone):
    paired(browser_of_marisol, phone)
    outside = Client()
    outside.cookies[cookie_name()] = phone.cookies[cookie_name()].value
    for header in ("shoptalk.phone", "shoptalk-phone", "Shoptalk.Phone"):
        assert outside.get("/people/", headers={header: "1"}).status_code == 404


def test_a_lost_phone_lets_in_no_other_one_and_lets_none_go(browser_of_marisol, phone):
    device, other = paired(browser_of_marisol, phone), a_phone()
    second = paired(browser_of_marisol, other, "Tablet")
    assert phone.post("/settings/phones/keys").status_code == 422
    assert phone.post(f"/settings/phones/{second.pk}/revocation").status_code == 422
    assert "Show a code" not in phone.get("/settings/phones/").content.decode()
    assert Device.objects.let_in().count() == 2
    assert phone.post(f"/settings/phones/{device.pk}/revocation").status_code == 302  # itself it can
    assert nothing(phone.get("/"))


def test_nobody_can_guess_or_reuse_a_key(browser_of_marisol, phone):
    key = key_shown(browser_of_marisol)
    for wrong in ("", key[:-1], key + "x", hash_of(key), PairingKey.objects.get().key_hash):
        assert nothing(phone.get("/pair", {"key": wrong})), wrong
    assert nothing(phone.get("/people/", {"key": key}))  # it opens the one page only
    assert len(key) >= 43


def test_another_page_cannot_pair_a_phone(browser_of_marisol, phone):
    strict = a_phone(enforce_csrf_checks=True)
    assert strict.post(f"/pair?key={key_shown(browser_of_marisol)}").status_code == 403


def test_last_seen_is_kept_by_the_minute(browser_of_marisol, phone):
    with time_machine.travel(cast.NOW, tick=False) as clock:
        device = paired(browser_of_marisol, phone)
        for passed, seen in ((timedelta(seconds=30), cast.NOW), (SEEN_EVERY, None)):
            clock.shift(passed)
            phone.get("/alive"), phone.get("/people/")
            device.refresh_from_db()
            assert device.last_seen_at == (seen or cast.NOW + timedelta(seconds=30) + SEEN_EVERY)


def test_without_the_door_no_code_is_made(browser_of_marisol, marisol, campaign):
    page = browser_of_marisol.get("/settings/phones/").content.decode()
    assert "bin/run --phone" in page and "Show a code" not in page
    assert browser_of_marisol.post("/settings/phones/keys").status_code == 422
    assert not PairingKey.objects.exists()


def test_what_plain_http_cannot_do_is_said(browser_of_marisol, door, settings):
    plain = browser_of_marisol.get("/settings/phones/").content.decode()
    assert "not encrypted" in plain and "a reload needs it" in plain
    settings.PHONE_DOOR = f"https://{NAME}:8420"
    assert "not encrypted" not in browser_of_marisol.get("/settings/phones/").content.decode()


def test_old_keys_are_cleared_away(marisol):
    new_pairing_key(user=marisol.user, now=cast.NOW - timedelta(hours=1))
    new_pairing_key(user=marisol.user, now=cast.NOW)
    assert PairingKey.objects.count() == 1


def test_no_more_phones_than_a_person_has(marisol):
    for number in range(MOST_PHONES):
        pair_device(key=new_pairing_key(user=marisol.user, now=cast.NOW), name=str(number), now=cast.NOW)
    with pytest.raises(Refusal, match="Let one go first"):
        pair_device(key=new_pairing_key(user=marisol.user, now=cast.NOW), name="one more", now=cast.NOW)


def test_phones_stay_with_this_installation(browser_of_marisol, phone):
    device = paired(browser_of_marisol, phone)
    assert not {Device, PairingKey} & set(models_of_a_workspace())
    revoke_device(device=device, now=cast.NOW)
    assert device.cookie_hash not in str(list(Event.objects.values()))


def test_a_name_is_only_words(browser_of_marisol, phone):
    assert paired(browser_of_marisol, phone, " <script>\x00 \n" + "x" * 200).name == ("<script> " + "x" * 200)[:80]
    page = browser_of_marisol.get("/settings/phones/").content.decode()
    assert "<script> x" not in page
