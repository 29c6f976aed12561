"""When somebody is back, in their words. Never invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.mail.return_dates import away_until

MONDAY = date(2026, 6, 1)
PIECES = ["back on ", "until ", "bis ", "15.", "6.", "June ", "31 ", "2026", "/", "06", "-", "Monday ", "\n", "お"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I am out of the office from June 1 to June 12.", (6, 12)),
        ("I return to work Tuesday, June 16th.", (6, 15)),
        ("Out until tomorrow", (6, 2)),
        ("I left on May 30 and am back on June 9, 2026.", (6, 8)),
        ("Back in the office on 15 June.", (6, 14)),
        ("1-12 June", (6, 12)),
        ("Ab 15.06. bin ich wieder da.", (6, 14)),
        ("Ich bin ab dem 15. Juni wieder erreichbar.", (6, 14)),
        ("Ich bin bis zum 14.6. nicht da", (6, 14)),
        ("Je suis absent du 1er au 12 juin.", (6, 12)),
        ("del 1 al 12 de junio", (6, 12)),
        ("Estarei ausente até 12/06.", (6, 12)),
        ("dal 1 al 12 giugno", (6, 12)),
        ("Ik ben van 1 juni tot en met 12 juni afwezig", (6, 12)),
        ("Jag är ledig t.o.m. 12 juni", (6, 12)),
        ("Jestem nieobecny do 12.06.2026", (6, 12)),
    ],
)
def test_the_last_day_away(words, day):
    assert away_until(words, MONDAY) == date(2026, *day)


@pytest.mark.parametrize(
    "words",
    [
        "Ich bin ab Montag im Urlaub.",  # away from that day on
        "Absente à partir du 15 juin.",
        "Ich bin am 15.06. nicht im Büro.",
        "I'll get back to you on Monday.",
        "I will be in the office until June 12.",
        "I will be back on Monday, June 16.",  # that is a Tuesday
        "I am out of the office. I will return on 06/07/2026. The other way is the phone.",  # which month?
        "I will return on January 7, 2026.",  # last year's note
        "Back on June 9, or maybe back on June 11.",
        "Registration closes until June 5",
        "Dana no longer works here; she left until June 12.",
        "I will be back soon.",
        "",
    ],
)
def test_no_day_is_made_up(words):
    assert away_until(words, MONDAY) is None


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.lists(st.sampled_from(PIECES), max_size=14),
)  # fmt: skip
def test_whatever_is_written_it_never_ends_before_it_came(received_on, pieces):
    until = away_until("".join(pieces), received_on)
    assert until is None or until >= received_on


@given(st.integers(0, 120))
@settings(max_examples=25, deadline=None)
def test_a_day_written_with_its_year_is_read_as_it_stands(days):
    on = date.fromordinal(MONDAY.toordinal() + days + 1)
    for said in (f"back on {on:%B} {on.day}, {on.year}", f"zurück am {on:%d.%m.%Y}", f"returning {on.isoformat()}"):
        assert away_until(said, MONDAY) == date.fromordinal(on.toordinal() - 1)
