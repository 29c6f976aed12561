"""The official downloads about occupations are read, or refused in a sentence that names the file."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.integrations.occupation_files import found_files, sheet_rows
from shoptalk.integrations.occupation_files.editions import onet_release, survey_year
from shoptalk.integrations.occupation_files.figures import NotAFigure, figure
from shoptalk.integrations.occupation_files.reading import open_download
from shoptalk.integrations.ports.occupations import CannotRead, Outlook, Rating, Table, Unread, Wage
from tests.occupations.workbooks import put, workbook, zipped

SAMPLES = Path(__file__).parent.parent / "samples" / "occupations"
OLD, NEW = SAMPLES / "db_29_2_text", SAMPLES / "db_30_3_text"
PLANNERS, WRITERS = "19-3051.00", "27-3042.00"


def read(path: Path) -> dict[str, list]:
    """Every record of every table, by the name of its file."""
    with open_download(path) as download:
        return {table.file: list(table.rows()) for table in download.tables}


def tables(path: Path) -> tuple[Table, ...]:
    with open_download(path) as download:
        return download.tables


def sentence(path: Path) -> str:
    with pytest.raises(CannotRead) as said:
        read(path)
    return str(said.value)


@pytest.mark.parametrize(
    ("folder", "release", "kinds"),
    [
        (OLD, "29.2", {"Interests.txt": "interests", "Alternate Titles.txt": "titles", "Skills.txt": "skills",
                       "Work Values.txt": "work values",
                       "Education, Training, and Experience.txt": "education"}),
        (NEW, "30.3", {"Career Interest Types.txt": "interests", "Job Titles.txt": "titles",
                       "Essential Skills.txt": "skills", "Transferable Skills.txt": "skills",
                       "Education.txt": "education"}),
    ],
)  # fmt: skip
def test_each_edition_is_known_under_its_own_file_names(folder: Path, release: str, kinds: dict[str, str]) -> None:
    found = {table.file: table for table in tables(folder)}
    assert {name: found[name].kind for name in kinds} == kinds
    assert {table.origin.release for table in found.values()} == {release}
    assert not {"Abilities.txt", "Specific Interest Areas.txt", "Training and Experience.txt"} & set(found)


def test_a_file_that_a_later_edition_renames_is_known_by_its_columns_and_scales(tmp_path: Path) -> None:
    shutil.copytree(OLD, tmp_path / "db_29_2_text")
    (tmp_path / "db_29_2_text" / "Interests.txt").rename(tmp_path / "db_29_2_text" / "Vocational Leanings.txt")
    assert {table.file: table.kind for table in tables(tmp_path)}["Vocational Leanings.txt"] == "interests"


@pytest.mark.parametrize("within", ["", "db_29_2_text"])
def test_a_zip_reads_like_the_folder_it_unpacks_to(tmp_path: Path, within: str) -> None:
    (tmp_path / "db_29_2_text.zip").write_bytes(zipped(OLD, within=within))
    assert read(tmp_path / "db_29_2_text.zip") == read(OLD)


def test_a_broken_row_costs_itself_alone_and_is_told_with_its_line() -> None:
    rows = read(OLD)["Interests.txt"]
    broken = [row for row in rows if isinstance(row, Unread)]
    assert [(row.line, row.reason) for row in broken] == [
        (29, "9.99 is not between 1 and 7."),
        (31, "This row has fewer cells than there are columns."),
    ]
    assert len(rows) - len(broken) == 28
    planner = {row.element: row.value for row in rows if isinstance(row, Rating) and row.code == PLANNERS}
    assert planner["1.B.1.b"] == 540


def test_a_quotation_mark_left_open_swallows_no_further_line() -> None:
    assert len(read(OLD)["Occupation Data.txt"]) == 3


def test_pay_is_read_with_what_is_withheld_and_what_is_above_the_top() -> None:
    (rows,) = read(SAMPLES / "national_M2025_dl.csv").values()
    pay = {row.code: row for row in rows if isinstance(row, Wage)}
    assert (pay["19-3051"].p25, pay["19-3051"].jobs, pay["19-3051"].area) == (70_000, 40_000, "US")
    assert pay["29-1215"].top_coded == ("p75", "p90") and pay["29-1215"].p75 is None
    assert pay["27-2011"].hourly and (pay["27-2011"].p10, pay["27-2011"].mean) == (1_150, 3_520)
    assert pay["27-2011"].top_coded == ("p90",)
    assert not pay["25-1011"].hourly and pay["25-1011"].p50 == 95_000
    assert [row.line for row in rows if isinstance(row, Unread)] == [7]
    assert "27-3042" not in pay, "percentiles that do not rise are no figures of pay"


def test_states_and_metropolitan_areas_come_from_workbooks() -> None:
    (states,) = read(SAMPLES / "state_M2025_dl.xlsx").values()
    found = {(row.area, row.code): row for row in states if isinstance(row, Wage)}
    assert set(found) == {("PA", "19-3051"), ("PA", "27-3042"), ("PR", "19-3051"), ("PA", "99-9999")}
    assert found["PA", "27-3042"].p50 is None and found["PA", "27-3042"].jobs is None
    (metro,) = read(SAMPLES / "MSA_M2025_dl.xlsx").values()
    areas = {(row.area, row.area_kind, row.state) for row in metro if isinstance(row, Wage)}
    assert areas == {("38300", "metro", "PA"), ("4200006", "metro", "PA")}


@pytest.mark.parametrize("name", ["occupation.xlsx", "Employment Projections.csv"])
def test_projections_come_from_the_workbook_and_from_the_table_of_the_site(name: str) -> None:
    (rows,) = read(SAMPLES / name).values()
    planners = next(row for row in rows if isinstance(row, Outlook) and row.code == "19-3051")
    assert (planners.change, planners.openings, planners.jobs) == (34, 3_400, 44_700)
    assert (planners.from_year, planners.to_year, planners.education) == (2024, 2034, "Master's degree")
    assert planners.title == "Urban and regional planners"


def test_a_column_of_the_projections_that_slipped_is_noticed() -> None:
    (rows,) = read(SAMPLES / "occupation.xlsx").values()
    (slipped,) = [row for row in rows if isinstance(row, Unread)]
    assert "44 %" in slipped.reason


def test_a_folder_of_downloads_is_read_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "db_30_3_text.zip").write_bytes(zipped(NEW, within="db_30_3_text"))
    for name in ("state_M2025_dl.xlsx", "occupation.xlsx"):
        shutil.copy(SAMPLES / name, tmp_path)
    with zipfile.ZipFile(tmp_path / "oesm25ma.zip", "w") as archive:
        archive.write(SAMPLES / "MSA_M2025_dl.xlsx", "oesm25ma/MSA_M2025_dl.xlsx")
    counted = Counter(table.origin.publisher for table in tables(tmp_path))
    assert counted == {"onet": 12, "oews": 2, "projections": 1}


def test_the_edition_of_a_single_file_is_read_beside_it(tmp_path: Path) -> None:
    assert {table.origin.release for table in tables(OLD / "Interests.txt")} == {"29.2"}
    shutil.copy(OLD / "Interests.txt", tmp_path)
    assert "edition" in sentence(tmp_path / "Interests.txt")


def test_the_year_of_a_survey_is_read_in_the_workbook_when_its_name_is_another(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "state_M2025_dl.xlsx", tmp_path / "states.xlsx")
    (table,) = tables(tmp_path / "states.xlsx")
    assert table.origin.release == "May 2025"
    shutil.copy(SAMPLES / "national_M2025_dl.csv", tmp_path / "pay.csv")
    assert "Which year" in sentence(tmp_path / "pay.csv")


def changed(folder: Path, name: str, content: bytes | None) -> Path:
    """A copy of the old edition with one file changed, or without it."""
    copy = folder / "db_29_2_text"
    shutil.copytree(OLD, copy)
    if content is None:
        (copy / name).unlink()
    else:
        (copy / name).write_bytes(content)
    return copy


def test_an_old_edition_is_refused_with_its_number(tmp_path: Path) -> None:
    old = changed(tmp_path, "Read Me.txt", b"O*NET 24.2 Database\r\nFebruary 2020 Release\r\n")
    assert "24.2" in sentence(old) and "25.1" in sentence(old)


def test_a_missing_list_of_occupations_is_said(tmp_path: Path) -> None:
    assert "Occupation Data.txt is missing" in sentence(changed(tmp_path, "Occupation Data.txt", None))


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    assert sentence(changed(tmp_path, "Interests.txt", b"")) == "Interests.txt is empty (0 bytes). Download it again."


def test_a_file_with_other_columns_is_said(tmp_path: Path) -> None:
    assert "Interests.txt does not have the columns" in sentence(
        changed(tmp_path, "Interests.txt", b"a\tb\r\n1\t2\r\n")
    )


def test_half_a_text_file_is_said_with_its_line(tmp_path: Path) -> None:
    half = (OLD / "Knowledge.txt").read_bytes()[:-25]
    assert "ends in the middle of line 5" in sentence(changed(tmp_path, "Knowledge.txt", half))


def test_half_a_zip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "db_29_2_text.zip"
    path.write_bytes(zipped(OLD)[:-400])
    assert sentence(path) == "db_29_2_text.zip is damaged or cut off. Download it again."
    path.write_bytes(b"")
    assert "empty (0 bytes)" in sentence(path)


def test_a_page_saved_in_the_place_of_the_download_is_said(tmp_path: Path) -> None:
    path = tmp_path / "oesm25nat.zip"
    path.write_bytes(b"<!DOCTYPE html>\n<html><title>Access denied</title></html>")
    assert "web page" in sentence(path)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"First Name,Last Name\nDana,Whitfield\n", b"\x89PNG\r\n\x1a\n\0\0"]
)
def test_any_other_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    assert "people.csv" in sentence(path)
    assert "not there" in sentence(tmp_path / "nowhere.zip")


def test_a_workbook_of_people_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(workbook({"People": [["Name", "Company"], ["Dana", "Rivermark"]]}))
    assert "no download that is known" in sentence(path)


def test_a_zip_that_would_fill_the_disk_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_files, "MOST_UNPACKED", 100_000)
    path = tmp_path / "db_29_2_text.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Interests.txt", b"\0" * 10_000_000)
    assert path.stat().st_size < 20_000
    assert "unpacks to more" in sentence(path)


def test_a_workbook_with_entities_that_multiply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state_M2025_dl.xlsx"
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
    with zipfile.ZipFile(path, "w") as archive:
        put(archive, "xl/workbook.xml", bomb)
        put(archive, "xl/_rels/workbook.xml.rels", bomb)
    assert "unpacks to more" in sentence(path)


def test_a_sheet_gives_its_rows_as_they_stream_by() -> None:
    """However many rows follow, the first is there after one piece of the file."""
    rows = [["AREA_TITLE", "OCC_CODE"], *([f"Area {number}", "19-3051"] for number in range(20_000))]
    content = workbook({"Pay": rows}, shared=False)
    pieces: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            pieces.append(size or 0)
            return super().read(size)

    ((_, stream),) = sheet_rows.sheets_of("pay.xlsx", lambda: Counted(content))
    pieces.clear()
    found = stream()
    assert next(found) == (1, ["AREA_TITLE", "OCC_CODE"])
    early = len(pieces)
    assert sum(1 for _ in found) == 20_000
    assert len(pieces) > early + 5


@pytest.mark.parametrize(
    ("cell", "times", "value"),
    [("1,234", 1, 1234), ("12.5", 100, 1250), ("*", 1, None), ("**", 1, None), ("#", 1, None), ("—", 1, None),
     ("N/A", 1, None), ("-36.1", 10, -361), ("5.2E1", 1, 52), ("$83,720", 1, 83_720)],
)  # fmt: skip
def test_figures_as_the_files_write_them(cell: str, times: int, value: int | None) -> None:
    assert figure(cell, times) == value


@pytest.mark.parametrize("cell", ["=1+1", "twelve", "1e99", "１２", "0x10", "nan", "inf", "1_000", "--5"])
def test_what_is_no_figure_is_not_taken_for_one(cell: str) -> None:
    with pytest.raises(NotAFigure):
        figure(cell)


def test_editions_are_read_from_notes_and_names() -> None:
    assert onet_release(["O*NET® 30.1 Database"]) == "30.1"
    assert onet_release(["nothing", "db_29_0_text"]) == "29.0"
    assert onet_release(["db_2024.txt"]) == ""
    assert survey_year(["MSA_M2024_dl.xlsx"]) == survey_year(["oesm24ma.zip"]) == survey_year(["May 2024 OEWS"]) == 2024
    assert survey_year(["pay.xlsx"]) == 0


WHOLE = {
    "db_29_2_text.zip": zipped(OLD),
    "state_M2025_dl.xlsx": (SAMPLES / "state_M2025_dl.xlsx").read_bytes(),
    "occupation.xlsx": (SAMPLES / "occupation.xlsx").read_bytes(),
    "national_M2025_dl.csv": (SAMPLES / "national_M2025_dl.csv").read_bytes(),
    "Interests.txt": (OLD / "Interests.txt").read_bytes(),
}


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 2**32), st.sampled_from(["cut", "flipped", "doubled", "filled"]))
def test_damaged_bytes_are_read_or_refused_and_nothing_else(name: str, seed: int, how: str) -> None:
    chance, content = random.Random(seed), bytearray(WHOLE[name])
    at = chance.randrange(len(content))
    if how == "cut":
        content = content[:at]
    elif how == "doubled":
        content = content[:at] + content[at // 2 :]
    else:
        for _ in range(1 + chance.randrange(40)):
            content[chance.randrange(len(content))] = chance.randrange(256) if how == "flipped" else 0
    _read_or_refused(name, bytes(content))


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(["Interests.txt", "pay_M2025.csv", "Job Zones.txt", "a.zip", "a.xlsx"]), st.binary(max_size=2_000)
)
def test_any_bytes_are_refused_or_read(name: str, content: bytes) -> None:
    _read_or_refused(name, content)


HEADERS = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n19-3051.00\t1.B.1.a\tRealistic\tOI\t3.00\n",
    "O*NET-SOC Code\tJob Zone\tDate\n",
    "O*NET-SOC Code\tAlternate Title\tShort Title\n",
)
CELLS = st.sampled_from(
    ["19-3051.00", "1.B.1.a", "OI", "5", "-3", "=cmd|' /C calc'!A0", "", "n/a", "\x00", "é" * 50, '"']
)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(HEADERS), st.lists(st.lists(CELLS, max_size=9), max_size=20))
def test_whatever_stands_in_the_cells_a_row_is_a_record_or_unread(header: str, rows: list[list[str]]) -> None:
    text = header + "".join("\t".join(row) + "\n" for row in rows)
    _read_or_refused("Interests.txt", text.encode())


def _read_or_refused(name: str, content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "db_29_2_text" / name
        path.parent.mkdir()
        path.write_bytes(content)
        try:
            for rows in read(path).values():
                assert all(row is None or isinstance(row, tuple) for row in rows)
        except CannotRead as said:
            assert str(said).endswith(".") and len(str(said)) < 500
