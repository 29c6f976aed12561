"""The worker: does what was put off until after the answer (imports), and what the timetable says."""

import os
import signal
import sys
import time
from uuid import uuid4

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from shoptalk.clock.timetable import TIMETABLE

NAP_SECONDS = 0.5  # how long a waiting import may sit; a look costs one indexed query


def work() -> None:
    """Runs until it is told to stop, or until whoever started it is gone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    started_by = os.getppid()
    last_run: dict[str, float] = {}
    while os.getppid() == started_by:
        try:
            close_old_connections()
            _what_is_waiting()
            _what_recurs(last_run)
        except OperationalError:
            close_old_connections()  # locked or away for a moment; the next look finds the same work
        time.sleep(NAP_SECONDS)


def _what_is_waiting() -> None:
    if not DBTaskResult.objects.ready().exists():
        return
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
