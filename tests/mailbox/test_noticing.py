"""What comes in is noticed, placed and re-planned; with a mailbox in memory, where every fault can be had."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from shoptalk.connections.models import MailConnection
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from shoptalk.integrations.ports.servers import Permanent, Retryable, SignInRefused
from shoptalk.mailbox.models import Folder, Incoming
from shoptalk.mailbox.noticing import look_into, notice
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.workspaces.access import Seat
from tests import cast
from tests.contracts.mail_samples import letter
from tests.mailbox.conftest import approved
from tests.method.mail.samples import FOLDER

pytestmark = pytest.mark.django_db
KEISHA = "Keisha Monroe <k@greenways.example>"
NOBODY_KNEW = "who <w@elsewhere.example>"


@pytest.fixture
def look(mailbox, box, now):
    def look(later=timedelta(hours=1)):
        mailbox.refresh_from_db()
        return look_into(mailbox, now + later, box.open)

    return look


def put(box, now, message, folder="INBOX", later=timedelta(minutes=30)):
    return box.put(message, folder, now + later)


def standing(person) -> Ask:
    return Ask.objects.get(contact=person)


def test_a_reply_stops_what_was_planned_and_today_offers_the_answer(box, asked, look, keisha, now):
    assert standing(keisha).next_kind == "nudge"
    put(
        box,
        now,
        letter(KEISHA, words="Gladly.\n\nOn Tue, May 12, 2026, Marisol wrote:\n> Hi", answers=asked.message_id),
    )
    assert look().taken_in == 1
    came = Incoming.objects.get()
    assert (came.kind, came.contact, came.letter, came.new_words) == ("reply", keisha, asked, "Gladly.")
    assert "> Hi" in came.all_words
    assert came.settled_at is None
    touch = came.touch
    assert (touch.kind, touch.words, touch.at) == ("replied", "Gladly.", now + timedelta(minutes=30))
    assert (standing(keisha).stage, standing(keisha).next_kind) == ("talking", "answer_reply")


def test_a_follow_up_that_was_queued_already_stays_here(box, asked, look, marisol, keisha, now):
    queued = approved(marisol, now + timedelta(days=4), keisha, kind="nudge", once="second")
    assert queued.state == Letter.State.QUEUED
    put(box, now, letter(KEISHA, answers=asked.message_id))
    look()
    queued.refresh_from_db()
    assert queued.state == Letter.State.DRAFT
    assert "wrote back" in queued.failure


def test_undo_takes_back_what_was_made_of_it_and_the_message_lies_there_to_be_placed(
    box, asked, look, marisol, keisha, now
):
    put(box, now, letter(KEISHA, answers=asked.message_id))
    look()
    undo(marisol, now + timedelta(hours=2), Event.objects.get(name="take_in"))
    came = Incoming.objects.get()
    assert (came.is_offered, came.contact, came.touch) == (True, None, None)
    assert standing(keisha).next_kind == "nudge"
    look(timedelta(hours=3))
    assert Incoming.objects.count() == 1


def test_the_same_message_is_taken_in_once_whatever_happens(box, asked, look, keisha, now):
    put(box, now, letter(KEISHA, answers=asked.message_id, message_id="<r.1@greenways.example>"))
    put(box, now, letter(KEISHA, answers=asked.message_id, message_id="<r.1@greenways.example>"), "Junk")
    assert look().taken_in == 1
    assert look().taken_in == 0
    box.renumber()
    assert look().taken_in == 0
    Folder.objects.update(uidnext=0)
    assert look().taken_in == 0
    assert Touch.objects.filter(kind="replied").count() == 1


def test_after_new_numbers_what_is_new_is_still_found(box, asked, look, keisha, now):
    put(box, now, letter("Nobody <n@elsewhere.example>"))
    look()
    before = Folder.objects.get(name="INBOX")
    put(box, now, letter(KEISHA, answers=asked.message_id))
    box.renumber()
    assert look().taken_in == 1
    after = Folder.objects.get(name="INBOX")
    assert (after.uidvalidity, after.uidnext) == (before.uidvalidity + 1, 3)


def test_only_bodies_of_matches_are_fetched(box, asked, look, now):
    for number in range(50):
        put(box, now, letter(f"Shop {number} <n{number}@shop.example>"))
    match = put(box, now, letter(KEISHA))
    found = look()
    assert (found.looked_at, found.bodies) == (51, 1)
    assert box.fetched == [("INBOX", match)]


def test_a_bounce_is_said_where_the_letter_is(box, asked, look, keisha, now):
    raw = (FOLDER / "postfix_dsn.eml").read_bytes().replace(b"<ask.7f3a@mail.example>", asked.message_id.encode())
    put(box, now, raw.replace(b"dana.whitfield@rivermark.example", b"k@greenways.example"))
    assert look().taken_in == 1
    came = Incoming.objects.get()
    assert (came.kind, came.letter) == ("bounce", asked)
    assert "nobody has that address there (5.1.1)" in came.new_words
    asked.refresh_from_db()
    assert asked.failure == "It came back: nobody has that address there."
    assert standing(keisha).next_kind == "other_address"


def test_a_letter_that_is_late_has_not_come_back(box, asked, look, keisha, now):
    raw = (FOLDER / "postfix_delayed.eml").read_bytes().replace(b"<ask.7f3a@mail.example>", asked.message_id.encode())
    put(box, now, raw)
    look()
    came = Incoming.objects.get()
    assert (came.kind, came.touch) == ("delay", None)
    assert came.settled_at
    assert standing(keisha).next_kind == "nudge"


def test_an_absence_moves_the_follow_up_behind_it(box, asked, look, keisha, now):
    away = "I am out until May 22, 2026."
    put(box, now, letter(KEISHA, "Automatic reply: Pitt", away, asked.message_id, Auto_Submitted="auto-replied"))
    look()
    came = Incoming.objects.get()
    assert (came.kind, came.back_on, came.touch.until) == ("away", date(2026, 5, 22), date(2026, 5, 22))
    assert came.settled_at
    assert standing(keisha).next_on > date(2026, 5, 22)


def test_list_mail_and_machines_are_nobodys_answer(box, asked, look, keisha, now):
    put(box, now, letter(KEISHA, List_Id="<planners.lists.example>"))
    put(box, now, letter("Help <help@greenways.example>", "Ticket 7", "We got it.", Auto_Submitted="auto-generated"))
    assert look().taken_in == 0
    assert Incoming.objects.count() == 0


def test_a_letter_bomb_of_broken_mime_is_taken_in_all_the_same(box, asked, look, keisha, now):
    raw = (
        b"From: k@greenways.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain; charset=klingon\r\n\r\nYes \x00\xff\xfe you\r\n"
        b"--x\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%"
    )
    put(box, now, raw)
    look()
    assert Incoming.objects.get().new_words.startswith("Yes")


def test_who_is_not_certain_is_offered_and_not_guessed(box, asked, look, browser_of_marisol, keisha, marisol, now):
    put(box, now, letter("Ken Abara <ken@greenways.example>", "From Keisha's team", "She asked me to write."))
    put(box, now, letter("Keisha Monroe <keisha77@webmail.example>", "Hello", "My private address."))
    put(box, now, letter(NOBODY_KNEW, "Hello", "Whoever."))
    found = look()
    assert (found.taken_in, found.offered) == (2, 2)
    assert Touch.objects.filter(kind="replied").count() == 0
    page = browser_of_marisol.get(reverse("incoming")).content.decode()
    assert page.count("Whom is this from?") == 2
    assert "It may be" in page
    first, second = Incoming.objects.order_by("pk")
    said = browser_of_marisol.post(reverse("incoming_sender", args=[first.pk]), {"contact": keisha.pk}, follow=True)
    assert "Keisha Monroe replied" in said.content.decode()
    browser_of_marisol.post(reverse("incoming_sender", args=[first.pk]), {"contact": keisha.pk})
    assert Touch.objects.filter(kind="replied").count() == 1
    browser_of_marisol.post(reverse("incoming_aside", args=[second.pk]))
    second.refresh_from_db()
    assert second.settled_at
    assert second.contact is None
    undo(marisol, now, Event.objects.filter(name="set_aside").get())
    second.refresh_from_db()
    assert second.is_offered


def test_an_offered_message_in_junk_is_left_there(box, asked, look, now):
    put(box, now, letter("Ken Abara <ken@greenways.example>"), "Junk")
    put(box, now, letter(KEISHA, answers=asked.message_id), "Junk")
    assert look().taken_in == 1
    assert Incoming.objects.get().folder == "Junk"


def test_an_address_in_junk_that_names_no_letter_is_believed_by_the_seeker_only(box, asked, look, keisha, now):
    put(box, now, letter(KEISHA, "Away", "Back on 1 June.", Auto_Submitted="auto-replied"), "Junk")
    look()
    came = Incoming.objects.get()
    assert came.is_offered and came.contact is None and came.settled_at is None
    assert standing(keisha).next_kind == "nudge"


def test_the_seekers_own_copies_are_no_answers(box, asked, look, mailbox, now):
    put(box, now, letter(f"Marisol <{mailbox.address}>", answers=asked.message_id))
    assert look().taken_in == 0


def test_a_head_that_nobody_can_read_holds_no_other_up(box, asked, look, keisha, now):
    box.put(b"From: " + b"(" * 3_000 + b"\nSubject: x\n\nHi", at=now + timedelta(minutes=20))
    put(box, now, letter(KEISHA, answers=asked.message_id))
    assert look().taken_in == 1


def test_what_one_mailbox_stumbles_over_is_the_others_no_trouble(box, asked, look, mailbox, now, monkeypatch, caplog):
    def stumbles(*_, **__):
        raise LookupError("marisol@mail.example wrote: Dear Keisha")

    monkeypatch.setattr("shoptalk.mailbox.noticing.look_into", stumbles)
    assert notice(now, box.open) == 0
    assert "LookupError" in caplog.text and "Keisha" not in caplog.text and "@" not in caplog.text


def test_a_wrong_password_is_said_once_and_noticing_waits(box, asked, look, mailbox, browser_of_marisol, now):
    box.fails = SignInRefused("mail.example did not take the login and password of marisol.")
    look()
    mailbox.refresh_from_db()
    assert "Noticing waits until you change it" in mailbox.trouble
    box.fails = None
    put(box, now, letter(KEISHA))
    assert look(timedelta(hours=2)).taken_in == 0
    mailbox.refresh_from_db()
    assert mailbox.checked_at == now + timedelta(hours=1)
    assert "Noticing waits" in browser_of_marisol.get(reverse("incoming")).content.decode()
    MailConnection.objects.update(trouble="")
    assert look(timedelta(hours=3)).taken_in == 1


@pytest.mark.parametrize("failure", [Retryable("mail.example does not answer."), Permanent("The certificate ran out.")])
def test_a_network_that_is_away_is_a_calm_line_and_tried_again(box, asked, look, mailbox, now, failure):
    box.fails = failure
    look()
    mailbox.refresh_from_db()
    assert (mailbox.trouble, mailbox.checked_at) == ("", now + timedelta(hours=1))
    assert mailbox.checked_words.startswith(failure.words)
    assert "tried again" in mailbox.checked_words
    box.fails = None
    put(box, now, letter(KEISHA))
    assert look(timedelta(hours=2)).taken_in == 1


def test_a_flood_is_taken_in_over_several_looks_and_nothing_is_left_out(box, asked, look, now, monkeypatch):
    monkeypatch.setattr("shoptalk.mailbox.noticing.MOST_AT_ONCE", 3)
    for number in range(8):
        put(box, now, letter(KEISHA, words=f"No. {number}"))
    assert [look().taken_in for _ in range(4)] == [3, 3, 2, 0]


def test_a_look_that_was_cut_off_goes_on_without_doubling(box, asked, look, now, monkeypatch):
    for number in range(4):
        put(box, now, letter(KEISHA, words=f"No. {number}"))
    message = box.message

    def message_or_end(folder, uid, size, most):
        if uid == 3:
            raise Retryable("mail.example ended the connection.")
        return message(folder, uid, size, most)

    box.message = message_or_end
    look()
    box.message = message
    look()
    assert Incoming.objects.count() == Touch.objects.filter(kind="replied").count() == 4


def test_each_notebook_reads_its_own_mailbox_only(box, asked, look, stranger, keisha, mailbox, now):
    theirs = MailConnection.objects.create(
        workspace=stranger.workspace, address="sam@mail.example", closed_secret=mailbox.closed_secret,
        smtp_host="x", imap_host="127.0.0.1", imap_port=1, imap_tls="none", connected_at=now,
    )  # fmt: skip
    cast.campaign(stranger)
    put(box, now, letter(KEISHA, answers=asked.message_id))
    assert look_into(theirs, now, box.open).taken_in == 0
    assert notice(now + timedelta(hours=1), box.open) == 1
    assert Incoming.objects.get().workspace == keisha.workspace


def test_what_came_in_is_text_on_the_page_and_never_markup(box, asked, look, browser_of_marisol, now):
    evil = "<script>alert(1)</script> see https://evil.example/x and <b>that</b>"
    put(box, now, letter(f'"<img src=x>" <{KEISHA.split("<")[1]}', "<i>Re</i>", evil, asked.message_id))
    look()
    came = Incoming.objects.get()
    for page in (
        reverse("incoming"),
        reverse("incoming_message", args=[came.pk]),
        reverse("person", args=[came.contact_id]),
    ):
        text = browser_of_marisol.get(page).content.decode()
        assert (
            "<script>alert" not in text and "<b>that" not in text and "<img src=x" not in text and "<i>Re" not in text
        )
        assert 'href="https://evil' not in text
        assert "&lt;script&gt;" in text


def test_the_page_asks_few_questions_however_much_came_in(
    box, asked, look, browser_of_marisol, django_assert_max_num_queries, now
):
    for number in range(12):
        put(box, now, letter(KEISHA, words=f"No. {number}", answers=asked.message_id))
        put(box, now, letter("Ken Abara <ken@greenways.example>", words=f"No. {number}"))
    look()
    browser_of_marisol.get(reverse("incoming"))
    with django_assert_max_num_queries(9):
        page = browser_of_marisol.get(reverse("incoming")).content.decode()
    assert page.count("<h1") == 1


def test_reading_moves_it_down_and_today_and_the_person_know_of_it(box, asked, look, browser_of_marisol, keisha, now):
    put(box, now, letter(KEISHA, words="Gladly.\n\n> Hi\n", answers=asked.message_id))
    look()
    came = Incoming.objects.get()
    assert "One message came in" in browser_of_marisol.get(reverse("today")).content.decode()
    person = browser_of_marisol.get(reverse("person", args=[keisha.pk])).content.decode()
    assert reverse("incoming_message", args=[came.pk]) in person
    assert "Gladly." in person
    page = browser_of_marisol.post(reverse("incoming_reading", args=[came.pk]), follow=True).content.decode()
    assert "Everything is looked at" in page
    assert "Undo" in page
    assert reverse("incoming") not in _line_of_today(browser_of_marisol)


def _line_of_today(browser) -> str:
    text = browser.get(reverse("today")).content.decode()
    return text.partition('class="came-in-line"')[2].partition("</p>")[0]


def test_look_now_is_done_by_the_worker_and_pressed_twice_once(asked, browser_of_marisol, mailbox, now, monkeypatch):
    asked = []
    monkeypatch.setattr("shoptalk.mailbox.views.incoming.look_now", SimpleNamespace(enqueue=asked.append))
    assert browser_of_marisol.post(reverse("look_now")).status_code == 302
    MailConnection.objects.update(trouble="The password was not taken.")
    assert browser_of_marisol.post(reverse("look_now")).status_code == 422
    assert asked == [mailbox.pk]


def test_with_no_mailbox_the_page_teaches_one_thing(browser_of_marisol, campaign):
    page = browser_of_marisol.get(reverse("incoming")).content.decode()
    assert "When your mailbox is connected" in page


def test_a_contact_who_never_got_a_letter_from_here_is_known_by_an_ask(
    box, mailbox, look, marisol, campaign, now: object
):
    assert isinstance(marisol, Seat)
    person = cast.contact(marisol, "Dana Whitfield", email="dana@rivermark.example", other_emails=["d.w@home.example"])
    log_touch(seat=marisol, now=now, contact=person, kind="asked", channel="email")
    put(box, now, letter("dw <D.W+talk@home.example>"))
    look()
    assert Incoming.objects.get().contact == person
