"""A letter read back by a parser that is not ours says what was written, and nothing else."""

import email
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.utils import getaddresses
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shoptalk.method.mail.flowed_text import clean_text, flow, unflow
from shoptalk.method.mail.header_words import NoAddress, address_of, bounded, clean_line, message_id
from shoptalk.method.mail.letter_form import Form, letter_bytes

AT = datetime(2026, 5, 12, 9, 0, tzinfo=ZoneInfo("America/New_York"))
EXPECTED = ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
# Everything a person may paste, and what an attacker would: line ends of all kinds, encoded words, angle brackets.
TYPED = st.text(
    st.one_of(st.characters(), st.sampled_from('\r\n\t\x00\x0b\x0c\x1c\x85\u2028 \u202e<>@"\\,;:()=?_.-aZé漢🙂')),
    max_size=200,
)
NASTY = "Hi\r\nBcc: victim@example.org\r\n\r\nbody =?utf-8?q?=0D=0ABcc=3A_x?= \u2028Bcc: y\x00"


def form(**more) -> Form:
    facts = {
        "from_name": "Marisol Vega", "from_address": "marisol@mail.example", "to_name": "Keisha Monroe",
        "to_address": "k@greenways.example", "subject": "Pitt", "text": "Hi Keisha", "message_id": "<a1@mail.example>",
        "at": AT,
    }  # fmt: skip
    return Form(**(facts | more))


def read(raw: bytes):
    return email.message_from_bytes(raw, policy=policy.default)


def words_of(message) -> str:
    return message.get_content().replace("\r\n", "\n").removesuffix("\n")


def said_in(raw: bytes, field: str) -> tuple[str, str]:
    """Name and address, by the older parser: the newer one puts spaces between encoded words of a name."""
    ((name, address),) = getaddresses([email.message_from_bytes(raw)[field]])
    return str(make_header(decode_header(name))), address


@settings(deadline=None, max_examples=150)
@example(NASTY, NASTY, NASTY)
@example("=?utf-8?b?QQ==?=", "=?utf-8?b?QQ==?= B", "x")
@example("a" * 300, 'O"Brien \\, Esq.', " lead\n>quoted\nFrom here\n-- \nMarisol")
@given(TYPED, TYPED, st.text(st.one_of(st.characters(), st.sampled_from(" \n>-漢")), max_size=600))
def test_what_was_typed_comes_back_and_nothing_is_added(subject, name, text):
    raw = letter_bytes(form(subject=subject, to_name=name, from_name=name, text=text))
    message = read(raw)
    expected = [one for one in EXPECTED if one != "Subject" or subject.strip()]
    assert message.keys() == expected
    assert (message["Subject"] or "") == clean_line(subject) or not subject.strip()
    for field, address in (("From", "marisol@mail.example"), ("To", "k@greenways.example")):
        assert said_in(raw, field) == (clean_line(name), address)
    assert not message.defects
    assert unflow(words_of(message)) == clean_text(text)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")


@settings(deadline=None, max_examples=150)
@example("word " * 60)
@example("x" * 200 + " y")
@example("--  " * 40)
@given(st.text(st.sampled_from("ab  >F\n-漢"), max_size=500))
def test_flowed_text_flows_back(text):
    lines = flow(text)
    assert unflow(lines) == clean_text(text)
    for line in lines.split("\n"):
        assert len(line) <= 80 or " " not in line.strip(" >"), line


def test_long_paragraphs_are_broken_at_78():
    lines = flow("I have taught earth science for nine years and wonder how a week in planning goes. " * 8).split("\n")
    assert max(map(len, lines)) <= 78
    assert all(line.endswith(" ") for line in lines[:-1])


def test_plain_words_stay_readable_on_the_wire():
    raw = letter_bytes(form(subject="Pitt and planning", text="Hi Keisha,\n\nA short talk?\n\nMarisol"))
    assert b"Subject: Pitt and planning\r\n" in raw
    assert b"Content-Transfer-Encoding: 7bit\r\n\r\nHi Keisha,\r\n\r\nA short talk?\r\n\r\nMarisol\r\n" in raw
    assert b"X-" not in raw and b"User-Agent" not in raw


def test_a_thread_keeps_its_ids_one_after_the_other_and_its_length_ends():
    ids = tuple(f"<{n}@mail.example>" for n in range(90))
    message = read(letter_bytes(form(in_reply_to=ids[-1], references=(*ids, "<evil>\r\nBcc: x@y.example"))))
    assert message["In-Reply-To"] == ids[-1]
    assert message["References"].split() == bounded(list(ids)) == [ids[0], *ids[-19:]]
    assert "Bcc" not in message


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b@c.example", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "a@", "<a@b.example>",
     "ü@b.example", "a@-b.example", "a@" + "b" * 70 + ".example", '"a b"@c.example', "a\x00@b.example", "a@b..example"],
)  # fmt: skip
def test_no_letter_is_formed_to_what_is_no_address(address):
    with pytest.raises(NoAddress):
        letter_bytes(form(to_address=address))


def test_a_domain_with_umlauts_is_written_as_servers_know_it():
    assert address_of("post@müller.example") == "post@xn--mller-kva.example"


def test_a_message_id_says_nothing_of_this_machine():
    assert message_id("abc123", "Marisol@Mail.Example") == "<abc123@mail.example>"


def test_an_invitation_goes_along_as_calendars_take_it():
    ics = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Gespräch\r\nEND:VCALENDAR\r\n"
    message = read(letter_bytes(form(calendar=ics, calendar_method="REQUEST", text="See you.")))
    parts = [(part.get_content_type(), part.get_param("method"), part.get_filename()) for part in message.walk()]
    assert parts == [
        ("multipart/mixed", None, None), ("multipart/alternative", None, None), ("text/plain", None, None),
        ("text/calendar", "REQUEST", None), ("application/ics", None, "invite.ics"),
    ]  # fmt: skip
    calendar, file = [*message.walk()][3:]
    assert calendar.get_content().replace("\r\n", "\n") == ics.replace("\r\n", "\n")
    assert file.get_payload(decode=True).decode() == ics


def test_the_same_letter_gives_the_same_bytes():
    assert letter_bytes(form(text="Grüße")) == letter_bytes(form(text="Grüße"))
