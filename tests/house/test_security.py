"""Ways in: for somebody else on the same machine, for another page in the same browser, for a file from a stranger."""

import io
import json
import os
import sqlite3
import stat
import time
import zipfile
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from shoptalk.accounts import single_seeker
from shoptalk.accounts.single_seeker import SENTENCE, access_key, new_ticket
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.models import Contact, ImportRun
from shoptalk.history.models import Event
from shoptalk.stewardship import archive
from shoptalk.stewardship.archive import CannotReadArchive, read_archive, write_archive
from shoptalk.stewardship.backups import CannotBackUp, must_be_ours
from tests import cast
from tests.journeys.program import Program


def answer_of(program: Program, path: str, **headers: str) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(program.base).netloc, timeout=20)
    with closing(connection):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_a_mount_point_in_the_request_opens_no_door(marisol, client: Client):
    for open_path in ("/static", "/alive"):
        answer = client.get("/patterns/", headers={}, SCRIPT_NAME=open_path)
        assert (answer.status_code, answer.content.decode()) == (404, SENTENCE)


def test_the_server_believes_no_header_about_where_it_is_mounted(program):
    for path in ("/static/patterns/", "/static/people/", "/static/keep/import-export/"):
        status, _ = answer_of(program, path, SCRIPT_NAME="/static")
        assert status == 404, path
    assert answer_of(program, "/patterns/", PATH_INFO="/alive") == (404, SENTENCE)


