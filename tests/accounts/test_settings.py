"""Settings: what is impossible comes back as a sentence, what is possible is saved and can be undone."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.accounts import answers, places
from shoptalk.accounts.actions.change_settings import change_settings
from shoptalk.accounts.answers import Mend
from shoptalk.history.steps import undo

YOU = {"part": "you", "full_name": "Marisol Vega", "phone": "412 555 0100"}
YOU |= {"time_zone": "America/New_York", "country": "US"}


def save(browser, **typed):
    return browser.post("/settings/", YOU | typed)


def test_the_page_shows_what_is_known_and_saves_a_part_by_itself(browser_of_marisol, marisol, campaign):
    assert b"Marisol Vega" in browser_of_marisol.get("/settings/").content
    response = save(browser_of_marisol, full_name="Marisol  Vega-Ruiz ", time_zone="Europe/Berlin", country="de")
    assert (response.status_code, response.url) == (302, "/settings/#you")
    marisol.user.refresh_from_db()
    user = marisol.user
    assert (user.full_name, user.time_zone, user.country) == ("Marisol Vega-Ruiz", "Europe/Berlin", "DE")
    assert marisol.user.single_keys, "a part that was not sent is left alone"


def test_a_switch_that_is_off_is_saved_as_off(browser_of_marisol, marisol, campaign):
    browser_of_marisol.post("/settings/", {"part": "keys"})
    marisol.user.refresh_from_db()
    assert not marisol.user.single_keys
    assert b"data-no-keys" in browser_of_marisol.get("/settings/").content


def test_a_switch_that_saves_in_place_answers_with_the_line_at_the_foot_only(browser_of_marisol, campaign):
    response = browser_of_marisol.post("/settings/", {"part": "light", "light": "dark"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response.status_code == 200 and "<html" not in page
    assert "Saved: the light." in page and "Undo" in page and 'hx-swap-oob="true"' in page


def test_lamplight_is_worn_by_every_page(browser_of_marisol, campaign):
    browser_of_marisol.post("/settings/", {"part": "light", "light": "dark"})
    assert b'data-theme="dark"' in browser_of_marisol.get("/settings/").content


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"time_zone": "Europe/Atlantis"}, "is not a time zone we know"),
        ({"time_zone": "../../etc/passwd"}, "is not a time zone we know"),
        ({"time_zone": ""}, "is not a time zone we know"),
        ({"country": "XX"}, "is no country whose holidays we know"),
        ({"full_name": "n" * 10_000}, "A name fits into 200 characters; this has 10,000"),
        ({"phone": "ring me"}, "A phone number has 5 to 18 digits"),
        ({"part": "secrets"}, "not known here"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_on_the_page(browser_of_marisol, marisol, campaign, typed, words):
    response = save(browser_of_marisol, **typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    if typed.get("phone"):
        assert "ring me" in response.content.decode()
    marisol.user.refresh_from_db()
    assert marisol.user.full_name == "Marisol Vega" and marisol.user.time_zone == "America/New_York"


def test_an_unknown_light_is_refused(browser_of_marisol, campaign):
    assert browser_of_marisol.post("/settings/", {"part": "light", "light": "neon"}).status_code == 422


def test_every_setting_can_be_undone(marisol, now):
    changed = {"full_name": "Mari", "phone": "", "time_zone": "Asia/Tokyo", "country": "JP"}
    changed |= {"light": "dark", "single_keys": ""}
    before = {name: getattr(marisol.user, name) for name in changed}
    event = change_settings(seat=marisol, now=now, **changed).event
    undo(marisol, now, event)
    marisol.user.refresh_from_db()
    assert {name: getattr(marisol.user, name) for name in changed} == before


def test_saving_the_same_again_is_no_step(marisol, now):
    assert change_settings(seat=marisol, now=now, full_name="Marisol Vega", time_zone="America/New_York").event is None


def test_a_first_zone_tells_whose_holidays_count_and_a_chosen_country_stays(marisol, now):
    marisol.user.country = ""
    change_settings(seat=marisol, now=now, time_zone="Europe/Vienna")
    assert marisol.user.country == "AT"
    change_settings(seat=marisol, now=now, time_zone="Europe/Berlin")
    assert marisol.user.country == "AT"


def test_an_older_name_of_a_zone_stays_in_the_list(browser_of_marisol, marisol, campaign):
    assert save(browser_of_marisol, time_zone="Asia/Calcutta").status_code == 302
    assert b'<option value="Asia/Calcutta" selected>' in browser_of_marisol.get("/settings/").content


def test_the_page_costs_the_same_few_queries(browser_of_marisol, campaign, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        browser_of_marisol.get("/settings/")


def test_every_zone_offered_is_one_that_python_knows():
    assert set(places.zones_by_country()) <= available_timezones()
    assert places.zone_words("America/Argentina/Buenos_Aires") == "Buenos Aires, Argentina"


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_never_worse(text):
    for read in (
        lambda: answers.line("a", text, 200, "A name"),
        lambda: answers.number("a", text, 0, 100, "A confidence"),
        lambda: answers.phone("a", text),
        lambda: answers.email("a", text),
        lambda: places.zone("a", text),
        lambda: places.country("a", text),
    ):
        try:
            value = read()
        except Mend as sentence:
            assert str(sentence).endswith((".", "?"))
        else:
            assert "\x00" not in str(value)
