"""Addresses that take a letter out of the house, with any characters in them."""

from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.outreach.plain_text import one_line, utf16
from shoptalk.outreach.ways_out import fits_in_an_address, mailto, tel, web_address

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(texts, texts)
@settings(deadline=None, max_examples=300)
def test_a_mail_program_reads_back_what_was_written(subject, body):
    link = mailto("k@x.example", subject, body)
    assert "\n" not in link
    assert " " not in link
    parts = urlsplit(link)
    read = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True)
    expected = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    assert read.get("body", [""]) == [expected]
    assert read.get("subject", [""]) == [one_line(subject)]
    assert set(read) <= {"subject", "body"}


def test_odd_characters_one_by_one():
    link = mailto("k@x.example", "50 % & more? #1", "a=b&bcc=evil@x.example\nline two + 🎉")
    assert link == (
        "mailto:k@x.example?subject=50%20%25%20%26%20more%3F%20%231"
        "&body=a%3Db%26bcc%3Devil%40x.example%0D%0Aline%20two%20%2B%20%F0%9F%8E%89"
    )


@given(texts)
@settings(deadline=None)
def test_no_second_header_begins_in_a_subject(subject):
    message = EmailMessage()
    message["Subject"] = one_line(subject)  # raises when a line end is left
    assert not set(unquote(mailto("k@x.example", subject, ""))) & set("\r\n")


def test_no_second_recipient_begins_in_an_address():
    link = mailto("k@x.example?bcc=evil@x.example&subject=hi", "", "")
    assert "?" not in link
    assert "&" not in link
    assert mailto("a@x.example, b@x.example", "", "").count("@") == 2
    assert "," not in mailto("a@x.example, b@x.example", "", "")


def test_a_letter_of_ten_thousand_characters_is_told_to_be_too_long():
    assert not fits_in_an_address(mailto("k@x.example", "Hi", "x" * 10_000))
    assert fits_in_an_address(mailto("k@x.example", "Hi", "x" * 900))


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("412 555 0187", "tel:4125550187"), ("+49 (0)30 123", "tel:+49030123"), ("no", ""), ("", ""),
        ("412-555-0187 x12", "tel:4125550187"), ("javascript:alert(1)", ""),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(typed, link):
    assert tel(typed) == link


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "http://a@b", "//x", ""])
def test_only_pages_of_the_web_are_opened(url):
    assert web_address(url) == ""


def test_a_profile_without_its_scheme_is_a_page():
    assert web_address("linkedin.com/in/keisha") == "https://linkedin.com/in/keisha"
    assert web_address("https://x.example/a?b=c") == "https://x.example/a?b=c"


def test_positions_count_as_the_browser_counts():
    assert utf16("a🎉b", 2) == 3
