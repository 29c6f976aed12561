"""Mail is written by strangers: no bytes whatever raise, and none take long."""

import time
from datetime import date
from email.header import Header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.mail.heads import glance, sent_head
from shoptalk.method.mail.html_text import html_to_text
from shoptalk.method.mail.kinds import Kind, recognise
from shoptalk.method.mail.message_text import MOST_TEXT, read_mail
from shoptalk.method.mail.new_words import new_words
from tests.method.mail.samples import EXPECTED, FOLDER, RECEIVED_ON, awaited

LONGEST_SECONDS = 3.0  # for a message made to be slow; an honest one takes milliseconds
SOME = [(FOLDER / f"{name}.eml").read_bytes() for name in list(EXPECTED)[::6]]


def read_all(raw: bytes) -> None:
    mail = read_mail(raw)
    found = recognise(mail, RECEIVED_ON)
    assert found.kind in Kind
    assert len(mail.text) <= MOST_TEXT
    assert not mail.text.strip() or new_words(mail.text)
    assert awaited().match(*mail.sender, mail.answers).certainty
    assert "\x00" not in sent_head(raw[:2_000]).subject
    assert isinstance(awaited().written_to(sent_head(raw[:2_000]).to), list)
    assert "\x00" not in mail.text + mail.header("subject") + mail.sender[0]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_whatever_raise(raw):
    read_all(raw)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SOME), st.integers(0, 4000), st.binary(max_size=40), st.integers(0, 300))
def test_mail_that_was_damaged_on_its_way_is_still_read(raw, at, rubbish, lost):
    read_all(raw[:at] + rubbish + raw[at + lost :])


SLOW = {
    "ten thousand headers": b"".join(b"X-%d: y\n" % n for n in range(10_000)) + b"From: a@b.example\n\nHi",
    "ten thousand equal headers": b"Received: by x\n" * 10_000 + b"\nHi",
    "one header of a megabyte": b"Subject: " + b"=?utf-8?q?a?= " * 80_000 + b"\n\nHi",
    "parts in parts in parts": b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000)
    ),
    "messages in messages": b"Content-Type: message/rfc822\n\n" * 3_000 + b"Hi",
    "many parts": b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nHi\n" * 30_000,
    "lines of nothing": b"\n" + b" \n" * 200_000,
    "spaces": b"\n" + b" " * 400_000,
    "quoted without end": b"\n" + b"> " * 200_000,
    "an introduction without end": b"\n" + b"On On On " * 40_000,
    "introductions": b"\n" + b"On Tue, May 1 <a@b> " * 20_000,
    "heads": b"\n" + b"From: a\nSent: b\n" * 20_000,
    "dashes": b"\n" + b"-" * 400_000,
    "comments that never end": b"Content-Type: text/html\n\n" + b"<!--" * 100_000,
    "tags that never end": b"Content-Type: text/html\n\n" + b"<a " * 130_000,
    "scripts that never end": b"Content-Type: text/html\n\n" + b"<title><script x>" * 25_000,
    "quotations in quotations": b"Content-Type: text/html\n\n" + b"<blockquote><p>a" * 25_000,
    "a charset that is slow": b"Content-Type: text/plain; charset=punycode\n\n" + b"a-b" * 150_000,
    "an absence of dates": b"Auto-Submitted: auto-replied\n\n" + b"back on 1.2. until 3/4/26 " * 20_000,
    "addresses": b"From: mailer-daemon@x.example\nSubject: Undelivered mail\n\n" + b"a@b." * 100_000,
    "spaces above a quotation": b"\n" + b" " * 50_000 + b"x\n> q\nanswer\n",
    "a tag of spaces": b"Content-Type: text/html\n\n<" + b" " * 280_000 + b">",
    "signs that begin no tag": b"Content-Type: text/html\n\n" + b"< " * 140_000 + b">",
    "many styles": b"Content-Type: text/html\n\n" + b"<style></style>" * 20_000,
    "a kind of half a megabyte": b'Content-Type: text/plain; a="' + b";" * 500_000 + b"\n\nHi",
    "a kind in many lines": b'Content-Disposition: attachment; a="' + b";\n " * 160_000 + b"\n\nHi",
    "encoded words without end": (b"Subject: " + b"=?a?q?" * 3_300 + b"\n") * 25 + b"\nHi",
    "ids that never end": (b"References: " + b"=?a?q?" * 3_300 + b"\n") * 25 + b"\nHi",
    "fields of spaces": b"Content-Type: multipart/report; boundary=b\n\n"
    + (b"--b\nContent-Type: message/delivery-status\n\n(a\nabc:" + b" " * 30_000 + b"x" * 1_100 + b"\n") * 16,
    "half characters": "\nX-A: \ud800 \U0001f600".encode("utf-8", "surrogatepass") * 9_000,
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
def test_mail_made_to_be_slow_is_read_in_no_time(name):
    started = time.process_time()  # of this process: what else the machine does is no fault of the reader
    read_all(SLOW[name])
    assert time.process_time() - started < LONGEST_SECONDS


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>a<br>b</div><script>evil()</script><style>p{}</style>c", "a\nb\nc"),
        ("1 &lt; 2 and 2 < 3", "1 < 2 and 2 < 3"),
        ("<blockquote>old<br>older</blockquote>new", "> old\n> older\nnew"),
        ("<a href='javascript:x()'>press</a> &amp; go", "press & go"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<!-- hidden <b>really</b> --><td>x</td><td>y</td>", "x y"),
        ("<head><title>No</title></head><body>Yes</body>", "Yes"),
    ],
)
def test_html_becomes_the_words_that_a_reader_sees(markup, words):
    assert html_to_text(markup) == words


@pytest.mark.parametrize("blank", ["\u00a0".encode(), b"\x01 ", b" ", b"("])
def test_a_head_made_to_be_slow_is_seen_in_no_time(blank):
    started = time.process_time()
    glance(b"From: " + blank * 1_000 + b"x")
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("trick", ["\u202e", "\u200b", "\u2066", "\u00ad", "\u061c"])
def test_nothing_unseen_stands_in_a_name_or_a_subject(trick):
    encoded = Header(f"Dana{trick} Whitfield", "utf-8").encode().encode()
    for raw in (encoded, f"Dana{trick} Whitfield".encode()):
        mail = read_mail(b"From: " + raw + b" <d@x.example>\nSubject: " + raw + b"\n\nHi")
        assert mail.sender == ("Dana Whitfield", "d@x.example") and mail.header("subject") == "Dana Whitfield"


def test_an_away_date_is_counted_from_the_day_it_came():
    raw = b"Auto-Submitted: auto-replied\nSubject: Out of office\n\nI am away and back on Thursday."
    assert recognise(read_mail(raw), date(2026, 6, 5)).away_until == date(2026, 6, 10)
