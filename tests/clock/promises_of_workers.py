"""What two workers promise, each in a process of its own: asked on the file that comes along (test_workers.py) and on a
real PostgreSQL (tests/house/test_postgres.py). Both give the fixture `place`."""

import signal

import pytest

from tests.clock.workplace import Workplace

ENTRIES = ("often", "seldom", "hangs", "fails")
JOBS = 40


@pytest.fixture(scope="module")
def two(place: Workplace):
    """Two workers that have done forty jobs and kept a timetable for some seconds."""
    workers = [place.start(*ENTRIES), place.start(*ENTRIES)]
    place.ask("put", JOBS)
    place.until(lambda: sum(times for line, times in place.seen().items() if line.startswith("quick")) >= JOBS)
    place.until(lambda: place.seen()["often"] >= 3 and place.seen()["fails"] >= 2)
    place.until(lambda: place.ask("turns")["hangs"][1] == 1)
    return workers


def test_of_two_workers_one_takes_each_job(place: Workplace, two):
    quick = {line: times for line, times in place.seen().items() if line.startswith("quick")}
    assert quick == {f"quick {number}": 1 for number in range(JOBS)}
    assert place.ask("states") == ["SUCCESSFUL"] * JOBS


def test_an_entry_of_the_timetable_runs_once_in_its_period(place: Workplace, two):
    assert place.seen()["seldom"] == 1


def test_what_hangs_is_ended_and_holds_up_nothing(place: Workplace, two):
    assert place.seen()["hangs"] == 1
    assert place.ask("turns")["hangs"] == [False, 1, "It took more than 2 seconds and was ended."]
    assert place.seen()["often"] >= 3


def test_what_goes_wrong_is_said_without_what_a_library_said_and_rests_longer(place: Workplace, two):
    _, failures, trouble = place.ask("turns")["fails"]
    assert failures >= 2
    assert trouble == "Something went wrong (ValueError). The log says more."


def test_after_kill_9_a_job_is_done_again_and_one_that_must_not_be_is_ended(place: Workplace, two):
    place.ask("once", 60)
    place.until(lambda: place.seen()["once begins"] == 1)
    place.ask("long", 2)
    place.until(lambda: place.seen()["long begins"] == 1)
    for worker in two:
        worker.kill()
        worker.wait()
    assert place.ask("states")[-2:] == ["RUNNING", "RUNNING"], "the library alone would leave them so"
    place.start("often")
    place.until(lambda: place.seen()["long ends"] == 1)
    place.until(lambda: place.ask("states")[-2:] == ["FAILED", "SUCCESSFUL"])
    assert (place.seen()["once begins"], place.seen()["long begins"]) == (1, 2)


def test_told_to_end_it_finishes_what_it_has_in_hand(place: Workplace, two):
    worker = place.workers[-1]
    place.ask("long", 2)
    place.until(lambda: place.seen()["long begins"] == 3)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert place.seen()["long ends"] == 2
    assert place.ask("states")[-1] == "SUCCESSFUL"
