"""The desk in the browser's eyes: pages, forms, budgets, strangers."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from shoptalk.campaigns.models import Field
from shoptalk.contacts.models import Contact
from shoptalk.history.models import Event
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Ask, Letter, Template, Touch
from tests import cast
from tests.outreach.test_leaving import FINE

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo(cast.ZONE)


@pytest.fixture
def at(monkeypatch):
    """Walks the clock: at(2026, 5, 12) makes that morning now."""

    def walk(*day):
        moment = datetime(*day, 9, 30, tzinfo=ZONE)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    walk(2026, 5, 12)
    return walk


@pytest.fixture
def keisha(marisol, campaign, now):
    Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="Urban planning", added_at=now)
    return cast.contact(
        marisol, "Keisha Monroe", email="k@greenways.example", phone="412 555 0187", organization="Greenways",
        country="US", url="javascript:alert(1)",
    )  # fmt: skip


def send(browser, person, body=FINE, kind="first", once="form", **more):
    form = {
        "channel": "email", "kind": kind, "subject": "Pitt and planning", "body": body, "once": once,
        "way": "mail_program", **more,
    }  # fmt: skip
    return browser.post(reverse("leave", args=[person.pk]), form)


def test_the_desk_has_every_channel_checked_and_nothing_is_stored_by_looking(browser_of_marisol, at, keisha):
    page = browser_of_marisol.get(reverse("ask", args=[keisha.pk])).content.decode()
    for channel in ("email", "linkedin_note", "inmail", "introduction", "call", "voicemail"):
        assert f'id="check-{channel}"' in page
    assert "javascript:" not in page
    assert page.count("<h1") == 1
    assert (Ask.objects.count(), Letter.objects.count()) == (0, 0)


def test_walking_from_the_ask_over_both_follow_ups_to_rest(browser_of_marisol, at, keisha):
    page = browser_of_marisol.get(reverse("ask", args=[keisha.pk])).content.decode()
    assert 'datetime="2026-05-15"' in page
    assert 'datetime="2026-05-21"' in page
    assert "Mon 25 May" in page or "25 May" in page
    assert send(browser_of_marisol, keisha).status_code == 302
    ask = Ask.objects.get()
    assert (ask.next_kind, ask.next_on) == ("nudge", date(2026, 5, 15))
    at(2026, 5, 15)
    assert send(browser_of_marisol, keisha, kind="nudge", once="b").status_code == 302
    ask.refresh_from_db()
    assert (ask.next_kind, ask.next_on) == ("last_line", date(2026, 5, 21))
    at(2026, 5, 21)
    assert send(browser_of_marisol, keisha, kind="last_line", once="c").status_code == 302
    ask.refresh_from_db()
    assert ask.stage == "resting"
    at(2026, 5, 29)
    third = send(browser_of_marisol, keisha, kind="nudge", once="d")
    assert third.status_code == 422
    assert "third" in third.content.decode()
    assert Touch.objects.count() == 3


def test_a_public_holiday_does_not_count(browser_of_marisol, at, keisha):
    at(2026, 5, 20)
    send(browser_of_marisol, keisha)
    assert Ask.objects.get().next_on == date(2026, 5, 26)  # Thu, Fri, then Memorial Day is skipped


def test_the_letter_page_carries_the_mail_address(browser_of_marisol, at, keisha):
    page = browser_of_marisol.get(send(browser_of_marisol, keisha).url).content.decode()
    link = re.search(r'href="(mailto:[^"]+)"', page)[1]
    assert link.startswith("mailto:k@greenways.example?subject=Pitt%20and%20planning&amp;body=Hi%20Keisha%2C%0D%0A")
    assert "Undo" in page


def test_undo_on_the_letter_page_leads_back_to_the_draft(browser_of_marisol, at, keisha):
    gone = send(browser_of_marisol, keisha).url
    browser_of_marisol.post(reverse("undo", args=[Event.objects.latest("pk").pk]), {"back": gone})
    draft = browser_of_marisol.get(gone)
    assert draft.url == f"{reverse('ask', args=[keisha.pk])}?move=ask&channel=email"
    assert "We both went to Pitt" in browser_of_marisol.get(draft.url).content.decode()


def test_an_attachment_offers_a_second_look_without_script(browser_of_marisol, at, keisha):
    body = FINE.replace("Best wishes", "My resume is attached.\n\nBest wishes")
    page = send(browser_of_marisol, keisha, body=body)
    assert 'name="second_look"' in page.content.decode()
    assert send(browser_of_marisol, keisha, body=body, second_look="1").status_code == 302


def test_htmx_gets_the_page_to_go_to_or_the_findings(browser_of_marisol, at, keisha):
    headers = {"HX-Request": "true", "HX-Target": "check-email"}
    form = {"channel": "email", "kind": "first", "subject": "Hi", "body": "Hi [name]", "once": "x", "way": "copied"}
    stays = browser_of_marisol.post(reverse("leave", args=[keisha.pk]), form, headers=headers)
    assert stays.status_code == 200
    assert 'role="alert"' in stays.content.decode()
    goes = browser_of_marisol.post(reverse("leave", args=[keisha.pk]), form | {"body": FINE}, headers=headers)
    assert "X-Letter-Mail" not in goes.headers
    assert goes.headers["X-Letter-Page"] == reverse("left", args=[keisha.pk, Letter.objects.get().pk])


def test_with_script_the_mail_program_opens_at_once_and_undo_is_offered_next(browser_of_marisol, at, keisha):
    headers = {"HX-Request": "true", "HX-Target": "check-email"}
    form = {"channel": "email", "kind": "first", "subject": "Hi", "body": FINE, "once": "x", "way": "mail_program"}
    goes = browser_of_marisol.post(reverse("leave", args=[keisha.pk]), form, headers=headers)
    assert goes.headers["X-Letter-Mail"].startswith("mailto:k@greenways.example?subject=Hi&body=Hi%20Keisha")
    assert "Undo" in browser_of_marisol.get(goes.headers["X-Letter-Page"]).content.decode()


def test_words_are_kept_when_the_letter_stays_without_script(browser_of_marisol, at, keisha):
    page = send(browser_of_marisol, keisha, body="My own words, [with a gap]")
    assert page.status_code == 422
    assert "My own words, [with a gap]" in page.content.decode()
    assert "It has not left yet." in page.content.decode()


def test_the_check_names_the_words_in_the_counting_of_the_browser(browser_of_marisol, at, keisha):
    form = {"channel": "email", "kind": "first", "subject": "Hi", "body": "🎉 Hi there [gap]\r\nmore"}
    page = browser_of_marisol.post(reverse("check_draft", args=[keisha.pk]), form).content.decode()
    assert 'data-start="12" data-end="17"' in page
    assert 'data-length="22"' in page
    assert Letter.objects.count() == 0


def test_the_draft_saves_itself_and_comes_back(browser_of_marisol, at, keisha):
    form = {"channel": "call", "kind": "first", "body": "Hello 🎉\r\nline two", "once": "x"}
    saved = browser_of_marisol.post(reverse("draft", args=[keisha.pk]), form, headers={"HX-Request": "true"})
    assert "Saved" in saved.content.decode()
    page = browser_of_marisol.get(reverse("ask", args=[keisha.pk])).content.decode()
    assert "Hello 🎉\nline two" in page
    assert re.search(r'id="ch-call" checked', page)
    assert browser_of_marisol.post(reverse("draft", args=[keisha.pk]), form).status_code == 302


def test_a_finding_set_aside_stays_away_until_its_words_change(browser_of_marisol, at, keisha):
    body = FINE.replace(" If this is not a good moment, I quite understand.", "")
    form = {"channel": "email", "kind": "first", "subject": "Pitt", "body": body, "once": "x"}
    check = reverse("check_draft", args=[keisha.pk])
    value = re.search(r'name="aside" value="(M10\|[^"]*)"', browser_of_marisol.post(check, form).content.decode())[1]
    browser_of_marisol.post(reverse("draft", args=[keisha.pk]), form | {"aside": value})
    assert "M10|" not in browser_of_marisol.post(check, form).content.decode()
    changed = form | {"body": body.replace("twenty minutes", "fifteen minutes")}
    assert "M10|" in browser_of_marisol.post(check, changed).content.decode()


def test_logging_is_one_click_goes_back_and_can_be_undone(browser_of_marisol, at, keisha):
    send(browser_of_marisol, keisha)
    form = {"kind": "replied", "once": "r", "back": "/people/"}
    answer = browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    assert answer.url == "/people/"
    assert Ask.objects.get().next_kind == "answer_reply"
    browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    assert Touch.objects.filter(kind="replied").count() == 1
    browser_of_marisol.post(reverse("undo", args=[Event.objects.latest("pk").pk]))
    ask = Ask.objects.get()
    assert (ask.stage, ask.next_kind) == ("asked", "nudge")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil", ""])
def test_logging_never_sends_one_to_another_place(browser_of_marisol, at, keisha, back):
    answer = browser_of_marisol.post(reverse("touches", args=[keisha.pk]), {"kind": "note", "back": back})
    assert answer.url == reverse("ask", args=[keisha.pk])


def test_a_day_and_a_moment_are_read_in_the_seekers_zone(browser_of_marisol, at, keisha):
    form = {"kind": "not_now", "until": "2026-06-10", "at": "2026-05-11T23:30", "words": "After the council"}
    browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    touch = Touch.objects.get()
    assert touch.at == datetime(2026, 5, 11, 23, 30, tzinfo=ZONE)
    assert Ask.objects.get().next_on == date(2026, 6, 10)


@pytest.mark.parametrize("odd", [{"until": "soon"}, {"at": "yesterday"}, {"kind": "loved"}, {"until": "2999-01-01"}])
def test_what_cannot_be_read_is_a_sentence(browser_of_marisol, at, keisha, odd):
    answer = browser_of_marisol.post(reverse("touches", args=[keisha.pk]), {"kind": "not_now", **odd})
    assert answer.status_code == 422
    assert Touch.objects.count() == 0


def test_a_name_that_was_given_becomes_a_person_with_the_tie(browser_of_marisol, at, keisha):
    form = {"kind": "gave_another_name", "name": "Walt  Brennan", "reach": "walt@x.example", "once": "n"}
    form["may_mention"] = "1"
    browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    walt = Contact.objects.get(given_name="Walt")
    assert (walt.email, walt.introduced_by) == ("walt@x.example", keisha)
    assert walt.tie_words == "Keisha Monroe suggested that I write"
    assert "may mention" in walt.notes
    assert Touch.objects.get().named == walt
    browser_of_marisol.post(reverse("undo", args=[Event.objects.latest("pk").pk]))
    assert not Contact.objects.filter(given_name="Walt").exists()


def test_a_name_with_a_known_address_is_the_person_one_has(browser_of_marisol, at, marisol, keisha):
    walt = cast.contact(marisol, "Walter Brennan", email="Walt@x.example")
    form = {"kind": "gave_another_name", "name": "Walt Brennan", "reach": "walt@x.example"}
    browser_of_marisol.post(reverse("touches", args=[keisha.pk]), form)
    assert Touch.objects.get().named == walt


def test_a_clear_desk_teaches_and_a_full_one_lists(browser_of_marisol, at, marisol, keisha):
    assert "The desk is clear" in browser_of_marisol.get(reverse("desk")).content.decode()
    browser_of_marisol.post(
        reverse("draft", args=[keisha.pk]), {"channel": "email", "kind": "first", "body": "Begun", "once": "x"}
    )
    walt = cast.contact(marisol, "Walt Brennan")
    log_touch(seat=marisol, now=cast.NOW, contact=walt, kind="asked")
    log_touch(seat=marisol, now=cast.NOW, contact=walt, kind="replied")
    page = browser_of_marisol.get(reverse("desk")).content.decode()
    assert "Keisha Monroe" in page
    assert "Walt Brennan" in page
    assert 'data-key="]"' in page


def test_the_number_of_queries_does_not_grow(browser_of_marisol, at, marisol, keisha, django_assert_max_num_queries):
    for n in range(25):
        other = cast.contact(marisol, f"Person {n}", organization="Greenways" if n % 2 else f"Org {n}", tie="close")
        log_touch(seat=marisol, now=cast.NOW, contact=other, kind="asked")
        Letter.objects.create(
            workspace=marisol.workspace, ask=Ask.objects.get(contact=other), contact=other, body=f"Draft {n}",
            written_at=cast.NOW, left_at=cast.NOW if n % 3 else None,
        )  # fmt: skip
    for url, budget in (
        (reverse("ask", args=[keisha.pk]), 36), (reverse("desk"), 12), (reverse("templates"), 6),
    ):  # fmt: skip
        with django_assert_max_num_queries(budget):
            assert browser_of_marisol.get(url).status_code == 200


def test_a_stranger_finds_nothing_anywhere(browser_of_marisol, at, stranger):
    theirs = cast.contact(stranger, "Sam Friend", email="s@x.example")
    cast.campaign(stranger)
    log_touch(seat=stranger, now=cast.NOW, contact=theirs, kind="asked")
    letter = Letter.objects.create(
        workspace=stranger.workspace, ask=Ask.objects.get(contact=theirs), contact=theirs, body="x",
        written_at=cast.NOW, left_at=cast.NOW,
    )  # fmt: skip
    form = {"channel": "email", "kind": "first", "body": "x", "once": "x", "way": "copied"}
    assert browser_of_marisol.get(reverse("ask", args=[theirs.pk])).status_code == 404
    assert browser_of_marisol.get(reverse("left", args=[theirs.pk, letter.pk])).status_code == 404
    for name in ("check_draft", "draft", "leave", "touches"):
        answer = browser_of_marisol.post(reverse(name, args=[theirs.pk]), form | {"kind": "first"})
        assert answer.status_code == 404, name
    assert Touch.objects.count() == 1


def test_a_strangers_person_introduces_nobody(browser_of_marisol, at, stranger, keisha):
    theirs = cast.contact(stranger, "Sam Friend")
    form = {"channel": "introduction", "kind": "first", "body": "x", "connector": theirs.pk}
    assert browser_of_marisol.post(reverse("draft", args=[keisha.pk]), form).status_code == 404
    assert (
        "Sam Friend"
        not in browser_of_marisol.get(reverse("ask", args=[keisha.pk]), {"connector": theirs.pk}).content.decode()
    )


def test_own_wording_gets_the_next_number_and_a_way_back(browser_of_marisol, at, marisol, keisha):
    url = reverse("template", args=["stranger.email.first.1"])
    form = {"subject": "Mine\r\nBcc: evil@x.example", "body": "Dear {recipient_given}"}
    assert browser_of_marisol.post(url, form).status_code == 302
    own = Template.objects.get()
    assert (own.version, own.subject) == (2, "Mine Bcc: evil@x.example")
    browser_of_marisol.post(url, form | {"body": "Dearest {recipient_given}"})
    assert Template.objects.get().version == 3
    browser_of_marisol.post(reverse("template_built_in", args=["stranger.email.first.1"]))
    assert not Template.objects.visible_to(marisol).exists()
    browser_of_marisol.post(reverse("undo", args=[Event.objects.latest("pk").pk]))
    assert Template.objects.visible_to(marisol).get().body == "Dearest {recipient_given}"


def test_a_slot_that_nothing_fills_is_refused_with_a_sentence(browser_of_marisol, at, keisha):
    url = reverse("template", args=["stranger.email.first.1"])
    page = browser_of_marisol.post(url, {"body": "Dear {salary}"})
    assert page.status_code == 422
    assert "There is no fact called “salary”" in page.content.decode()
    assert Template.objects.count() == 0


def test_the_preview_fills_with_facts_and_an_unknown_wording_is_no_page(browser_of_marisol, at, keisha):
    answer = browser_of_marisol.post(
        reverse("template_preview", args=["stranger.email.first.1"]), {"body": "Dear {recipient_given}, <b>"}
    )
    assert "Dear Keisha, &lt;b&gt;" in answer.content.decode()
    assert browser_of_marisol.get(reverse("template", args=["nothing.here"])).status_code == 404


def test_ten_thousand_characters_and_markup_come_back_as_they_were(browser_of_marisol, at, keisha):
    body = "<script>alert(1)</script> & % 🎉 " + "x" * 10_000
    form = {"channel": "email", "kind": "first", "body": body, "once": "x"}
    assert browser_of_marisol.post(reverse("draft", args=[keisha.pk]), form).status_code == 302
    page = browser_of_marisol.get(reverse("ask", args=[keisha.pk])).content.decode()
    assert "<script>alert" not in page
    assert Letter.objects.get().body == body


def test_a_nudge_page_follows_a_move_and_keeps_its_subject(browser_of_marisol, at, keisha):
    send(browser_of_marisol, keisha)
    at(2026, 5, 15)
    page = browser_of_marisol.get(reverse("ask", args=[keisha.pk]), {"move": "nudge"}).content.decode()
    assert "Re: Pitt and planning" in page
    assert "Nudge Keisha, gently" in page


def test_time_alone_changes_what_may_leave(browser_of_marisol, at, marisol, keisha):
    log_touch(seat=marisol, now=cast.NOW, contact=keisha, kind="not_now", until=date(2026, 6, 10))
    assert send(browser_of_marisol, keisha, kind="check_back", body=FINE).status_code == 422
    at(2026, 6, 11)
    assert send(browser_of_marisol, keisha, kind="check_back", body=FINE, once="2").status_code == 302
