"""The worker: does what was put off until after the answer (imports), and what the timetable says.

It only looks, and starts a process for whatever there is to do, so nothing that hangs holds up the rest. Any number of
workers may run on one database; each finds out what the others have (turns.py, beats.py).
"""

import logging
import os
import signal
import time
from datetime import datetime
from itertools import count

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as JobsInTurn
from django_tasks_db.models import DBTaskResult

from shoptalk.clock import beats, children, cut_off, turns
from shoptalk.clock.children import Child
from shoptalk.clock.entry import HOUR, Entry, always
from shoptalk.clock.stillness import Stillness
from shoptalk.clock.timetable import TIMETABLE
from shoptalk.integrations.ports.servers import Failure

log = logging.getLogger(__name__)

NAP_SECONDS = 0.5  # how long a waiting import may sit; a look costs next to nothing
JOBS_SECONDS = HOUR  # for the jobs that wait, together
SLOW_SECONDS = 5  # a beat that took longer stood behind a lock: the others' may have, too
MOST_AT_ONCE = 4  # entries under way; those that stay are not counted


def work(started_by: int | None = None, timetable: tuple[Entry, ...] = TIMETABLE) -> None:
    """Runs until it is told to stop, or until the process that it was `started_by` is gone (which may be by now)."""
    Clockwork(timetable, started_by).run()


