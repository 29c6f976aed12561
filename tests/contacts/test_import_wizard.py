"""The wizard, walked through its pages."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shoptalk.contacts.actions.import_people import import_people
from shoptalk.contacts.importing import uploads
from shoptalk.contacts.models import Contact, ImportRun
from tests.contacts.import_files import DANA, PRIYA, connections, linkedin_zip

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Walt Baker\nTEL:412 555 0142\nEND:VCARD\n"
GOOGLE = (
    "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value\n"
    "Walt,Baker,Guild,Baker,* Work,walt@guild.example\n"
)
UNKNOWN_COLUMNS = "Name;Shoe size;Company\nWalt Baker;44;Guild\nAnna Karlsson;38;Rivermark\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def upload(browser_of_marisol):
    def upload(name: str, content: str | bytes):
        raw = content.encode() if isinstance(content, str) else content
        return browser_of_marisol.post(reverse("import"), {"file": SimpleUploadedFile(name, raw)})

    return upload


def files_left() -> list[str]:
    """Names of stored files; every test has a folder of its own."""
    return [path.name for path in (Path(settings.MEDIA_ROOT) / "imports").glob("*")]


@pytest.mark.parametrize(
    ("name", "content", "people"),
    [
        ("Connections.csv", connections(DANA, PRIYA), 2),
        ("Basic_LinkedInDataExport.zip", linkedin_zip(DANA, PRIYA), 2),
        ("contacts.vcf", CARD, 1),
        ("google.csv", GOOGLE, 1),
        ("pipe_without_header.csv", None, None),
        ("alumni_second_sheet_title_row.xlsx", None, None),
        ("vcard_icloud_groups.vcf", None, None),
        ("outlook_german_windows_1252.csv", None, None),
    ],
)
def test_every_kind_of_file_walks_through_the_wizard(upload, browser_of_marisol, name, content, people):
    answer = upload(name, content or (SAMPLES / name).read_bytes())
    run = ImportRun.objects.get()
    assert answer.status_code == 302 and not Contact.objects.exists()
    if answer.url.endswith("columns/"):
        page = browser_of_marisol.get(answer.url)
        chosen = {column.key: column.field for column in page.context["choice"].columns}
        answer = browser_of_marisol.post(answer.url, chosen)
    preview = browser_of_marisol.get(answer.url).content.decode()
    assert "Keep these people" in preview and "Nothing is saved until you say so" in preview
    assert not Contact.objects.exists()
    answer = browser_of_marisol.post(reverse("import_keeping", args=[run.pk]))
    result = browser_of_marisol.get(answer.url).content.decode()
    assert "They are in your notebook" in result
    run.refresh_from_db()
    assert Contact.objects.count() == run.new + run.duplicate == (people or Contact.objects.count()) > 0
    assert files_left() == []


def test_pasted_lines_come_in(browser_of_marisol):
    answer = browser_of_marisol.post(reverse("import"), {"lines": "Dana Whitfield, planner at Rivermark\nPriya Raman"})
    browser_of_marisol.post(reverse("import_keeping", args=[ImportRun.objects.get().pk]))
    assert answer.status_code == 302 and Contact.objects.count() == 2


def test_the_preview_lists_each_line_with_its_reason(upload, browser_of_marisol):
    upload("Connections.csv", connections(DANA))
    browser_of_marisol.post(reverse("import_keeping", args=[ImportRun.objects.get().pk]))
    answer = upload("Connections.csv", connections(DANA.replace("Rivermark,", "Greenways,"), PRIYA, ",,,,,,"))
    for show, words in (("new", "Priya Raman"), ("changed", "Rivermark → Greenways"), ("unread", "no name")):
        assert words in browser_of_marisol.get(f"{answer.url}?show={show}").content.decode()


def test_long_previews_come_in_pages(upload, browser_of_marisol):
    rows = [f"Ana{number},Baker,https://www.linkedin.com/in/ana{number},,,,1 Jan 2020" for number in range(120)]
    answer = upload("Connections.csv", connections(*rows))
    first = browser_of_marisol.get(answer.url).content.decode()
    last = browser_of_marisol.get(f"{answer.url}?show=new&page=3").content.decode()
    assert "Further lines" in first and "Ana119 Baker" in last and "Further lines" not in last


def test_columns_that_we_do_not_know_are_asked_about(upload, browser_of_marisol):
    answer = upload("club.csv", UNKNOWN_COLUMNS)
    assert answer.url.endswith("columns/")
    page = browser_of_marisol.get(answer.url)
    assert "Shoe size" in page.content.decode()
    wrong = browser_of_marisol.post(answer.url, {"column-0": "", "column-1": "notes", "column-2": "organization"})
    assert wrong.status_code == 422 and "names" in wrong.content.decode()
    browser_of_marisol.post(answer.url, {"column-0": "full_name", "column-1": "notes", "column-2": "organization"})
    browser_of_marisol.post(reverse("import_keeping", args=[ImportRun.objects.get().pk]))
    walt = Contact.objects.get(given_name="Walt")
    assert (walt.organization, walt.notes) == ("Guild", "Shoe size: 44")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\xff\xd8\xff\xe0" + b"\0" * 500),
        ("Connections.csv", connections(",,,,,,").encode()),
        ("wide.csv", (",".join(f"c{n}" for n in range(10_000)) + "\n").encode()),
    ],
)
def test_a_file_without_people_gets_a_sentence_and_nothing_stays(upload, browser_of_marisol, name, content):
    answer = upload(name, content)
    page = answer if answer.status_code == 422 else browser_of_marisol.get(answer.url)
    text = page.content.decode()
    assert 'role="alert"' in text or "Nobody was brought in" in text
    assert not Contact.objects.exists() and files_left() == []


def test_no_file_chosen_gets_a_sentence(browser_of_marisol):
    answer = browser_of_marisol.post(reverse("import"), {})
    assert answer.status_code == 422 and "Choose one" in answer.content.decode()


def test_a_file_over_the_limit_is_refused_while_it_comes_in(upload, monkeypatch):
    from shoptalk.contacts.views import upload_limit

    monkeypatch.setattr(upload_limit, "MAX_FILE_BYTES", 1_000)
    answer = upload("big.csv", b"x" * 200_000)
    assert answer.status_code == 422 and "100 MB" in answer.content.decode() and files_left() == []


def test_the_upload_asks_for_the_csrf_token(marisol, browser_of_marisol):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser_of_marisol.cookies
    answer = strict.post(reverse("import"), {"file": SimpleUploadedFile("Connections.csv", connections(DANA).encode())})
    assert answer.status_code == 403 and not ImportRun.objects.exists()


def test_an_uploaded_file_is_readable_by_its_owner_only(upload):
    upload("Connections.csv", connections(DANA))
    path = uploads.path_of(ImportRun.objects.get())
    assert path.stat().st_mode & 0o777 == 0o600
    assert all(beside.stat().st_mode & 0o077 == 0 for beside in path.parent.iterdir())


def test_a_second_click_on_keep_brings_nobody_in_twice(upload, browser_of_marisol):
    upload("Connections.csv", connections(DANA, PRIYA))
    for _ in range(2):
        browser_of_marisol.post(reverse("import_keeping", args=[ImportRun.objects.get().pk]))
    assert Contact.objects.count() == 2


def test_an_import_that_was_cut_off_can_be_started_again(upload, browser_of_marisol):
    answer = upload("Connections.csv", connections(DANA, PRIYA))
    run = ImportRun.objects.get()
    ImportRun.objects.update(state=ImportRun.State.IMPORTING)  # the worker was killed right after it began
    page = browser_of_marisol.get(answer.url)
    assert "Start it again" in page.content.decode()
    part = browser_of_marisol.get(answer.url, headers={"HX-Request": "true", "HX-Target": "progress"})
    assert part.content.decode().lstrip().startswith('<div class="import-progress"')
    browser_of_marisol.post(reverse("import_keeping", args=[run.pk]))
    assert Contact.objects.count() == 2
    over = browser_of_marisol.get(answer.url, headers={"HX-Request": "true", "HX-Target": "progress"})
    assert over.headers["HX-Redirect"] == answer.url


def test_progress_is_seen_from_outside_before_anybody_is_in(upload, marisol, now, monkeypatch):
    rows = [f"Ana{number},Baker,https://www.linkedin.com/in/ana{number},,,,1 Jan 2020" for number in range(3_000)]
    upload("Connections.csv", connections(*rows))
    ImportRun.objects.update(state=ImportRun.State.IMPORTING)
    told = []
    monkeypatch.setattr(uploads, "note_seen", lambda run, count: told.append(count))
    import_people(seat=marisol, now=now, run=ImportRun.objects.get())
    assert told == sorted(told) and told[0] < 1_000 and told[-1] == 3_000


def test_throwing_it_away_leaves_nothing_but_a_line(upload, browser_of_marisol):
    upload("Connections.csv", connections(DANA))
    browser_of_marisol.post(reverse("import_refusal", args=[ImportRun.objects.get().pk]))
    assert files_left() == [] and not Contact.objects.exists()


def test_undo_is_asked_about_first(upload, browser_of_marisol):
    upload("Connections.csv", connections(DANA, PRIYA))
    pk = ImportRun.objects.get().pk
    browser_of_marisol.post(reverse("import_keeping", args=[pk]))
    page = browser_of_marisol.get(reverse("import_undoing", args=[pk])).content.decode()
    assert "2 people go" in page and Contact.objects.filter(deleted_at=None).count() == 2
    answer = browser_of_marisol.post(reverse("import_undoing", args=[pk]))
    assert "Taken out again" in browser_of_marisol.get(answer.url).content.decode()
    assert not Contact.objects.filter(deleted_at=None).exists()


def test_the_lines_come_as_a_file_without_formulas(upload, browser_of_marisol):
    upload("Connections.csv", connections(DANA, ',,,,"=HYPERLINK(""x"")",,'))
    pk = ImportRun.objects.get().pk
    browser_of_marisol.post(reverse("import_keeping", args=[pk]))
    answer = browser_of_marisol.get(reverse("import_lines", args=[pk]))
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in text and ",=HYPERLINK" not in text


def test_a_stranger_finds_none_of_it(browser_of_marisol, stranger, now):
    run = ImportRun.objects.create(workspace=stranger.workspace, file_name="his.csv", kind="table", created_at=now)
    for name in ("import_run", "import_columns", "import_lines", "import_undoing"):
        assert browser_of_marisol.get(reverse(name, args=[run.pk])).status_code == 404
    for name in ("import_keeping", "import_refusal", "import_undoing", "import_columns"):
        assert browser_of_marisol.post(reverse(name, args=[run.pk])).status_code == 404
    assert "his.csv" not in browser_of_marisol.get(reverse("import")).content.decode()
