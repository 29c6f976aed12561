"""The page for the talk, as a browser without script sees it: one form for each thing, one note at a time."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from shoptalk.interviews.meeting import KEYS
from shoptalk.interviews.models import Note, PlannedQuestion
from shoptalk.method.talk import CLOSING
from tests import cast

AT = cast.NOW.replace(hour=10)


@pytest.fixture
def talk(marisol, campaign):
    return cast.interview(marisol, cast.contact(marisol), AT)


@pytest.fixture
def plain(browser_of_marisol, talk):
    with time_machine.travel(AT, tick=False) as clock:
        yield Page(browser_of_marisol, talk, clock)


class Page:
    """The page of one talk in a plain browser, and the clock on the wall."""

    def __init__(self, browser: Client, talk, clock):
        self.browser, self.talk, self.clock = browser, talk, clock

    def shown(self, query: str = "") -> str:
        answer = self.browser.get(f"/interviews/{self.talk.pk}/meeting{query}")
        assert answer.status_code == 200
        return answer.content.decode()

    def press(self, what: str, **form: str):
        return self.browser.post(f"/interviews/{self.talk.pk}/{what}", form)

    def after(self, **passed: int) -> str:
        self.clock.shift(timedelta(**passed))
        return self.shown()


def facts(html: str) -> dict:
    return json.loads(re.search(r'id="meeting-facts" type="application/json">(.*?)</script>', html)[1])


def plan(seat, talk, *texts: str, **more):
    return [
        PlannedQuestion.objects.create(workspace=seat.workspace, interview=talk, place=place, text=text, **more)
        for place, text in enumerate(texts, 1)
    ]


def test_the_talk_from_start_to_end(plain, talk):
    assert "Is it still fine for us to finish at 10:20?" in plain.shown()
    plain.press("meeting/beginning", notes_agreed="on")
    assert "Started 10:00. You promised to be done by 10:20." in plain.after(minutes=8, seconds=42)
    assert ">8:42<" in plain.shown()
    assert "Five minutes left" in plain.after(minutes=6, seconds=30)
    assert "Two minutes left" in plain.after(minutes=3)
    assert "This is the end you promised" in plain.after(minutes=2)
    answer = plain.press("meeting/end")
    talk.refresh_from_db()
    assert (talk.started_at, talk.notes_agreed, talk.recording) == (AT, True, "")
    assert (talk.ended_at - talk.started_at).total_seconds() == 20 * 60 + 12
    assert answer.url in (f"/people/{talk.contact_id}/", f"/interviews/{talk.pk}/", f"/interviews/{talk.pk}/after")
    assert "10:00 to 10:20" in plain.shown()


def test_a_second_click_on_start_or_end_changes_nothing(plain, talk):
    for what, column in (("meeting/beginning", "started_at"), ("meeting/end", "ended_at")):
        plain.press(what)
        talk.refresh_from_db()
        first = getattr(talk, column)
        plain.clock.shift(timedelta(minutes=3))
        plain.press(what)
        talk.refresh_from_db()
        assert getattr(talk, column) == first


def test_starting_by_mistake_is_taken_back(plain, talk):
    plain.press("meeting/beginning")
    undo = re.search(r'action="(/keep/history/\d+/undo)"', plain.shown())[1]
    plain.browser.post(undo)
    talk.refresh_from_db()
    assert talk.started_at is None


def test_time_is_added_only_as_the_host_offers_it(plain, talk):
    plain.press("meeting/beginning")
    plain.press("meeting/extension", minutes="5")
    assert "done by 10:25" in plain.shown()
    assert 'value="10"' in plain.shown() and 'value="15"' in plain.shown()  # five and ten more, on top
    plain.press("meeting/extension", minutes="0")
    assert "done by 10:20" in plain.shown()
    for wrong in ("-5", "121", "x", ""):
        assert plain.press("meeting/extension", minutes=wrong).status_code == 422


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kind)
def test_each_kind_of_note_is_one_tap(plain, talk, key):
    plain.press("meeting/beginning")
    assert f'name="kind" value="{key.kind}"' in plain.shown()
    plain.press("notes", kind=key.kind, text=" a word ", mark="0" * 32)
    plain.press("notes", kind=key.kind, text=" a word ", mark="0" * 32)  # a double click
    note = Note.objects.get()
    assert (note.kind, note.text, note.second, note.interview) == (key.kind, "a word", 0, talk)
    assert 'value="a word"' in plain.shown()


def test_all_seven_kinds_have_a_key():
    assert {key.kind for key in KEYS} == set(Note.Kind.values)


def test_words_come_later_and_a_note_can_go_and_come_back(plain, talk):
    plain.press("notes", kind="fact")
    note = Note.objects.get()
    plain.browser.post(f"/interviews/notes/{note.pk}", {"text": "memos"})
    note.refresh_from_db()
    assert (note.text, note.version > 0) == ("memos", True)
    plain.browser.post(f"/interviews/notes/{note.pk}", {"remove": "on"})
    assert "memos" not in plain.shown().partition("meeting-facts")[2].partition("</script>")[2]
    note.refresh_from_db()
    assert note.deleted_at is not None


def test_questions_come_one_by_one_and_those_passed_are_asked(plain, marisol, talk):
    first, second = plan(marisol, talk, "What did last week look like?", "Who leaves?", why="tests: public meetings")
    html = plain.shown()
    assert "1 of 2" in html and "What did last week look like?" in html and "tests: public meetings" in html
    answer = plain.press(f"meeting/asked/{first.pk}", next="2")
    assert answer.url == f"/interviews/{talk.pk}/meeting?q=2"
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.asked_at, second.asked_at) == (AT, None)
    assert "2 of 2" in plain.shown("?q=2") and "2 of 2" in plain.shown("?q=99") and "1 of 2" in plain.shown("?q=x")


def test_with_nothing_planned_the_closing_questions_are_there(plain):
    html = plain.shown()
    assert f"1 of {len(CLOSING)}" in html and CLOSING[0].text in html


def test_who_else_is_one_tap_away_and_uses_the_planned_wording(plain, marisol, talk):
    assert "Who sees this work from a different angle" in plain.shown("?who-else")
    plan(marisol, talk, "Who else should I hear?", family="Referral")
    html = plain.shown("?who-else")
    assert "<h2>Who else should I hear?</h2>" in html and "May I mention your name" in html


def test_an_opening_is_taken_up_and_kept_in_their_words(plain, talk):
    assert "How would you like me to handle that?" in plain.shown()
    plain.press("meeting/opening", words="A post in spring")
    talk.refresh_from_db()
    assert (talk.opening_raised_at, talk.opening_words) == (AT, "A post in spring")


def test_recording_is_off_and_consent_is_a_field(plain, talk):
    assert "Shoptalk records nothing" in plain.shown()
    plain.press("meeting/leave", notes_agreed="on", recording="agreed")
    talk.refresh_from_db()
    assert (talk.notes_agreed, talk.recording) == (True, "agreed")
    plain.press("meeting/leave", recording="on air")
    talk.refresh_from_db()
    assert (talk.notes_agreed, talk.recording) == (False, "")


def test_a_talk_that_was_called_off_cannot_begin(plain, talk):
    type(talk).objects.update(cancelled_at=AT)
    assert "This talk was called off" in plain.shown()
    assert plain.press("meeting/beginning").status_code == 422


def test_no_page_for_a_talk_of_somebody_else(browser_of_marisol, campaign, stranger):
    his = cast.interview(stranger, cast.contact(stranger), AT)
    question = plan(stranger, his, "Why?")[0]
    note = cast.note(stranger, his)
    mine = f"/interviews/{his.pk}/meeting"
    assert browser_of_marisol.get(mine).status_code == 404
    for what in ("beginning", "end", "extension", "leave", "opening", f"asked/{question.pk}"):
        assert browser_of_marisol.post(f"{mine}/{what}", {"minutes": "5"}).status_code == 404, what
    assert browser_of_marisol.post(f"/interviews/notes/{note.pk}", {"text": "x"}).status_code == 404
    assert browser_of_marisol.post(f"/interviews/{his.pk}/notes", {"kind": "fact"}).status_code == 404


def test_the_page_costs_the_same_for_many_notes_and_questions(
    plain, marisol, talk, django_assert_num_queries, django_assert_max_num_queries
):
    plain.shown()
    plan(marisol, talk, "One?")
    cast.note(marisol, talk)
    with django_assert_max_num_queries(6) as few:
        plain.shown()
    plan(marisol, talk, *[f"Question {n}?" for n in range(12)])
    for number in range(60):
        cast.note(marisol, talk, text=f"note {number}")
    with django_assert_num_queries(len(few)):
        plain.shown()


def test_the_worker_and_the_manifest_are_for_whoever_is_let_in(browser_of_marisol, campaign, client):
    worker = browser_of_marisol.get("/sw.js")
    assert worker["Content-Type"].startswith("text/javascript") and worker["Cache-Control"] == "no-cache"
    assert "VERSION" not in worker.content.decode() and "shoptalk-meeting-" in worker.content.decode()
    manifest = browser_of_marisol.get("/manifest.webmanifest").json()
    assert (manifest["start_url"], manifest["display"]) == ("/", "standalone")
    for icon in manifest["icons"]:
        picture = browser_of_marisol.get(icon["src"])
        assert picture.status_code == 200 and picture["Content-Type"] == "image/png"
    policy = browser_of_marisol.get("/").headers["Content-Security-Policy"]
    assert "worker-src 'self'" in policy and "manifest-src 'self'" in policy


def test_the_page_tells_its_script_where_it_keeps_its_copy(plain):
    worker = plain.browser.get("/sw.js").content.decode()
    assert facts(plain.shown())["cache"] in worker
