"""The worker: does what was put off until after the answer (imports), and what the timetable says."""

import logging
import os
import signal
import sys
import time
from uuid import uuid4

from django.db import OperationalError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from shoptalk.clock.timetable import TIMETABLE

log = logging.getLogger(__name__)

NAP_SECONDS = 0.5  # how long a waiting import may sit; a look costs one indexed query


def work(started_by: int | None = None) -> None:
    """Runs until it is told to stop, or until whoever started it is gone (which may be before this line)."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    started_by = started_by or os.getppid()
    last_run: dict[str, float] = {}
    while os.getppid() == started_by:
        try:
            close_old_connections()
            _what_is_waiting()
            _what_recurs(last_run)
        except OperationalError:
            close_old_connections()  # locked or away for a moment; the next look finds the same work
        except Exception:
            log.exception("The worker goes on after this.")
        time.sleep(NAP_SECONDS)


def _what_is_waiting() -> None:
    """Does it in a process of its own: whatever a file does to that one, the next import still finds a worker. A job
    that was cut off stays so, and its page offers to start it again."""
    if not _is_anything_waiting():
        return
    connections.close_all()  # nothing open may be carried over a fork
    job = os.fork()
    if job == 0:
        try:
            _do_what_waits()
        except Exception:
            log.exception("What was put off could not be done.")
        finally:
            os._exit(0)
    try:
        _, ended = os.waitpid(job, 0)
    except SystemExit:
        os.kill(job, signal.SIGTERM)
        raise
    if ended:
        log.warning("A job was cut off (%s). Nothing of it was kept.", ended)


def _is_anything_waiting() -> bool:
    return DBTaskResult.objects.ready().exists()


def _do_what_waits() -> None:
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid4().hex,
        excluded_queue_names=[],
    ).run()


def _what_recurs(last_run: dict[str, float]) -> None:
    for entry in TIMETABLE:
        if time.monotonic() - last_run.get(entry.name, -entry.every_seconds) >= entry.every_seconds:
            last_run[entry.name] = time.monotonic()
            entry.run(timezone.now())
