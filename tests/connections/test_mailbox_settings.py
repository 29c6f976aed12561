"""Connecting a mailbox: what is typed, what is kept, what is never shown or sent elsewhere."""

import pytest

from shoptalk.accounts.answers import Mend
from shoptalk.connections.actions.connect_mailbox import connect_mailbox
from shoptalk.connections.actions.end_connection import end_connection
from shoptalk.connections.current import mailbox
from shoptalk.connections.models import MailConnection
from shoptalk.connections.secrets import CannotOpen
from shoptalk.history.steps import undo
from shoptalk.integrations import autoconfig
from tests.connections.conftest import SECRET

PAGE = "/settings/mail/"


def test_an_address_is_enough_for_a_known_provider(browser_of_marisol, campaign):
    assert "E-mail address" in browser_of_marisol.get(PAGE).content.decode()
    page = browser_of_marisol.get(f"{PAGE}?address=marisol@gmail.com").content.decode()
    assert 'value="smtp.gmail.com"' in page and 'value="imap.gmail.com"' in page and 'value="993"' in page
    assert "app password" in page and "https://myaccount.google.com/apppasswords" in page


def test_an_unknown_provider_is_a_guess_and_says_so(browser_of_marisol, campaign):
    page = browser_of_marisol.get(f"{PAGE}?address=me@own.example").content.decode()
    assert "a guess from the address" in page and 'value="smtp.own.example"' in page
    chosen = browser_of_marisol.get(f"{PAGE}?address=me@own.example&provider=microsoft365").content.decode()
    assert 'value="smtp.office365.com"' in chosen and "takes a token" in chosen


def test_every_provider_is_reached_encrypted_and_by_one_domain_only():
    domains = [domain for one in autoconfig.PROVIDERS for domain in one.domains]
    assert len(domains) == len(set(domains)) > 40
    for one in autoconfig.PROVIDERS:
        assert {one.smtp[2], one.imap[2]} <= {"tls", "starttls"} and one.hint.endswith(".") and one.source
        assert not one.caldav or one.caldav.startswith("https://")
        assert autoconfig.guess(f"a@{min(one.domains)}").provider is one


def test_what_was_typed_is_kept_and_the_password_never_shown(browser_of_marisol, marisol, campaign, mailbox_typed):
    answer = browser_of_marisol.post(PAGE, mailbox_typed())
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?test=now")
    connection = mailbox(marisol)
    assert connection.smtp.secret == connection.imap.secret == SECRET
    assert connection.smtp.login == "marisol.vega@mail.example"
    page = browser_of_marisol.get(PAGE).content.decode()
    assert "marisol.vega@mail.example" in page and SECRET not in page and connection.closed_secret not in page


def test_an_empty_password_keeps_the_one_that_is_there(marisol, now, mailbox_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    changed = connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(secret="", letters_a_day=5, smtp_port=465))
    connection = mailbox(marisol)
    assert (connection.letters_a_day, connection.smtp.port, connection.smtp.secret) == (5, 465, SECRET)
    undo(marisol, now, changed.event)
    assert mailbox(marisol).smtp.port == 587


@pytest.mark.parametrize("moved", [{"smtp_host": "smtp.other.example"}, {"imap_host": "imap.other.example"}])
def test_a_password_is_not_sent_to_another_host(marisol, now, mailbox_typed, moved):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    with pytest.raises(Mend, match="Type the password for this server"):
        connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(secret="", **moved))
    assert mailbox(marisol).smtp_host == "smtp.mail.example", "nothing was changed"


def test_undo_and_a_changed_row_send_no_password_elsewhere_either(marisol, now, mailbox_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    moved = mailbox_typed(smtp_host="smtp.other.example", imap_host="imap.other.example", secret="another-one")
    changed = connect_mailbox(seat=marisol, now=now, typed=moved)
    assert mailbox(marisol).smtp.secret == "another-one"
    undo(marisol, now, changed.event)
    with pytest.raises(CannotOpen, match="another server"):
        _ = mailbox(marisol).smtp
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    MailConnection.objects.update(smtp_host="mallory.example")
    with pytest.raises(CannotOpen, match="another server"):
        _ = mailbox(marisol).imap


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"address": "nobody"}, "one @"),
        ({"address": ""}, "Which address"),
        ({"secret": ""}, "Type the password"),
        ({"secret": "a\nb"}, "line break"),
        ({"secret": "s" * 5000}, "Was something else copied?"),
        ({"smtp_host": "smtp mail example"}, "no spaces"),
        ({"smtp_host": "mail.example/a@b"}, "no spaces and no slashes"),
        ({"imap_host": ""}, "Which server?"),
        ({"smtp_port": "0"}, "A port goes from 1"),
        ({"smtp_port": "65536"}, "A port goes from 1"),
        ({"imap_port": "imap"}, "A port is a whole number"),
        ({"smtp_tls": "none"}, "could be read on the way"),
        ({"imap_host": "10.0.0.7", "imap_tls": "none"}, "could be read on the way"),
        ({"smtp_tls": "ssl3"}, "TLS or STARTTLS"),
        ({"secret_kind": "blood"}, "password or with a token"),
        ({"letters_a_day": "500"}, "from 1 to 50"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(browser_of_marisol, marisol, campaign, mailbox_typed, typed, words):
    answer = browser_of_marisol.post(PAGE, mailbox_typed(**typed))
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and 'class="mend"' in page
    assert SECRET not in page and mailbox(marisol) is None


def test_this_machine_may_be_spoken_to_without_encryption(marisol, now, mailbox_typed):
    here = {"smtp_host": "127.0.0.1", "smtp_tls": "none", "imap_host": "localhost", "imap_tls": "none"}
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(**here))
    assert mailbox(marisol).smtp.tls == "none"


