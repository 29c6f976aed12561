"""Odd values in every box and every hidden field: a sentence or a page, never a broken one, and nothing done twice."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from django.db import connection
from django.test import Client

from shoptalk.clock.timetable import TIMETABLE
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.models import Contact, ImportRun, Merge
from shoptalk.design.refusals import Refusal
from shoptalk.outreach.models import Touch
from shoptalk.outreach.views import ask
from shoptalk.people.actions.merge_people import merge_people
from shoptalk.people.actions.split_people import split_people
from tests import cast
from tests.journeys.program import Program

NUMBERS = ("²", "١", "-1", "0", "9" * 19, "9" * 30, "9" * 5000, "1e9", "", " ", "x", "\x00")
MOMENTS = (
    "0001-01-01T00:00",
    "0001-01-01T00:00+14:00",
    "9999-12-31T23:59",
    "9999-12-31T23:59-14:00",
    "2026-02-30",
    "x",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_that_are_none_break_no_page(browser_of_marisol: Client, marisol, campaign, number):
    run = ImportRun.objects.create(
        workspace=marisol.workspace, file_name="x.csv", kind="table", created_at=cast.NOW, total=1, state="done"
    )
    for address, query in (
        ("/people/", {"lens": "ask", "after": number}),
        ("/people/", {"lens": "all", "after": f"a\x1f{number}"}),
        (f"/contacts/import/{run.pk}/", {"page": number}),
        ("/desk/", {"wording": number}),
    ):
        assert browser_of_marisol.get(address, query).status_code == 200, address
    for address, form in (
        ("/people/ticked/", {"p": number, "do": "merge"}),
        ("/people/ticked/", {"p": number}),
        ("/keep/bin/", {"model": "contacts.contact", "pk": number}),
    ):
        assert browser_of_marisol.post(address, form).status_code == 422, address


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("kind", ["replied", "gave_another_name"])
def test_moments_that_cannot_be_are_refused(browser_of_marisol: Client, marisol, campaign, kind, moment):
    person = cast.contact(marisol)
    form = {"kind": kind, "name": "Al Bo", "at": moment}
    assert browser_of_marisol.post(f"/desk/{person.pk}/touches", form).status_code == 422
    assert not Touch.objects.exists()
    assert browser_of_marisol.get(f"/people/{person.pk}/").status_code == 200


def test_a_character_that_no_database_keeps_is_left_out(browser_of_marisol: Client, marisol, campaign):
    """PostgreSQL refuses NUL in text; SQLite cuts the text there when it searches."""
    form = {"given_name": "Da\x00na", "family_name": "Whit\x00field", "notes": "a\x00b"}
    browser_of_marisol.post("/contacts/new/", form)
    person = Contact.objects.get()
    assert (person.name, person.notes) == ("Dana Whitfield", "ab")
    assert "Whitfield" in browser_of_marisol.get("/people/", {"q": "da\x00na"}).content.decode()


def test_a_text_is_checked_only_as_far_as_it_could_be_kept(browser_of_marisol: Client, marisol, campaign, monkeypatch):
    looked_at: list[int] = []
    look_over = ask.look_over
    monkeypatch.setattr(ask, "look_over", lambda *it, **more: looked_at.append(len(it[4])) or look_over(*it, **more))
    person = cast.contact(marisol)
    form = {"channel": "email", "kind": "first", "body": "I am glad. " * 10_000}
    assert browser_of_marisol.post(f"/desk/{person.pk}/check", form).status_code == 200
    assert looked_at and max(looked_at) <= 20_001


def test_files_that_nobody_decided_on_go_after_thirty_days(marisol):
    name = uploads.store([b"a,b\n"])
    ImportRun.objects.create(
        workspace=marisol.workspace,
        file_name="x.csv",
        kind="table",
        upload=name,
        created_at=cast.NOW - timedelta(days=31),
    )
    cut_off = uploads.path_of(ImportRun(upload=uploads.store([b"half a fi"])))
    long_ago = (cast.NOW - timedelta(days=31)).timestamp()
    os.utime(cut_off, (long_ago, long_ago))
    for entry in TIMETABLE:
        entry.run(cast.NOW)
    assert ImportRun.objects.get().state == ImportRun.State.STOPPED
    assert not uploads.path_of(ImportRun.objects.get()).exists()
    assert not cut_off.exists()


class Visitor:
    """Somebody with the cookie of a running program, as six tabs at once."""

    def __init__(self, program: Program):
        self.program = program
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.opener.open(program.entrance).read()
        page = self.get("/settings/")
        self.token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    def get(self, path: str) -> str:
        return self.opener.open(self.program.base + path, timeout=60).read().decode()

    def post(self, path: str, **form: str) -> int:
        body = urlencode({**form, "csrfmiddlewaretoken": self.token}).encode()
        return self.opener.open(Request(self.program.base + path, body), timeout=60).status

    def six_times(self, path: str, **form: str) -> list[int]:
        with ThreadPoolExecutor(6) as tabs:
            return [answer.result() for answer in [tabs.submit(self.post, path, **form) for _ in range(6)]]


def test_six_clicks_at_once_do_one_thing(program):
    visitor = Visitor(program)
    visitor.post("/contacts/new/", line="Dana Whitfield, planner at Rivermark")
    pk = re.findall(r'"/people/(\d+)/"', visitor.get("/people/?q=whitfield"))[0]
    assert visitor.six_times(f"/desk/{pk}/touches", kind="note", words="only this", once="c" * 32) == [200] * 6
    assert visitor.get(f"/people/{pk}/").count("only this") == 1
    assert visitor.six_times(f"/desk/{pk}/touches", kind="gave_another_name", name="Al Bo", once="d" * 32) == [200] * 6
    assert visitor.get(f"/people/{pk}/").count("They named somebody else") == 1
    assert visitor.six_times("/contacts/new/", line="Keisha Bell, keisha@bell.example") == [200] * 6
    assert len(set(re.findall(r'"/people/(\d+)/"', visitor.get("/people/?q=keisha")))) == 1
    wording = "/desk/templates/stranger.email.first.1/"
    assert visitor.six_times(wording, subject="A question", body="Dear {recipient_given}, may I ask?") == [200] * 6


def test_a_merge_asked_for_twice_is_made_once(marisol, campaign):
    """Both clicks have read the two records before either has changed them."""
    kept, absorbed = cast.contact(marisol, messages_sent=2), cast.contact(marisol, messages_sent=3)
    again = [Contact.objects.get(pk=one.pk) for one in (kept, absorbed)]
    merge, _ = merge_people(seat=marisol, now=cast.NOW, kept=kept, absorbed=absorbed)
    with pytest.raises(Refusal):
        merge_people(seat=marisol, now=cast.NOW, kept=again[0], absorbed=again[1])
    assert Contact.objects.get(pk=kept.pk).messages_sent == 5
    stale = Merge.objects.get(pk=merge.pk)
    split_people(seat=marisol, now=cast.NOW, merge=merge)
    with pytest.raises(Refusal):
        split_people(seat=marisol, now=cast.NOW, merge=stale)


@pytest.mark.parametrize("path", ["/calendar/a%00b.ics", "/interviews/questions/Q%0068/", "/desk/templates/a%00/"])
def test_an_address_with_a_nul_asks_no_database(browser_of_marisol: Client, campaign, path):
    """PostgreSQL refuses the whole question, and the page would be broken."""
    asked: list[object] = []

    def note(execute, sql, params, many, context):
        asked.extend(params or ())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert browser_of_marisol.get(path).status_code == 404
    assert not [one for one in asked if isinstance(one, str) and "\x00" in one]
