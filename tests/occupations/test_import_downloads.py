"""Official downloads come in whole or not at all; twice changes nothing; the newest edition of each table is kept."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.occupations import facts, reference
from shoptalk.occupations.downloads.full_file import BUILDING, set_aside, take_back
from shoptalk.occupations.matching import match, quick_code
from tests.occupations.imported import METRO, NATION, NEW, OLD, PLANNERS, PROJECTIONS, STATES, WRITERS, bring_in
from tests.occupations.measure import figures, labelled
from tests.occupations.workbooks import zipped


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"occupations.lock"}


def test_an_import_tells_what_came_in_and_what_was_left_out(data: Path) -> None:
    report = bring_in(OLD)
    assert report.changed
    interests = next(one for one in report.taken if one.dataset == "interests")
    assert (interests.rows, interests.taken, interests.release) == (30, 27, "29.2")
    assert sum(one.count for one in interests.left_out) == 3
    assert {line for one in interests.left_out for line in one.lines} == {29, 30, 31}
    assert "Abilities.txt" in report.passed_over
    assert files(data) == {reference.FULL_NAME}


def test_the_pack_stays_as_it_is(data: Path) -> None:
    before = reference.PACK.read_bytes()
    bring_in(OLD)
    assert reference.PACK.read_bytes() == before


def test_the_same_files_a_second_time_change_nothing(data: Path, tmp_path: Path) -> None:
    bring_in(OLD)
    before = (data / reference.FULL_NAME).read_bytes()
    assert not bring_in(OLD).changed
    (tmp_path / "db_29_2_text.zip").write_bytes(zipped(OLD))
    assert not bring_in(tmp_path / "db_29_2_text.zip").changed
    assert (data / reference.FULL_NAME).read_bytes() == before


def test_a_dry_run_tells_the_same_and_changes_nothing(data: Path) -> None:
    dry = bring_in(OLD, dry_run=True)
    assert not dry.changed and files(data) == set()
    assert dry.taken == bring_in(OLD).taken


def test_downloads_add_up(data: Path) -> None:
    for path in (OLD, NATION, STATES, METRO, PROJECTIONS):
        assert bring_in(path).changed
    assert {one.publisher for one in facts.imported()} == {"onet", "oews", "projections"}
    assert facts.interests_of(PLANNERS) and facts.outlook_of(PLANNERS) and facts.wages_of(PLANNERS, "38300")


def test_a_newer_edition_takes_the_place_of_an_older_one(data: Path) -> None:
    bring_in(OLD)
    report = bring_in(NEW)
    interests = next(one for one in report.taken if one.dataset == "interests")
    assert interests.replaced == 27
    assert facts.interests_of(PLANNERS).source.startswith("O*NET 30.3")


def test_what_a_newer_edition_has_dropped_stays_with_its_own_name(data: Path) -> None:
    bring_in(OLD)
    bring_in(NEW)
    assert facts.values_of(PLANNERS).source.startswith("O*NET 29.2")
    assert facts.interests_of(PLANNERS).source.startswith("O*NET 30.3")


def test_an_older_edition_brings_only_what_is_not_here(data: Path) -> None:
    bring_in(NEW)
    report = bring_in(OLD)
    assert {one.dataset for one in report.taken} == {"work values"}
    assert ("interests", "30.3") in {(one.dataset, one.kept) for one in report.older}
    assert not bring_in(OLD).changed


def test_both_editions_in_one_folder_come_to_the_same(data: Path, tmp_path: Path) -> None:
    shutil.copytree(OLD, tmp_path / "all" / OLD.name)
    shutil.copytree(NEW, tmp_path / "all" / NEW.name)
    bring_in(tmp_path / "all")
    assert facts.values_of(PLANNERS).source.startswith("O*NET 29.2")
    assert facts.interests_of(PLANNERS).source.startswith("O*NET 30.3")


def test_pay_that_is_older_than_the_shipped_figures_is_not_taken(data: Path, tmp_path: Path) -> None:
    shutil.copy(NATION, tmp_path / "national_M2024_dl.csv")
    report = bring_in(tmp_path / "national_M2024_dl.csv")
    assert not report.changed
    assert [(one.dataset, one.release, one.kept) for one in report.older] == [("pay, nation", "May 2024", "May 2025")]


def test_a_file_about_other_codes_is_refused_and_what_was_here_stays(data: Path, tmp_path: Path) -> None:
    bring_in(OLD)
    other = tmp_path / "db_30_0_text"
    shutil.copytree(OLD, other)
    (other / "Read Me.txt").write_text("O*NET 30.0 Database\n")
    zones = "O*NET-SOC Code\tJob Zone\n" + "".join(f"99-99{number:02}.00\t3\n" for number in range(20))
    (other / "Job Zones.txt").write_text(zones)
    with pytest.raises(Refusal, match="codes that are not known here"):
        bring_in(other)
    assert facts.job_zone_of(PLANNERS).source.startswith("O*NET 29.2")
    assert files(data) == {reference.FULL_NAME}


def test_a_file_that_is_mostly_broken_is_refused(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "db_29_2_text"
    shutil.copytree(OLD, other)
    rows = ["O*NET-SOC Code\tJob Zone", f"{PLANNERS}\t5", *["?\t?"] * 30]
    (other / "Job Zones.txt").write_text("\n".join(rows) + "\n")
    with pytest.raises(Refusal, match=r"30 of 31 rows of Job Zones\.txt are broken"):
        bring_in(other)
    assert facts.imported() == ()


def test_half_a_download_leaves_nothing_behind(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "db_29_2_text.zip"
    path.write_bytes(zipped(OLD)[:-300])
    with pytest.raises(Refusal, match=r"damaged or cut off.*Nothing was changed"):
        bring_in(path)
    assert not data.exists() or files(data) == set()


def test_an_import_that_was_killed_leaves_the_old_file_in_use(data: Path) -> None:
    bring_in(OLD)
    (data / BUILDING).write_bytes(b"half of it")
    assert facts.interests_of(PLANNERS) is not None
    assert bring_in(NEW).changed
    assert BUILDING not in files(data)


def test_a_second_import_at_the_same_time_is_asked_to_wait(data: Path) -> None:
    import fcntl

    data.mkdir()
    with (data / "occupations.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refusal, match="Wait until that is done"):
            bring_in(OLD)
    assert bring_in(OLD).changed


def test_readers_see_the_old_data_or_the_new_and_nothing_between(data: Path) -> None:
    bring_in(OLD)
    seen: set[str] = set()
    trouble: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                found = facts.interests_of(PLANNERS)
                seen.add(found.source.split(" Database")[0] if found else "nothing")
        except BaseException as error:
            trouble.append(error)

    readers = [threading.Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    bring_in(NEW)
    assert facts.interests_of(PLANNERS).source.startswith("O*NET 30.3")
    done.set()
    for reader in readers:
        reader.join()
    assert not trouble
    assert seen <= {"O*NET 29.2", "O*NET 30.3"}


def test_a_damaged_file_of_imports_leaves_the_shipped_data_in_use(data: Path) -> None:
    bring_in(OLD)
    (data / reference.FULL_NAME).write_bytes(b"SQLite format 3\0" + b"rubbish" * 3_000)
    assert facts.interests_of(PLANNERS) is None
    assert facts.wages_of(PLANNERS) is not None and quick_code("Accountant") == "13-2011.00"
    assert bring_in(OLD).changed
    assert facts.interests_of(PLANNERS) is not None


def test_after_an_upgrade_the_titles_wait_and_the_same_files_bring_them_back(data: Path) -> None:
    bring_in(OLD)
    with sqlite3.connect(data / reference.FULL_NAME) as connection:
        connection.execute("UPDATE listed SET value = 'of another version' WHERE key = 'stamp'")
    connection.close()
    assert not reference.default().indexed
    assert facts.interests_of(PLANNERS) is not None
    assert quick_code("Corridor Plan Wrangler") == ""
    assert bring_in(OLD).changed
    assert quick_code("Corridor Plan Wrangler") == PLANNERS


def test_forgetting_puts_the_data_out_of_use_and_can_be_taken_back(data: Path) -> None:
    assert not set_aside()
    bring_in(OLD)
    assert set_aside() and facts.interests_of(PLANNERS) is None
    assert take_back() and facts.interests_of(PLANNERS) is not None
    assert not take_back()


def test_a_folder_that_cannot_be_written_to_is_said(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("SHOPTALK_DATA", str(tmp_path / "file"))
    with pytest.raises(Refusal, match="could not be written"):
        bring_in(OLD)


def test_the_titles_of_a_download_are_matched(data: Path) -> None:
    assert quick_code("Corridor Plan Wrangler") == ""
    bring_in(OLD)
    assert quick_code("Corridor Plan Wrangler") == PLANNERS
    assert quick_code("Sr. Manual Page Gardener @ Acme") == WRITERS
    assert match("Invented Zoning Sketcher").choices[0].code == PLANNERS
    assert "Urban and Regional Planners" in [choice.title for choice in facts.find("corridor pl")]


def test_a_title_of_several_occupations_is_offered_and_never_taken(data: Path) -> None:
    bring_in(OLD)
    found = match("Shared Invented Title")
    assert {choice.code for choice in found.choices[:2]} == {PLANNERS, "13-1151.00"}
    assert not found.accepted


def test_a_word_that_says_little_is_not_made_a_title(data: Path) -> None:
    before = match("Lead")
    bring_in(OLD)
    assert match("Lead") == before


def test_matching_is_no_worse_with_imported_titles(data: Path) -> None:
    before = figures(labelled())
    bring_in(OLD)
    assert reference.default().indexed
    after = figures(labelled())
    for name in ("first", "among_five", "taken", "taken_right", "refused"):
        assert getattr(after, name) >= getattr(before, name), name


def test_a_running_program_sees_what_another_one_imports(data: Path) -> None:
    assert quick_code("Corridor Plan Wrangler") == ""
    code = (
        "import datetime, pathlib\n"
        "from shoptalk.occupations.downloads.import_downloads import import_downloads\n"
        f"import_downloads(path=pathlib.Path({str(OLD)!r}), today=datetime.date(2026, 5, 12))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
    assert quick_code("Corridor Plan Wrangler") == PLANNERS


def test_memory_does_not_grow_with_the_areas(data: Path, tmp_path: Path) -> None:
    """A thousand occupations in fifty areas take little more memory than in one: no rows are gathered."""
    one, fifty = (_peak_of_import(tmp_path, areas) for areas in (1, 50))
    assert fifty < one * 1.3


def _peak_of_import(folder: Path, areas: int) -> int:
    """The most memory that a program of its own took for the import, and that all of its rows were counted."""
    header, row = NATION.read_text(encoding="utf-8").splitlines()[0:3:2]
    codes = _codes()
    path = folder / f"MSA{areas}_M20{25 + areas}_dl.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(header + "\n")
        for area in range(areas):
            for code in codes:
                line = row.replace("99,U.S.,1,US", f"{10_000 + area},Area {area},4,PA", 1)
                file.write(line.replace("19-3051", code[:7], 1) + "\n")
    code = (
        "import datetime, pathlib, resource\n"
        "from shoptalk.occupations.downloads.import_downloads import import_downloads\n"
        f"report = import_downloads(path=pathlib.Path({str(path)!r}), today=datetime.date(2026, 5, 12))\n"
        "print(report.taken[0].rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    rows, peak = map(int, done.stdout.split())
    assert rows == areas * len(codes) > areas * 900
    return peak


def _codes() -> list[str]:
    connection = sqlite3.connect(reference.PACK)
    return [code for (code,) in connection.execute("SELECT code FROM occupation WHERE cell IS NOT NULL ORDER BY code")]
