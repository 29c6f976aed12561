"""The desk sends from the seeker's own mailbox, and the outbox says where each letter is and what to do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.integrations.smtp.replies import refusal
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Letter
from tests.mailbox.conftest import approved, draft, leave
from tests.outreach.test_leaving import FINE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    """A Tuesday, 7:00 in Denver and 9:00 in New York."""
    moment = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return moment


def form(**more):
    facts = {"channel": "email", "kind": "first", "subject": "Pitt and planning", "body": FINE, "once": "form-1"}
    return facts | more


def said(response) -> str:
    return response.content.decode()


def test_without_a_mailbox_the_desk_is_as_it_was(browser_of_marisol: Client, keisha):
    page = said(browser_of_marisol.get(reverse("ask", args=[keisha.pk])))
    assert "Open in your mail program" in page and "Send from my mailbox" not in page


def test_the_first_way_out_is_the_own_mailbox_with_its_hour(browser_of_marisol: Client, keisha, mailbox):
    page = said(browser_of_marisol.get(reverse("ask", args=[keisha.pk])))
    assert page.index("Send from my mailbox") < page.index("Open in your mail program")
    assert "Send now" in page
    assert "it leaves today, 9:" in page and "in Denver" in page


def test_an_approved_letter_is_shown_with_its_state_and_taken_back(browser_of_marisol: Client, keisha, mailbox):
    answer = browser_of_marisol.post(reverse("approval", args=[keisha.pk]), form(when="hours"))
    letter = Letter.objects.get()
    assert answer.url == reverse("left", args=[keisha.pk, letter.pk])
    page = said(browser_of_marisol.get(answer.url))
    assert "It leaves today, 9:" in page and "Take it back" in page
    assert browser_of_marisol.get(reverse("ask", args=[keisha.pk])).url == answer.url  # no second draft of the kind
    back = browser_of_marisol.post(reverse("taking_back", args=[letter.pk]))
    assert back.url.startswith(reverse("ask", args=[keisha.pk]))
    assert Letter.objects.get().state == Letter.State.DRAFT


def test_a_double_click_approves_once(browser_of_marisol: Client, keisha, mailbox):
    for _ in range(2):
        browser_of_marisol.post(reverse("approval", args=[keisha.pk]), form(when="now"))
    assert Letter.objects.get().at_any_hour


def test_what_cannot_leave_says_why_beside_the_words(browser_of_marisol: Client, keisha, mailbox):
    wrong = form(body=FINE.replace("Pitt", "[school]"))
    whole = browser_of_marisol.post(reverse("approval", args=[keisha.pk]), wrong)
    part = browser_of_marisol.post(reverse("approval", args=[keisha.pk]), wrong, headers={"HX-Request": "true"})
    assert (whole.status_code, part.status_code) == (422, 200)
    assert "It has not left yet" in said(whole) and "It has not left yet" in said(part)


def test_the_outbox_says_where_each_letter_is(browser_of_marisol: Client, marisol, keisha, mailbox, morning):
    page = said(browser_of_marisol.get(reverse("outbox")))
    assert "The outbox is empty" in page
    letter = approved(marisol, morning, keisha)
    assert "It leaves within a minute." in said(browser_of_marisol.get(reverse("outbox")))
    Letter.objects.update(sending_at=morning, attempts=1)
    assert "It is leaving at this moment." in said(browser_of_marisol.get(reverse("outbox")))
    Letter.objects.update(unsure_at=morning, failure="Nobody answered.")
    page = said(browser_of_marisol.get(reverse("outbox")))
    assert "It may have left" in page and "It did not, send it again" in page
    browser_of_marisol.post(reverse("another_try", args=[letter.pk]))
    assert Letter.objects.get().state == Letter.State.QUEUED
    Letter.objects.update(unsure_at=morning, sending_at=morning)
    browser_of_marisol.post(reverse("arrival", args=[letter.pk]))
    assert Letter.objects.get().state == Letter.State.SENT
    assert "Left lately" in said(browser_of_marisol.get(reverse("outbox")))


def test_trouble_of_the_mailbox_is_said_in_the_outbox(browser_of_marisol: Client, marisol, keisha, mailbox, morning):
    approved(marisol, morning, keisha)
    MailConnection.objects.update(trouble="The password is not taken.", trouble_at=morning)
    page = said(browser_of_marisol.get(reverse("outbox")))
    assert page.count("The password is not taken.") == 2  # on top, and why this one waits


def test_what_a_server_says_is_text_and_never_markup(browser_of_marisol: Client, marisol, keisha, mailbox, morning):
    approved(marisol, morning, keisha)
    Letter.objects.update(failed_at=morning, failure="<script>alert(1)</script>")
    page = said(browser_of_marisol.get(reverse("outbox")))
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_the_outbox_asks_a_fixed_number_of_questions(
    browser_of_marisol: Client, marisol, keisha, mailbox, morning, django_assert_max_num_queries
):
    approved(marisol, morning, keisha)
    with django_assert_max_num_queries(12):
        browser_of_marisol.get(reverse("outbox"))


def test_a_late_keystroke_is_told_that_the_letter_waits(browser_of_marisol: Client, marisol, keisha, mailbox, morning):
    draft(marisol, morning, keisha)
    browser_of_marisol.post(reverse("approval", args=[keisha.pk]), form(when="hours"))
    late = browser_of_marisol.post(
        reverse("draft", args=[keisha.pk]), form(body="late"),
        headers={"HX-Request": "true", "HX-Target": "saved-email"},
    )  # fmt: skip
    assert "outbox" in said(late)
    assert Letter.objects.get().body == FINE


def test_a_letter_beyond_the_number_of_the_day_says_that_it_waits_for_the_next(
    browser_of_marisol: Client, marisol, keisha, mailbox, morning, way_out
):
    MailConnection.objects.update(letters_a_day=1)
    approved(marisol, morning, keisha)
    assert leave(morning, way_out) == 1
    log_touch(seat=marisol, now=morning + timedelta(minutes=1), contact=keisha, kind="replied")
    second = approved(
        marisol,
        morning + timedelta(minutes=1),
        keisha,
        kind="reply",
        body="Hi Keisha,\n\nTuesday at ten suits me.\n\nMarisol Vega",
    )
    words = "It waits for the next day: the one letter a day that you allow has left."
    assert words in said(browser_of_marisol.get(reverse("outbox")))
    assert words in said(browser_of_marisol.get(reverse("left", args=[keisha.pk, second.pk])))
    MailConnection.objects.update(letters_a_day=2)
    assert "It leaves within a minute." in said(browser_of_marisol.get(reverse("outbox")))


def test_a_letter_to_an_address_that_nobody_has_goes_to_the_one_that_was_mended(
    browser_of_marisol: Client, marisol, keisha, mailbox, morning, way_out
):
    letter = approved(marisol, morning, keisha)
    way_out.answers = [refusal(550, b"5.1.1 User unknown in virtual mailbox table", "mx.example", letter.to_address)]
    assert leave(morning, way_out) == 0
    today = said(browser_of_marisol.get(reverse("today")))
    assert "k@greenways.example is not known there." in today and "virtual mailbox table" not in today
    page = said(browser_of_marisol.get(reverse("outbox")))
    assert "Look at the address" in page and "virtual mailbox table" in page
    Contact.objects.filter(pk=keisha.pk).update(email="Keisha.Monroe@greenways.example")
    assert "The next try goes there." in said(browser_of_marisol.get(reverse("outbox")))
    browser_of_marisol.post(reverse("another_try", args=[letter.pk]))
    assert leave(morning, way_out) == 1
    assert [one.recipient for one in way_out.taken] == ["Keisha.Monroe@greenways.example"]