class Clockwork:
    """One worker under way."""

    def __init__(self, timetable: tuple[Entry, ...], started_by: int | None = None) -> None:
        self.timetable = timetable
        self.started_by = started_by
        self.worker = ""  # none before the first beat
        self.children: list[Child] = []
        self.watch = beats.Watch()
        self.stillness = Stillness()
        self.next_beat = 0.0
        self.next_look = dict.fromkeys((entry.key for entry in timetable), 0.0)
        self.numbers = count(1)
        self.is_told_to_stop = False
        self.said = ""

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while not self.is_told_to_stop and self.started_by in (None, os.getppid()):
            self._carefully(self.look)
            time.sleep(NAP_SECONDS)
        self._carefully(self.end)
        connections.close_all()

    def _stop(self, *_: object) -> None:
        self.is_told_to_stop = True

    def _carefully(self, do) -> None:
        """Locked, full or away for a moment: the next look finds the same work."""
        try:
            do()
            self.said = ""
        except (DatabaseError, InterfaceError) as error:
            if str(error) != self.said:
                log.warning("The database cannot be used just now: %s", error)
            self.said = str(error)
            close_old_connections()
        except Exception:
            log.exception("The worker goes on after this.")

    def look(self) -> None:
        """One look at everything."""
        close_old_connections()
        steady = time.monotonic()
        if steady >= self.next_beat or not self.worker:
            self._beat(steady)
        if not self.worker:
            return
        for child in self.children[:]:
            child.keep_to_its_time()
            if child.look():
                self._ended(child)
        still = self.stillness.holds()
        if not still:
            self._what_is_waiting()
        for entry in self.timetable:
            if self._is_time_for(entry, steady, still) and self._may_begin(entry):
                self.next_look[entry.key] = steady + entry.looks_every
                self._what_recurs(entry, timezone.now())

    def _beat(self, steady: float) -> None:
        now = timezone.now()
        if not self.worker:
            self.worker = beats.sign_on(now)
            turns.prepare(self.timetable, now)
        elif not beats.beat(self.worker, now):
            self._was_taken_for_gone()
            return
        self.next_beat = steady + beats.BEAT_SECONDS
        if time.monotonic() - steady > SLOW_SECONDS:
            self.watch = beats.Watch()
        others = beats.others(self.worker)
        gone = self.watch.gone([(name, beats_so_far) for name, beats_so_far, _ in others], steady)
        for name in {*gone, *(name for name, _, there in others if beats.is_surely_gone(there))}:
            log.warning("Another worker (%s) is gone. What it had begun is taken over.", name)
            beats.bury(name)
        self._free_what_nobody_has(now)

    def _free_what_nobody_has(self, now: datetime) -> None:
        living = beats.living()
        turns.free(living)
        cut_off.give_back(now, lambda taken_by: cut_off.owner_of(taken_by) not in living)
        cut_off.mend_pauses(now)

    def _was_taken_for_gone(self) -> None:
        """It stood still for so long that others have its work: what it began must end, and it starts anew."""
        log.warning("This worker stood still for long, or the notebook was replaced. It starts anew.")
        self._end_children()
        self.worker, self.watch = "", beats.Watch()

    def _what_is_waiting(self) -> None:
        """One process for all that waits: whatever a file does to it, the next import still finds a worker."""
        if any(child.is_jobs for child in self.children) or not DBTaskResult.objects.ready().exists():
            return
        name = f"{self.worker}.{next(self.numbers)}"
        self.children.append(children.start(name, lambda: _do_jobs(name), seconds=JOBS_SECONDS, is_jobs=True))

    def _is_time_for(self, entry: Entry, steady: float, still: bool) -> bool:
        """An entry with a look of its own is looked at when somebody wrote something, where that is known."""
        if self.stillness.is_known and entry.is_needed is not always:
            return not still
        return steady >= self.next_look[entry.key]

    def _may_begin(self, entry: Entry) -> bool:
        if any(child.key == entry.key for child in self.children):
            return False
        staying = {entry.key for entry in self.timetable if entry.stays}
        busy = [child for child in self.children if not child.is_jobs and child.key not in staying]
        return entry.stays or len(busy) < MOST_AT_ONCE

    def _what_recurs(self, entry: Entry, now: datetime) -> None:
        if not entry.is_needed(now) or not turns.take(entry, self.worker, now):
            return
        worker = self.worker
        self.children.append(
            children.start(entry.key, lambda: _do_entry(entry, worker), seconds=entry.seconds, finishes=entry.finishes)
        )

    def _ended(self, child: Child) -> None:
        now = timezone.now()
        if child.is_jobs:
            cut_off.give_back(now, lambda taken_by: taken_by == child.key)
        else:
            entry = next(entry for entry in self.timetable if entry.key == child.key)
            if child.was_killed and child.asked_at is not None and not (entry.stays or child.was_asked_by_worker):
                turns.went_wrong(entry, self.worker, now, f"It took more than {entry.seconds} seconds and was ended.")
            elif child.was_killed and child.asked_at is None:
                turns.went_wrong(entry, self.worker, now, "Its process was cut off.")
            else:
                turns.stopped(entry, self.worker, now)  # nothing is left to say where it said so itself
        self.children.remove(child)

    def end(self) -> None:
        """Lets what is under way finish the piece it has in hand, and signs off."""
        self._end_children()
        if self.worker:
            beats.sign_off(self.worker, timezone.now())
            self._free_what_nobody_has(timezone.now())

    def _end_children(self) -> None:
        for child in self.children:
            child.was_asked_by_worker = child.asked_at is None
            child.ask_to_end()
        while self.children:
            for child in self.children[:]:
                child.keep_to_its_time()
                if child.look():
                    self._ended(child)
            time.sleep(0.05)


def _do_jobs(name: str) -> None:
    jobs = JobsInTurn(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id=name, excluded_queue_names=[],
    )  # fmt: skip

    def enough(*_: object) -> None:
        jobs.running = False

    signal.signal(signal.SIGTERM, enough)
    jobs.run()


def _do_entry(entry: Entry, worker: str) -> None:
    try:
        result = entry.run(timezone.now())
    except Failure as failure:  # of a server; what it means for the seeker is said where they see it
        log.warning("“%s” could not be done: %s", entry.name, failure.words)
        turns.went_wrong(entry, worker, timezone.now(), turns.in_words(failure))
    except Exception as error:
        log.exception("“%s” could not be done.", entry.name)
        turns.went_wrong(entry, worker, timezone.now(), turns.in_words(error))
    else:
        turns.done(entry, worker, timezone.now(), result)
