"""“Test it” for calendars: found behind the address that people have at hand, and nothing else is."""

import contextlib

import pytest

from shoptalk.integrations import calendar_check
from shoptalk.integrations.caldav.conversation import Conversation
from shoptalk.integrations.caldav.multistatus import parsed
from shoptalk.integrations.calendar_check import check_feed
from shoptalk.integrations.ports.calendars import Account
from shoptalk.integrations.ports.servers import Permanent
from tests.integrations.web_server import WebServer

ICS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def check_calendars(address, login, password, **more):
    return calendar_check.check_calendars(Account(address, login, password), **more)


def words(found) -> str:
    return "\n".join(line.words for line in found.lines)


@pytest.fixture
def web():
    with contextlib.ExitStack() as started:
        yield lambda answers: started.enter_context(WebServer(answers))


def test_the_calendars_of_a_real_server_are_found_from_any_address_of_it(calendar_server):
    calendar_server.make_calendar("school", "Sch&amp;ol “7b”")
    calendar_server.make_calendar("errands", "Errands", "VTODO")
    for address in (calendar_server.address, calendar_server.address + "marisol/", calendar_server.address + "none/"):
        found = check_calendars(address, calendar_server.login, calendar_server.password, public_only=False)
        assert found.works, words(found)
        names = {one.name: one for one in found.calendars}
        assert {"Talks", "Sch&ol “7b”"} <= set(names) and "Errands" not in names
        assert names["Talks"].address == calendar_server.calendar and names["Talks"].writable


def test_the_address_of_one_calendar_will_do(calendar_server):
    found = check_calendars(
        calendar_server.calendar, calendar_server.login, calendar_server.password, public_only=False
    )
    assert [one.address for one in found.calendars] == [calendar_server.calendar]


def test_a_wrong_password_is_said_and_not_repeated(calendar_server):
    found = check_calendars(calendar_server.address, "marisol", "quite-a-secret-ü", public_only=False)
    assert not found.works and "does not take this login and password" in words(found)
    assert "quite-a-secret" not in words(found)


def test_where_many_share_a_calendar_inside_is_not_asked(calendar_server):
    for address in (calendar_server.address, f"https://localhost:{calendar_server.port}/"):
        assert not check_calendars(address, "marisol", "secret", public_only=True).works


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b"<html>Welcome</html>"),
        (404, {}, b""),
        (207, {}, b"not xml"),
        (207, {}, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus xmlns="DAV:">&a;</multistatus>'),
        (207, {}, b'<multistatus xmlns="DAV:"/>'),
        (503, {}, b""),
    ],
)
def test_what_is_no_calendar_server_is_said_in_a_sentence(web, answer):
    found = check_calendars(web({"/": answer, "/.well-known/caldav": answer}).at("/"), "a", "b", public_only=False)
    assert not found.works and not found.calendars and words(found).endswith((".", "?"))


BOMB = '<?xml version="1.0"{}?><!-- <a --><!DOCTYPE x [<!ENTITY a "aaaa">]><d:multistatus xmlns:d="DAV:"/>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB.format("").encode(),
        BOMB.format(' encoding="utf-16"').encode("utf-16"),
        BOMB.format("").encode("utf-16-be"),
        b'<?xml version="1.0" encoding="cp037"?>' + BOMB.partition("?>")[2].encode("cp037"),
        b"\xff\xfe\x00",
    ],
)
def test_no_answer_brings_entities_along_whatever_its_encoding(body):
    with pytest.raises(Permanent):
        parsed(body, "https://x.example/")


def test_what_an_appointment_says_of_entities_is_only_text():
    body = '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/a</d:href><d:propstat><d:prop><d:getetag><![CDATA[{}]]>'
    body += "</d:getetag></d:prop></d:propstat></d:response></d:multistatus>"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (item,) = parsed(body.format("<!DOCTYPE <!ENTITY ü").encode(encoding), "https://x.example/").items
        assert item.text("d:getetag") == "<!DOCTYPE <!ENTITY ü"


@pytest.mark.parametrize(
    ("home", "to", "may"),
    [
        ("https://cal.example/a", "https://cal.example/b", True),
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com/9", True),
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com:8443/9", False),
        ("https://caldav.icloud.com/", "https://icloud.com.example/", False),
        ("https://me.example.co.uk/", "https://them.example.co.uk/", False),
        ("https://example.co.uk/", "https://other.co.uk/", False),
        ("https://cal.example/", "http://cal.example/", False),
    ],
)
def test_a_password_goes_to_its_own_host_and_to_no_neighbour(home, to, may):
    with Conversation(Account(home, "marisol", "secret"), public_only=True) as server:
        assert server._may_sign_in(to) is may


def test_a_server_that_sends_us_inside_is_not_followed(web):
    inside = web({"/": (207, {}, b"")})
    body = '<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop><current-user-principal><href>{}</href>'
    body += "</current-user-principal></prop></propstat></response></multistatus>"
    sender = web({"/": (207, {}, body.format(f"http://localhost:{inside.port}/").encode())})
    found = check_calendars(sender.at("/"), "a", "b", public_only=False)
    assert "private network" in words(found) and inside.asked == []


def test_a_feed_is_read_once_and_its_address_stays_secret(web):
    server = web({"/private-abc123.ics": (200, {}, ICS), "/page": (200, {}, b"<html>")})
    found = check_feed(server.at("/private-abc123.ics"), public_only=False)
    assert found.works and words(found) == "127.0.0.1 gives the calendar: 1 entry."
    assert "no calendar" in words(check_feed(server.at("/page"), public_only=False))
    gone = words(check_feed(server.at("/private-abc124.ics"), public_only=False))
    assert "nothing at this address any more" in gone and "abc" not in gone


def test_a_calendar_server_that_says_nothing_holds_nobody_up(scripted_smtp):
    from tests.servers.scripted import HANG

    scripted_smtp.say("connect", HANG)
    found = check_calendars(f"http://localhost:{scripted_smtp.port}/", "a", "b", public_only=False, seconds=0.4)
    assert "in time" in words(found) or "within" in words(found) or "too long" in words(found)
