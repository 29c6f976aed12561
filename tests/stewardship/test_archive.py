"""One zip holds everything, and gives an equal notebook. A model that is added later cannot be forgotten."""

import io
import json
import zipfile

import pytest
from django.db import connection

from shoptalk.accounts.models import User
from shoptalk.stewardship.archive import CannotReadArchive, models_of_a_workspace, read_archive, rows_of, write_archive
from shoptalk.workspaces.access import Owned
from tests import cast
from tests.one_of_each import contents, one_of_each


def wipe() -> None:
    with connection.constraint_checks_disabled():
        for model in reversed(models_of_a_workspace()):
            model._base_manager.all()._raw_delete("default")


def test_every_model_belongs_to_a_workspace_or_says_how_it_is_exported(marisol):
    for model in models_of_a_workspace():
        rows_of(model, marisol.workspace)


@pytest.mark.django_db(transaction=True)
def test_export_wipe_import_gives_an_equal_database():
    seat = cast.seat("seeker", "Marisol Vega")
    one_of_each(seat)
    before = contents(seat)
    assert all(before.values()), "a model has no row, so this test would not see it lost"
    file = io.BytesIO()
    write_archive(seat, cast.NOW, file)
    wipe()
    file.seek(0)
    read_archive(file)
    assert contents(seat) == before


@pytest.mark.django_db(transaction=True)
def test_an_export_holds_nothing_of_a_stranger():
    mine, his = cast.seat("seeker", "Marisol Vega"), cast.seat("stranger", "Sam Stranger")
    cast.contact(his, "Carl Secret")
    file = io.BytesIO()
    write_archive(mine, cast.NOW, file)
    assert b"Secret" not in b"".join(zipfile.ZipFile(file).read(name) for name in zipfile.ZipFile(file).namelist())


def test_a_notebook_that_is_not_empty_takes_no_export(marisol):
    file = io.BytesIO()
    write_archive(marisol, cast.NOW, file)
    cast.contact(marisol)
    with pytest.raises(CannotReadArchive, match="not empty"):
        read_archive(file)


def tampered(seat, change) -> io.BytesIO:
    file, out = io.BytesIO(), io.BytesIO()
    write_archive(seat, cast.NOW, file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if (text := change(name, old.read(name))) is not None:
                new.writestr(name, text)
    out.seek(0)
    return out


def manifest(**more):
    return lambda name, text: json.dumps(json.loads(text) | more) if name == "manifest.json" else text


@pytest.mark.parametrize(
    "change",
    [
        lambda name, text: None if name == "manifest.json" else text,
        lambda name, text: None if name == "records/accounts.user.jsonl" else text,
        lambda name, text: b"{not json" if name.endswith("user.jsonl") else text,
        lambda name, text: text.replace(b'"full_name"', b'"no_such_column"'),
        lambda name, text: b"" if name == "manifest.json" else text,
        manifest(workspace=999),
        manifest(format=99),
        manifest(format="x"),
        manifest(counts=None),
    ],
)
def test_a_damaged_archive_changes_nothing_and_says_so(marisol, change):
    before = contents(marisol)
    with pytest.raises(CannotReadArchive):
        read_archive(tampered(marisol, change))
    assert contents(marisol) == before


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04junk", b"%PDF-1.7", b"\0" * 1000])
def test_what_is_no_zip_is_refused_in_a_sentence(marisol, junk):
    with pytest.raises(CannotReadArchive, match="not an export"):
        read_archive(io.BytesIO(junk))


def test_a_file_gives_nobody_rights_and_carries_no_password(marisol):
    User.objects.filter(pk=marisol.user.pk).update(password="pbkdf2_sha256$secret")
    file = io.BytesIO()
    write_archive(marisol, cast.NOW, file)
    assert b"pbkdf2" not in zipfile.ZipFile(file).read("records/accounts.user.jsonl")

    def promote(name, text):
        return text.replace(b'"is_superuser": false', b'"is_superuser": true').replace(
            b'"is_staff": false', b'"is_staff": true'
        )

    read_archive(tampered(marisol, promote))
    user = User.objects.get()
    assert not (user.is_superuser or user.is_staff or user.has_usable_password())


def test_every_owned_model_hides_the_bin_and_the_stranger(marisol, stranger):
    one_of_each(marisol)
    for model in models_of_a_workspace():
        if not issubclass(model, Owned):
            continue
        rows = model.objects.filter(workspace=marisol.workspace)
        assert not model.objects.visible_to(stranger).exists(), model
        rows.update(deleted_at=None)
        assert model.objects.visible_to(marisol).count() == 1
        rows.update(deleted_at=cast.NOW)
        assert not model.objects.visible_to(marisol).exists(), model
        assert model.objects.in_bin(marisol).count() == 1