def test_what_the_program_writes_is_for_its_owner_only(program):
    answer_of(program, f"/?key={program.key}")
    written = [path for path in program.data.rglob("*") if path.is_file()]
    assert {path.name for path in written} >= {"shoptalk.sqlite3", "access.key", "secret.key"}
    open_to_others = [path.name for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []


def test_the_key_is_in_no_log(program):
    answer_of(program, f"/nowhere/?key={program.key}")
    answer_of(program, f"/nowhere/?key={program.key[:-1]}")
    assert program.said().count(program.key) == 1  # where it was announced


def test_pages_are_kept_by_no_browser_and_no_proxy(browser_of_marisol: Client, marisol, campaign):
    person = cast.contact(marisol)
    for page in ("/", "/people/", f"/people/{person.pk}/", "/keep/export/", "/nowhere", "/palette?q=dana"):
        assert browser_of_marisol.get(page).headers["Cache-Control"] == "private, no-store", page


def test_a_ticket_opens_once(marisol, campaign, client: Client):
    ticket = new_ticket()
    assert ticket != access_key()
    first = client.get("/people/", {"key": ticket})
    assert (first.status_code, first.url) == (302, "/people/")
    assert client.get("/people/").status_code == 200
    assert Client().get("/people/", {"key": ticket}).status_code == 404


def test_an_old_ticket_opens_nothing(marisol, campaign, client: Client):
    ticket = new_ticket()
    before = time.time() - single_seeker.TICKET_SECONDS - 1
    os.utime(settings.DATA / single_seeker.TICKET_FILE, (before, before))
    assert client.get("/people/", {"key": ticket}).status_code == 404


def test_no_other_page_can_post(marisol, campaign):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[single_seeker.cookie_name()] = single_seeker.cookie_value(access_key())
    page = strict.get("/settings/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    form = {"part": "light", "light": "dark", "csrfmiddlewaretoken": token}
    for origin in ("http://evil.example", "http://testserver:9999", "https://127.0.0.1", "null"):
        assert strict.post("/settings/", form, headers={"origin": origin}).status_code == 403, origin
    assert strict.post("/settings/", {**form, "csrfmiddlewaretoken": ""}).status_code == 403
    assert strict.post("/settings/", form, headers={"origin": "http://testserver"}).status_code == 302


ELSEWHERE = ("//evil.example", "/\\evil.example", "http://evil.example", "///evil.example", "javascript:1")


@pytest.mark.parametrize("back", ELSEWHERE)
def test_undo_and_log_lead_back_to_this_house_only(browser_of_marisol: Client, marisol, campaign, back):
    person = cast.contact(marisol)
    answer = browser_of_marisol.post(f"/desk/{person.pk}/touches", {"kind": "note", "words": "x", "back": back})
    assert (answer.status_code, answer.url) == (302, f"/desk/{person.pk}/")
    event = Event.objects.get()
    assert browser_of_marisol.post(f"/keep/history/{event.pk}/undo", {"back": back}).url == "/"


def test_a_record_from_elsewhere_leads_out_of_no_folder(marisol, tmp_path):
    outside = Path(settings.MEDIA_ROOT) / "letter-to-nobody.txt"
    (Path(settings.MEDIA_ROOT) / "imports").mkdir(parents=True, exist_ok=True)
    outside.write_text("mine")
    for name in (
        "../letter-to-nobody.txt",
        "../*",
        str(outside),
        "*",
        "",
        f"{'0' * 32}.upload/../..",
    ):
        run = ImportRun(workspace=marisol.workspace, file_name="x", upload=name, created_at=cast.NOW)
        uploads.discard(run)
        assert not uploads.path_of(run).exists()
    assert outside.read_text() == "mine"
    outside.unlink()


def an_export(seat, **replaced: bytes) -> io.BytesIO:
    whole, changed = io.BytesIO(), io.BytesIO()
    write_archive(seat, cast.NOW, whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
    return changed


def test_an_export_gives_nobody_rights(marisol):
    rights = {"is_staff": True, "is_superuser": True, "password": "x"}
    rows = json.dumps({"id": marisol.user.pk, "username": "seeker", **rights})
    read_archive(an_export(marisol, **{"records/accounts.user.jsonl": rows.encode()}))
    marisol.user.refresh_from_db()
    assert not (marisol.user.is_staff or marisol.user.is_superuser or marisol.user.has_usable_password())


def test_an_export_that_unpacks_to_too_much_is_refused_before_it_is_read(marisol, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 100_000)
    part = dict.fromkeys(("people.csv", "people.vcf"), b" " * 60_000)
    with pytest.raises(CannotReadArchive, match="Nothing was changed"):
        read_archive(an_export(marisol, **part))


def test_long_records_are_written_as_they_come(marisol, monkeypatch):
    """A thousand records of sixteen megabytes each would not fit into memory together."""
    for number in range(6):
        cast.contact(marisol, f"Dana {number}", notes="n" * 1000)
    file = an_export(marisol)
    Contact.objects.all().delete()
    monkeypatch.setattr(archive, "CHUNK_BYTES", 3000)
    together: list[int] = []
    manager = type(Contact._base_manager)
    create = manager.bulk_create
    monkeypatch.setattr(manager, "bulk_create", lambda it, rows: together.append(len(rows)) or create(it, rows))
    assert read_archive(file)["contacts.contact"] == 6
    assert max(together) <= 3


def test_a_copy_with_triggers_of_its_own_is_not_put_back(tmp_path, program):
    """A trigger is a program: it would run with every later change."""
    live = program.data / "shoptalk.sqlite3"
    emptying = "AFTER INSERT ON outreach_touch BEGIN DELETE FROM contacts_contact; END"
    foreign = (
        f"TRIGGER t {emptying}",
        f"TRIGGER contacts_contact_search_text_fts_more {emptying}",
        "VIEW v AS SELECT 1",
    )
    for number, what in enumerate(foreign):
        copy = tmp_path / f"{number}.sqlite3"
        with closing(sqlite3.connect(live)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        assert refusal_of(copy) == ""
        with closing(sqlite3.connect(copy)) as database:
            database.execute(f"CREATE {what}")
            database.commit()
        assert "not a copy that Shoptalk made" in refusal_of(copy)


def refusal_of(copy: Path) -> str:
    try:
        must_be_ours(copy)
    except CannotBackUp as sentence:
        return str(sentence)
    return ""