def test_an_app_password_is_taken_as_google_shows_it(marisol, now, mailbox_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(secret=" abcd efgh\xa0ijkl mnop\t"))
    assert mailbox(marisol).smtp.secret == "abcdefghijklmnop"
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(secret="four words stay four"))
    assert mailbox(marisol).smtp.secret == "four words stay four"


def test_ending_forgets_the_password_and_undo_asks_for_it_again(
    browser_of_marisol, marisol, now, campaign, mailbox_typed
):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    assert browser_of_marisol.post(f"{PAGE}ending").status_code == 302
    assert mailbox(marisol) is None and not MailConnection.objects.get().closed_secret
    assert browser_of_marisol.post(f"{PAGE}ending").status_code == 404, "a second click finds nothing to end"
    ended = MailConnection.objects.get()
    ended.ended_at = None
    ended.save()
    again = end_connection(seat=marisol, now=now, connection=ended)
    undo(marisol, now, again.event)
    with pytest.raises(CannotOpen, match="no password here"):
        _ = mailbox(marisol).smtp
    with pytest.raises(Mend, match="Type the password"):
        connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(secret=""))


def test_connecting_can_be_undone_also_after_it_was_tested(marisol, now, mailbox_typed):
    made = connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    MailConnection.objects.update(sent_folder="Sent", checked_words="Nothing new.")
    undo(marisol, now, made.event)
    assert not MailConnection.objects.exists()


def test_a_second_click_connects_nothing_twice(marisol, now, mailbox_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    assert connect_mailbox(seat=marisol, now=now, typed=mailbox_typed()).event is None
    assert MailConnection.objects.count() == 1


def test_testing_says_what_works_and_keeps_what_was_found(
    browser_of_marisol, marisol, now, campaign, mailbox_typed, mail_server
):
    here = {"smtp_host": "localhost", "imap_host": "localhost"}
    here |= {"smtp_port": mail_server.submission_port, "imap_port": mail_server.imaps_port}
    typed = mailbox_typed(address=mail_server.fresh(), secret=mail_server.password, **here)
    connect_mailbox(seat=marisol, now=now, typed=typed)
    MailConnection.objects.update(trouble="It was full.")
    page = browser_of_marisol.post(f"{PAGE}test").content.decode()
    assert "All of it works." in page and "folder “Sent”" in page
    assert (mailbox(marisol).sent_folder, mailbox(marisol).trouble) == ("Sent", "")
    connect_mailbox(seat=marisol, now=now, typed=typed | {"secret": "wrong"})
    part = browser_of_marisol.post(
        f"{PAGE}test", headers={"HX-Request": "true", "HX-Target": "test", "HX-Current-URL": "http://testserver" + PAGE}
    ).content.decode()
    assert "does not take this login and password" in part and "<html" not in part and "wrong" not in part


def test_while_it_is_tested_the_guessed_servers_lie_open_to_be_changed(
    browser_of_marisol, marisol, now, campaign, mailbox_typed
):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    tested, later = (browser_of_marisol.get(f"{PAGE}{which}").content.decode() for which in ("?test=now", ""))
    assert '<details class="fold" open' in tested and '<details class="fold" open' not in later
    assert "Set up</span>since" in later, "connected is what was seen to work"
    MailConnection.objects.update(checked_at=now, checked_words="No server of the name imap.mail.example was found.")
    assert "Connected</span>since" in browser_of_marisol.get(PAGE).content.decode()
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(imap_host="imap.right.example"))
    assert "was found" not in browser_of_marisol.get(PAGE).content.decode(), "said of the server before"


def test_where_many_share_no_server_inside_is_tested(
    browser_of_marisol, marisol, now, campaign, mailbox_typed, scripted_smtp, scripted_imap, settings
):
    settings.PUBLIC_SERVERS_ONLY = True
    ports = {"smtp_port": scripted_smtp.port, "imap_port": scripted_imap.port}
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed(smtp_host="localhost", imap_host="127.0.0.1", **ports))
    page = browser_of_marisol.post(f"{PAGE}test").content.decode()
    assert page.count("lies in a private network") == 2 and scripted_smtp.heard == scripted_imap.heard == []


def test_the_page_costs_few_queries(
    browser_of_marisol, marisol, now, campaign, mailbox_typed, django_assert_max_num_queries
):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    with django_assert_max_num_queries(4):
        browser_of_marisol.get(PAGE)


def test_a_stranger_has_a_mailbox_of_his_own(marisol, stranger, now, mailbox_typed):
    connect_mailbox(seat=marisol, now=now, typed=mailbox_typed())
    assert mailbox(stranger) is None
