"""Whether everything is running: on a page, as a command, and a line on Today where letters wait for nobody."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from shoptalk.clock import beats, turns
from shoptalk.clock.health import SILENT, health, is_anybody_there
from shoptalk.clock.models import Beat
from shoptalk.clock.timetable import TIMETABLE
from shoptalk.connections.models import CalendarConnection
from shoptalk.outreach.models import Ask, Letter
from tests import cast
from tests.journeys.program import ROOT, own_environment


@pytest.fixture
def worker(now, db) -> str:
    turns.prepare(TIMETABLE, now)
    return beats.sign_on(now)


def letter(seat, campaign, now, **more) -> Letter:
    person = cast.contact(seat, "Dana Whitfield")
    ask = Ask.objects.create(workspace=seat.workspace, campaign=campaign, contact=person, opened_at=now)
    facts = {"approved_at": now, "send_after": now, "message_id": "<one@mail.example>"}
    return Letter.objects.create(workspace=seat.workspace, ask=ask, contact=person, written_at=now, **(facts | more))


def test_with_a_worker_and_nothing_wrong_all_is_well(marisol, worker, now):
    found = health(marisol, now)
    assert found.is_well and found.workers == 1
    assert [line.key for line in found.entries] == [entry.key for entry in TIMETABLE]


def test_without_a_worker_it_says_so_and_what_to_do(marisol, now):
    assert health(marisol, now).worries[0].startswith("No worker has run here yet")
    beats.sign_on(now - timedelta(hours=3))
    (worry,) = health(marisol, now).worries
    assert worry.startswith("No worker is running: the last sign of one was 3 hours ago.") and "bin/work" in worry


def test_a_worker_that_ended_is_not_there(marisol, worker, now):
    beats.sign_off(worker, now)
    assert not health(marisol, now).is_well


def test_a_sign_of_life_from_the_future_is_none(marisol, worker, now):
    assert is_anybody_there(now) and is_anybody_there(now + SILENT - timedelta(seconds=1))
    assert not is_anybody_there(now - timedelta(days=1))


def test_an_entry_that_fails_again_and_again_is_named(marisol, worker, now):
    entry = TIMETABLE[0]
    for number in range(3):
        assert health(marisol, now).is_well, "a server may be away for a moment"
        now += timedelta(minutes=number * 10)
        beats.beat(worker, now)
        assert turns.take(entry, worker, now)
        turns.went_wrong(entry, worker, now, "mail.example does not answer.")
    (worry,) = health(marisol, now).worries
    assert worry == f"“{entry.name}” went wrong 3 times in a row. mail.example does not answer."


def test_work_that_went_wrong_or_waits_long_is_counted(marisol, worker, now):
    facts = {
        "task_path": "shoptalk.contacts.tasks.bring_people_in", "args_kwargs": {"args": [], "kwargs": {}},
        "backend_name": "default", "run_after": get_date_max(), "exception_class_path": "", "traceback": "",
    }  # fmt: skip
    DBTaskResult.objects.create(status=TaskResultStatus.FAILED, finished_at=now, **facts)
    DBTaskResult.objects.create(status=TaskResultStatus.READY, **facts)
    DBTaskResult.objects.update(enqueued_at=now - timedelta(hours=2))
    assert health(marisol, now).worries == (
        "Work that was put off went wrong once within a day: bring people in.",
        "Work that was put off has waited for 2 hours.",
    )


def test_the_page_says_it_in_words(marisol, worker, browser_of_marisol):
    Beat.objects.update(beat_at=timezone.now())
    page = browser_of_marisol.get("/keep/health/").content.decode()
    assert "Yes. What happens by itself is happening." in page
    assert all(entry.name in page for entry in TIMETABLE)
    Beat.objects.all().delete()
    assert "No worker has run here yet" in browser_of_marisol.get("/keep/health/").content.decode()


def test_letters_are_counted_without_noughts_and_a_calendar_is_named(
    marisol, campaign, worker, now, browser_of_marisol
):
    letter(marisol, campaign, now, failed_at=now)
    CalendarConnection.objects.create(
        workspace=marisol.workspace, kind="feed", name="Work", connected_at=now, trouble="It is not there."
    )
    found = health(marisol, now)
    assert (found.letters_words, found.jobs_words) == ("1 did not leave", "")
    assert found.worries == ("Calendar “Work”: It is not there.",)


def test_the_page_costs_the_same_however_much_there_is(marisol, worker, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        health(marisol, now)


def test_today_says_that_letters_wait_for_nobody_and_only_then(marisol, campaign, worker, now, browser_of_marisol):
    line = "the part of Shoptalk that sends them is not running"
    assert line not in browser_of_marisol.get("/").content.decode(), "no worker, but no letter either"
    letter(marisol, campaign, now)
    page = browser_of_marisol.get("/").content.decode()
    assert line in page and "One letter waits" in page and "/keep/health/" in page
    Beat.objects.update(beat_at=timezone.now())
    assert line not in browser_of_marisol.get("/").content.decode()


def test_as_a_command_it_ends_with_1_when_something_is_wrong(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "shoptalk.doors.command_line", "health", "--json", "--data", str(tmp_path)],
        cwd=ROOT, env=own_environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)
    assert said["well"] is False and said["worries"][0].startswith("No worker")
