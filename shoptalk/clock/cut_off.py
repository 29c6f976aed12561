"""Jobs whose worker was killed: the library leaves them RUNNING for ever. Here they become ready again, or are ended.

A job goes back with a growing pause and is tried a few times. Jobs of the queue "once" are not repeated behind the
seeker's back: an import says itself that it was cut off, and offers to start again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

log = logging.getLogger(__name__)

ONCE = "once"  # the name of the queue; see @task(queue_name=...) in contacts/tasks.py
MOST_TRIES = 4
FIRST_PAUSE = timedelta(seconds=10)
GROWS_BY = 3


class CutOff(Exception):
    """What is kept with a job that was ended for good."""


def pause_before(tries: int) -> timedelta:
    """How long a job rests that was begun so many times: 10 s, 30 s, 90 s."""
    return FIRST_PAUSE * GROWS_BY ** (max(tries, 1) - 1)


def give_back(now: datetime, is_gone: Callable[[str], bool]) -> int:
    """Every running job whose worker (the name it was taken with) is gone. How many there were."""
    found = 0
    for job in DBTaskResult.objects.running():
        if is_gone(job.worker_ids[-1] if job.worker_ids else ""):
            found += _give_back(job, now)
    return found


def _give_back(job: DBTaskResult, now: datetime) -> int:
    tries = len(job.worker_ids)
    same = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    if job.queue_name == ONCE or tries >= MOST_TRIES:
        why = "It was cut off." if job.queue_name == ONCE else f"It was cut off {tries} times."
        log.warning("The job %s was cut off and is not repeated.", job.task_path)
        return same.update(
            status=TaskResultStatus.FAILED, finished_at=now, traceback=why,
            exception_class_path=f"{CutOff.__module__}.{CutOff.__qualname__}",
        )  # fmt: skip
    log.warning("The job %s was cut off and will be tried again.", job.task_path)
    return same.update(status=TaskResultStatus.READY, run_after=now + pause_before(tries))


def mend_pauses(now: datetime) -> int:
    """A clock that was set back would let a pause of seconds last for days."""
    longest = now + pause_before(MOST_TRIES)
    waiting = DBTaskResult.objects.filter(Q(run_after__gt=longest) & ~Q(run_after=get_date_max()))
    waiting = waiting.filter(status=TaskResultStatus.READY).exclude(worker_ids=[])
    return waiting.update(run_after=now)


def owner_of(worker_id: str) -> str:
    """The worker behind the name that a job was taken with: each job process adds a number of its own."""
    return worker_id.partition(".")[0]
