"""Who works here: each worker counts its beats into the database, and sees by the others' counts that one is gone.

The count is compared over one's own steady clock. A clock on the wall that jumps, in whatever direction, makes nobody
seem gone; a machine that slept forgets what it had seen and looks again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.db.models import F

from shoptalk.clock.models import Beat

BEAT_SECONDS = 10
GONE_SECONDS = 45  # four beats missed: longer than the longest wait for a lock of the database
STALLED_SECONDS = 2 * BEAT_SECONDS + 5  # who did not look for so long cannot judge others


def sign_on(now: datetime) -> str:
    """A name for this worker, and its first beat. What earlier ones left of their names is taken away."""
    worker = uuid4().hex[:16]
    Beat.objects.exclude(ended_at=None).delete()
    Beat.objects.create(worker=worker, place=place(os.getpid()), started_at=now, beat_at=now)
    return worker


def beat(worker: str, now: datetime) -> bool:
    """One more beat. False: others took this worker for gone meanwhile, and what it had is theirs."""
    return Beat.objects.filter(worker=worker, ended_at=None).update(count=F("count") + 1, beat_at=now) == 1


def sign_off(worker: str, now: datetime) -> None:
    Beat.objects.filter(worker=worker).update(ended_at=now, beat_at=now)


def living() -> set[str]:
    return set(Beat.objects.filter(ended_at=None).values_list("worker", flat=True))


def bury(worker: str) -> None:
    """Takes it for gone. Should it live after all, its next beat tells it so."""
    Beat.objects.filter(worker=worker, ended_at=None).delete()


class Watch:
    """What one worker saw of the others' counts, and when, by its own steady clock."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, float]] = {}
        self._looked: float | None = None

    def gone(self, counts: Iterable[tuple[str, int]], steady: float) -> list[str]:
        """The workers whose count has not moved for so long that they are gone; `steady` in seconds."""
        if self._looked is not None and steady - self._looked > STALLED_SECONDS:
            self._seen.clear()
        self._looked = steady
        fresh = {}
        for worker, count in counts:
            before = self._seen.get(worker)
            fresh[worker] = before if before and before[0] == count else (count, steady)
        self._seen = fresh
        return [worker for worker, (_, since) in fresh.items() if steady - since > GONE_SECONDS]


def others(worker: str) -> list[tuple[str, int, str]]:
    rows = Beat.objects.filter(ended_at=None).exclude(worker=worker)
    return list(rows.values_list("worker", "count", "place"))


def place(pid: int) -> str:
    """Machine, its last start, and process, as Linux tells them; empty elsewhere."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        began = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]  # field 22: since the start
        return f"{boot} {Path('/proc/self/ns/pid').readlink()} {pid} {began}"
    except (OSError, IndexError):
        return ""


def is_surely_gone(there: str) -> bool:
    """Whether a worker of this very machine has ended: no need to wait for beats that cannot come."""
    here = place(os.getpid()).split()
    other = there.split()
    if len(here) != 4 or len(other) != 4 or here[:2] != other[:2] or not other[2].isdecimal():
        return False
    return place(int(other[2])) != there
