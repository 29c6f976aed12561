"""Processes of the worker's own: one for the jobs that wait, one for each entry of the timetable that is due.

A process can be ended from outside whatever it hangs in, and takes nothing along when it falls. It never outlives the
worker: whoever takes over may rely on nobody else being at it.
"""

import contextlib
import ctypes
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections

from shoptalk.clock import ending

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1  # linux/prctl.h
GRACE_SECONDS = 30  # from "please end" to the end: longer than any server is waited for


@dataclass
class Child:
    """A process under way. `key` is the entry of the timetable, or the name under which it takes jobs."""

    pid: int
    key: str
    is_jobs: bool
    ends_by: float  # by the steady clock
    asked_at: float | None = None
    was_asked_by_worker: bool = False  # it had done nothing wrong: the worker ends
    exit_status: int | None = None

    @property
    def was_killed(self) -> bool:
        return bool(self.exit_status)

    def look(self) -> bool:
        """Whether it has ended."""
        if self.exit_status is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                pid, status = self.pid, -1
            if pid:
                self.exit_status = status
        return self.exit_status is not None

    def ask_to_end(self) -> None:
        if self.asked_at is None:
            self.asked_at = time.monotonic()
            self._signal(signal.SIGTERM)

    def keep_to_its_time(self) -> None:
        """Asks it to end when its time is over, and ends it when asking did not help."""
        steady = time.monotonic()
        if self.asked_at is None and steady > self.ends_by:
            log.warning("“%s” takes too long and is asked to end.", self.key)
            self.ask_to_end()
        elif self.asked_at is not None and steady > self.asked_at + GRACE_SECONDS:
            self._signal(signal.SIGKILL)

    def _signal(self, sign: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, sign)


def start(
    key: str, do: Callable[[], object], *, seconds: float, is_jobs: bool = False, finishes: bool = False
) -> Child:
    """Runs `do` in a process of its own. `finishes`: asked to end, it finishes what it has in hand."""
    connections.close_all()  # nothing open may be carried over a fork
    sys.stdout.flush()
    sys.stderr.flush()
    worker, pid = os.getpid(), os.fork()
    if pid:
        return Child(pid, key, is_jobs, ends_by=time.monotonic() + seconds)
    code = 1
    try:
        signal.signal(
            signal.SIGINT, signal.SIG_IGN
        )  # Ctrl+C reaches the whole group; the worker says what is to be done
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if finishes:
            ending.listen()
        _end_with(worker)
        do()
        code = 0
    except SystemExit:
        code = 0
    except BaseException:
        log.exception("“%s” could not be done.", key)
    finally:
        connections.close_all()
        os._exit(code)


def _end_with(worker: int) -> None:
    """The end of the worker ends this process, even where the worker had no time to say so (kill -9)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != worker:  # it ended before this line
                os._exit(1)
            return

    def watch() -> None:
        while os.getppid() == worker:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
