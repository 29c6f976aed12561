"""Names, dates, addresses: what is taken apart, what is left alone."""

from datetime import UTC, date, datetime

import pytest

from shoptalk.integrations.tidying import addresses, names
from shoptalk.integrations.tidying.dates import read_date, read_moment


@pytest.mark.parametrize(
    ("text", "given", "family", "credentials"),
    [
        ("Dana Whitfield", "Dana", "Whitfield", ""),
        ("Dana Whitfield, PhD, AICP", "Dana", "Whitfield", "PhD, AICP"),
        ("Dana Whitfield PhD", "Dana", "Whitfield", "PhD"),
        ("Dana Whitfield, Ph.D.", "Dana", "Whitfield", "Ph.D."),
        ("Dana Whitfield, MCRP", "Dana", "Whitfield", "MCRP"),
        ("Dana Whitfield, LEED AP", "Dana", "Whitfield", "LEED AP"),
        ("Whitfield, Dana", "Dana", "Whitfield", ""),
        ("WHITFIELD, DANA", "DANA", "WHITFIELD", ""),
        ("Ma, Ed", "Ed", "Ma", ""),
        ("Yo-Yo Ma", "Yo-Yo", "Ma", ""),
        ("Jan van der Berg", "Jan", "van der Berg", ""),
        ("Prof. Dr. Anna-Lena Müller", "Anna-Lena", "Müller", ""),
        ("Dana (she/her) Whitfield", "Dana", "Whitfield", ""),
        ("🌟 Dana Whitfield 🌟", "Dana", "Whitfield", ""),
        ("Cher", "Cher", "", ""),
        ("王小明", "", "", ""),
        ("山田 太郎", "", "", ""),
        ("김민수", "", "", ""),
    ],
)
def test_one_column_names_are_taken_apart(text, given, family, credentials):
    name = names.from_one(text)
    assert (name.given, name.family, name.credentials) == (given, family, credentials)


@pytest.mark.parametrize(
    "name", [("Nan", "Null"), ("Ed", "Ma"), ("Do", "Pa"), ("Mary Ann", "O'Brien"), ("Anna-Lena", "de la Cruz")]
)
def test_names_that_look_like_something_else_stay_names(name):
    assert names.from_two(*name)[:2] == name


@pytest.mark.parametrize(
    "text",
    [
        "12 Mar 2021", "Mar 12, 2021", "12 March 2021", "2021-03-12", "2021/3/12", "2021.03.12", "3/12/2021",
        "3/12/21", "12.03.2021", "12. März 2021",
        "12 mars 2021", "12 de mar. de 2021", "12 de marzo de 2021", "12 março 2021", "12 mar 2021",
        "12 mrt. 2021", "12 maart 2021", "2021年3月12日",
        "12 марта 2021", "2021-03-12 10:00:00 UTC", "3/12/21, 2:15 PM", "12 marca 2021", "2021-03-12T10:00:00Z",
    ],
)  # fmt: skip
def test_twelfth_of_march_is_read_in_every_dress(text):
    assert read_date(text) == date(2021, 3, 12)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 janv. 2020", 1), ("1 févr. 2020", 2), ("1 avr. 2020", 4), ("1 mai 2020", 5), ("1 juin 2020", 6),
        ("1 juil. 2020", 7), ("1 août 2020", 8),
        ("1 déc. 2020", 12), ("1 ene. 2020", 1), ("1 abr. 2020", 4), ("1 ago. 2020", 8), ("1 dic. 2020", 12),
        ("1 fev. 2020", 2), ("1 set. 2020", 9),
        ("1 out. 2020", 10), ("1 gen 2020", 1), ("1 mag 2020", 5), ("1 lug 2020", 7), ("1 ott 2020", 10),
        ("1 mei 2020", 5), ("1 Okt. 2020", 10), ("1 Dez. 2020", 12),
    ],
)  # fmt: skip
def test_months_are_known_in_six_languages(text, month):
    assert read_date(text) == date(2020, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "31 Feb 2021",
        "12 Mar 1900",
        "12 Mar 2999",
        "1",
        "2021",
        "99/99/9999",
        "12 Mar",
        "0000-00-00",
        "x" * 500,
    ],
)
def test_what_is_no_sane_date_is_none(text):
    assert read_date(text) is None


def test_day_first_settles_what_numbers_leave_open():
    assert read_date("03/12/2021", True) == date(2021, 12, 3)
    assert read_date("03/12/2021", False) == date(2021, 3, 12)
    assert read_date("13/12/2021", False) == date(2021, 12, 13)


def test_moments_have_their_clock():
    assert read_moment("2024-05-02 11:30:00 UTC") == datetime(2024, 5, 2, 11, 30, tzinfo=UTC)
    assert read_moment("5/2/24, 2:15 PM") == datetime(2024, 5, 2, 14, 15, tzinfo=UTC)
    assert read_moment("5/2/24") == datetime(2024, 5, 2, tzinfo=UTC)
    assert read_moment("soon") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dana@Rivermark.Example", "dana@rivermark.example"), ("mailto:d@r.example?subject=x", "d@r.example"),
        ("<d@r.example>", "d@r.example"),
        ("d@r", ""), ("@r.example", ""), ("n/a", ""), ("jürgen@müller.example", "jürgen@müller.example"),
        ("d..x@r.example", ""), ("a" * 300 + "@r.example", ""),
    ],
)  # fmt: skip
def test_an_address_is_one_or_none(text, found):
    assert addresses.email(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+41 44 555 01 42", "+41 44 555 01 42"), ("(412) 555-0142 x12", "(412) 555-0142 x12"),
        ("tel:+1-412-555-0143;ext=12", "+1-412-555-0143 ext. 12"),
        ("12", ""), ("call me", ""), ("1" * 40, ""),
    ],
)  # fmt: skip
def test_a_number_is_kept_as_written_or_not_at_all(text, found):
    assert addresses.phone(text) == found


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "file:///etc/passwd", "not a link", "d@r.example"],
)
def test_a_link_that_a_browser_should_not_follow_is_none(text):
    assert addresses.url(text) == ""
