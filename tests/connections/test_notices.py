"""The choice of what one is told, and browsers that agree to show it."""

import stat

import pytest

from shoptalk.connections import push_key
from shoptalk.connections.actions.agree_to_push import MOST_BROWSERS, agree_to_push
from shoptalk.connections.models import Notices, PushAddress
from shoptalk.design.refusals import Refusal
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from tests.clock.push_service import Subscription

ENDPOINT = "https://push.example.com/send/abc?x=1"
CHOICE = {
    "morning_mail": "on", "morning_at": "07:30", "they_replied": "on", "quiet_from": "22:00", "quiet_until": "06:30",
}  # fmt: skip


def agree(seat, now, endpoint: str = ENDPOINT, **more):
    browser = Subscription()
    keys = {"p256dh": browser.p256dh, "auth": browser.auth, "name": "Firefox on Linux"}
    return agree_to_push(seat=seat, now=now, endpoint=endpoint, **(keys | more))


def test_everything_is_off_until_it_is_chosen(marisol, browser_of_marisol):
    page = browser_of_marisol.get("/settings/notices/").content.decode()
    assert "checked" not in page
    assert not Notices.objects.exists()


def test_a_choice_is_kept_and_can_be_undone(marisol, browser_of_marisol, now):
    assert browser_of_marisol.post("/settings/notices/", CHOICE).status_code == 302
    kept = Notices.objects.get()
    assert (kept.morning_mail, kept.meeting_soon, kept.they_replied) == (True, False, True)
    assert f"{kept.morning_at:%H:%M} {kept.quiet_from:%H:%M} {kept.quiet_until:%H:%M}" == "07:30 22:00 06:30"
    undo(marisol, now, Event.objects.latest("pk"))
    assert not Notices.objects.exists()


def test_saving_the_same_twice_is_one_choice(marisol, browser_of_marisol):
    for _ in range(2):
        browser_of_marisol.post("/settings/notices/", CHOICE)
    assert Notices.objects.count() == 1
    assert Event.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "25:00", "noon", "8", "٠٧:٣٠x"])
def test_a_time_that_is_none_is_said_and_nothing_changes(marisol, browser_of_marisol, typed):
    answer = browser_of_marisol.post("/settings/notices/", CHOICE | {"morning_at": typed})
    assert answer.status_code == 422
    assert "Write it like 08:00" in answer.content.decode()
    assert not Notices.objects.exists()


def test_a_browser_agrees_once_and_its_keys_are_closed(marisol, now):
    agree(marisol, now)
    kept = agree(marisol, now)
    assert PushAddress.objects.count() == 1
    assert "p256dh" not in kept.closed_keys
    assert not Event.objects.exists(), "the history would carry the address into every export"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.com/a", "https://127.0.0.1/a", "https://10.0.0.7/a", "https://[::1]/a", "https://2130706433/a",
        "https://localhost/a", "https://printer.local/a", "https://push.example.com:8443/a", "https://router/a",
        "https://user:pw@push.example.com/a", "https://push.example.com/\r\nX: 1", "ftp://push.example.com/", "",
        "https://0x7f.1/a", "https://[bad/a", "https://push.example.com:99999/a", "https://" + "a" * 1000 + ".com/",
    ],
)  # fmt: skip
def test_an_address_that_is_no_push_service_is_refused(marisol, now, endpoint):
    with pytest.raises(Refusal):
        agree(marisol, now, endpoint)
    assert not PushAddress.objects.exists()


@pytest.mark.parametrize("keys", [{"p256dh": ""}, {"auth": "x"}, {"p256dh": "!!"}, {"auth": "é"}, {"auth": "A" * 500}])
def test_keys_that_are_none_are_refused(marisol, now, keys):
    with pytest.raises(Refusal):
        agree(marisol, now, **keys)


def test_there_is_an_end_to_how_many_browsers(marisol, now):
    for number in range(MOST_BROWSERS):
        agree(marisol, now, f"{ENDPOINT}{number}")
    with pytest.raises(Refusal, match="Twenty"):
        agree(marisol, now)


def test_a_browser_is_let_go_and_nothing_of_it_is_kept(marisol, browser_of_marisol, now):
    address = agree(marisol, now)
    assert "Firefox on Linux" in browser_of_marisol.get("/settings/notices/").content.decode()
    browser_of_marisol.post(f"/settings/notices/browsers/{address.pk}/removal")
    assert not PushAddress.objects.exists()


def test_the_form_of_the_page_agrees_as_its_script_does(marisol, browser_of_marisol):
    browser = Subscription()
    typed = {"endpoint": ENDPOINT, "p256dh": browser.p256dh, "auth": browser.auth, "name": "<b>Chrome</b>"}
    assert browser_of_marisol.post("/settings/notices/browsers", typed).status_code == 302
    page = browser_of_marisol.get("/settings/notices/").content.decode()
    assert "<b>Chrome" not in page and "&lt;b&gt;Chrome" in page and ENDPOINT not in page


def test_the_key_is_made_once_and_is_for_its_owner_only(settings, tmp_path):
    settings.DATA = tmp_path
    first = push_key.private_key()
    assert push_key.private_key() == first
    assert stat.S_IMODE((tmp_path / push_key.KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [push_key.KEY_FILE]
    assert len(push_key.public_key()) == 87
