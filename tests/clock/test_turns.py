"""Turns, beats and what was cut off: each by itself, with clocks that jump."""

from datetime import timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from shoptalk.clock import beats, cut_off, turns
from shoptalk.clock.beats import BEAT_SECONDS, GONE_SECONDS, Watch
from shoptalk.clock.entry import Entry
from shoptalk.clock.models import Beat, Turn
from shoptalk.clock.timetable import TIMETABLE
from shoptalk.integrations.ports.servers import Retryable

EACH_MINUTE = Entry("minute", "Something", 60, lambda now: None)
pytestmark = pytest.mark.django_db


@pytest.fixture
def turn(now):
    turns.prepare((EACH_MINUTE,), now)
    turns.prepare((EACH_MINUTE,), now)  # a second worker prepares as well
    return Turn.objects.get()


def taken_and_done(now) -> bool:
    taken = turns.take(EACH_MINUTE, "one", now)
    turns.done(EACH_MINUTE, "one", now, 3)
    return taken


def test_one_of_two_gets_the_turn_and_only_once_in_a_period(turn, now):
    assert turns.take(EACH_MINUTE, "one", now)
    assert not turns.take(EACH_MINUTE, "two", now)
    assert not turns.take(EACH_MINUTE, "two", now + timedelta(hours=1)), "it is still under way"
    turns.done(EACH_MINUTE, "one", now, 3)
    assert not turns.take(EACH_MINUTE, "two", now + timedelta(seconds=59))
    assert turns.take(EACH_MINUTE, "two", now + timedelta(seconds=60))


def test_a_clock_that_jumps_neither_stops_nor_storms(turn, now):
    assert taken_and_done(now)
    ahead = now + timedelta(days=40)
    assert [taken_and_done(ahead) for _ in range(5)] == [True, False, False, False, False]
    assert [taken_and_done(now) for _ in range(5)] == [True, False, False, False, False], "set back by forty days"
    assert taken_and_done(now + timedelta(seconds=61))


def test_the_turn_of_a_worker_that_is_gone_is_free_again(turn, now):
    assert turns.take(EACH_MINUTE, "one", now)
    turns.free({"one"})
    assert not turns.take(EACH_MINUTE, "two", now + timedelta(minutes=2))
    turns.free(set())
    assert turns.take(EACH_MINUTE, "two", now + timedelta(minutes=2))
    turns.done(EACH_MINUTE, "one", now, None)  # it lives after all, and says so too late
    assert Turn.objects.get().holder == "two"


def test_what_fails_often_rests_longer_and_not_for_ever(turn, now):
    rests = []
    for _ in range(6):
        assert turns.take(EACH_MINUTE, "one", now)
        turns.went_wrong(EACH_MINUTE, "one", now, turns.in_words(Retryable("mail.example does not answer.")))
        turn.refresh_from_db()
        rests.append((turn.due_at - now).seconds)
        now = turn.due_at
    assert rests == [120, 240, 300, 300, 300, 300]
    assert turn.trouble == "mail.example does not answer."


def test_words_of_a_library_are_on_no_page():
    assert "hunter2" not in turns.in_words(ValueError("hunter2"))


def test_keys_of_the_timetable_are_short_and_their_own():
    keys = [entry.key for entry in TIMETABLE]
    assert len(keys) == len(set(keys)) and all(len(key) <= 40 for key in keys)


def test_only_a_count_that_stands_still_makes_a_worker_gone():
    watch, steady, count = Watch(), 0.0, 0
    while steady <= 10 * GONE_SECONDS:
        count += 1
        assert watch.gone([("lives", count), ("stands", 7)], steady) == (["stands"] if steady > GONE_SECONDS else [])
        steady += BEAT_SECONDS


def test_whoever_slept_judges_nobody():
    watch = Watch()
    assert watch.gone([("other", 7)], 0.0) == []
    assert watch.gone([("other", 7)], 10_000.0) == [], "both slept: the other had no time to beat"
    assert watch.gone([("other", 8)], 10_010.0) == []


def test_a_worker_that_was_taken_for_gone_hears_of_it(now):
    worker = beats.sign_on(now)
    assert beats.beat(worker, now)
    beats.bury(worker)
    assert not beats.beat(worker, now)
    assert beats.living() == set()


def test_a_worker_of_this_machine_that_ended_is_gone_at_once(now):
    beats.sign_on(now)
    here = Beat.objects.get().place
    assert not beats.is_surely_gone(here)
    if here:
        assert beats.is_surely_gone(here + "1"), "its number was given to another process since"
        assert not beats.is_surely_gone("elsewhere" + here), "of another machine nothing is sure"
    assert not beats.is_surely_gone("")


def job(now, tries: int, queue: str = "default", **more) -> DBTaskResult:
    return DBTaskResult.objects.create(
        task_path="tests.clock.jobs.quick", args_kwargs={"args": [1], "kwargs": {}}, backend_name="default",
        queue_name=queue, run_after=get_date_max(), started_at=now, exception_class_path="", traceback="",
        worker_ids=[f"gone.{number}" for number in range(tries)], **({"status": TaskResultStatus.RUNNING} | more),
    )  # fmt: skip


def is_gone(taken_by: str) -> bool:
    return cut_off.owner_of(taken_by) == "gone"


def test_a_job_that_was_cut_off_comes_again_later_and_a_few_times_only(now):
    for tries, rest in ((1, 10), (2, 30), (3, 90)):
        again = job(now, tries)
        assert cut_off.give_back(now, is_gone) == 1
        again.refresh_from_db()
        assert (again.status, again.run_after) == ("READY", now + timedelta(seconds=rest))
    last = job(now, cut_off.MOST_TRIES)
    cut_off.give_back(now, is_gone)
    last.refresh_from_db()
    assert (last.status, last.traceback) == ("FAILED", "It was cut off 4 times.")


def test_an_import_is_not_begun_again_behind_ones_back(now):
    from shoptalk.contacts.tasks import bring_people_in, read_people_in

    assert {bring_people_in.queue_name, read_people_in.queue_name} == {cut_off.ONCE}
    once = job(now, 1, cut_off.ONCE)
    cut_off.give_back(now, is_gone)
    once.refresh_from_db()
    assert once.status == "FAILED"


def test_jobs_of_living_workers_stay_theirs(now):
    job(now, 1)
    assert cut_off.give_back(now, lambda taken_by: False) == 0


def test_a_clock_set_back_does_not_lengthen_a_rest(now):
    again = job(now, 1)
    cut_off.give_back(now + timedelta(days=30), is_gone)
    assert cut_off.mend_pauses(now) == 1
    again.refresh_from_db()
    assert again.run_after == now
    planned = job(now, 0, status=TaskResultStatus.READY)
    assert cut_off.mend_pauses(now) == 0 and planned.run_after == get_date_max()
