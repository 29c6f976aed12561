"""How the background work is: who works, what waits, what went wrong, and what each entry of the timetable did last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from shoptalk.clock.entry import Entry
from shoptalk.clock.models import Beat, Turn
from shoptalk.clock.timetable import TIMETABLE
from shoptalk.connections.models import CalendarConnection, MailConnection
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

SILENT = timedelta(seconds=90)  # nine beats: a long import holds back one or two
WAITS_LONG = timedelta(minutes=10)
LATELY = timedelta(days=1)
OFTEN = 3  # failures in a row that are worth a word; one is a server that was away
START = "Start Shoptalk with bin/run, which brings a worker along, or start one alone: bin/work"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What an entry of the timetable did last."""

    key: str
    name: str
    is_under_way: bool
    done_at: datetime | None  # the last time that it went well
    count: int | None
    failures: int
    trouble: str

    @property
    def is_well(self) -> bool:
        return self.failures < OFTEN


@dataclass(frozen=True, slots=True)
class Health:
    """All of it at one moment; `worries` are sentences, and none of them means that all is well."""

    beat_at: datetime | None
    workers: int
    jobs_waiting: int
    jobs_running: int
    jobs_failed: int  # within a day
    letters_waiting: int
    letters_unsure: int
    letters_failed: int
    entries: tuple[EntryLine, ...]
    worries: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        return not self.worries

    @property
    def jobs_words(self) -> str:
        """What there is, and nothing of what there is not."""
        return _counted(
            (self.jobs_waiting, "waiting"), (self.jobs_running, "under way"),
            (self.jobs_failed, "went wrong within a day"),
        )  # fmt: skip

    @property
    def letters_words(self) -> str:
        return _counted(
            (self.letters_waiting, "waiting to leave"), (self.letters_unsure, "may have left"),
            (self.letters_failed, "did not leave"),
        )  # fmt: skip


def _counted(*found: tuple[int, str]) -> str:
    return ", ".join(f"{count} {words}" for count, words in found if count)


def is_anybody_there(now: datetime) -> bool:
    """Whether a worker gave a sign of life lately. A sign from the future is one of a clock that was set back since."""
    return Beat.objects.filter(ended_at=None, beat_at__gt=now - SILENT, beat_at__lt=now + SILENT).exists()


def health(seat: Seat, now: datetime) -> Health:
    """A fixed number of small queries."""
    beats = list(Beat.objects.order_by("-beat_at"))
    there = [beat for beat in beats if beat.ended_at is None and abs(now - beat.beat_at) < SILENT]
    last = beats[0].beat_at if beats else None
    jobs, letters = DBTaskResult.objects, Letter.objects.visible_to(seat).filter(left_at=None).exclude(approved_at=None)
    failed = list(jobs.failed().filter(finished_at__gt=now - LATELY).order_by("finished_at"))
    oldest = jobs.ready().filter(worker_ids=[]).order_by("enqueued_at").first()
    entries = _entries()
    worries = [*_of_workers(now, last, bool(there)), *_of_jobs(now, failed, oldest), *_of_servers(seat)]
    worries += [
        f"“{one.name}” went wrong {one.failures} times in a row. {one.trouble}" for one in entries if not one.is_well
    ]
    return Health(
        beat_at=last, workers=len(there), jobs_waiting=jobs.ready().count(), jobs_running=jobs.running().count(),
        jobs_failed=len(failed), letters_waiting=letters.filter(failed_at=None, unsure_at=None).count(),
        letters_unsure=letters.exclude(unsure_at=None).filter(failed_at=None).count(),
        letters_failed=letters.exclude(failed_at=None).count(), entries=entries, worries=tuple(worries),
    )  # fmt: skip


def _entries() -> tuple[EntryLine, ...]:
    turns = {turn.key: turn for turn in Turn.objects.all()}
    return tuple(_line(entry, turns.get(entry.key)) for entry in TIMETABLE)


def _line(entry: Entry, turn: Turn | None) -> EntryLine:
    if turn is None:
        return EntryLine(entry.key, entry.name, False, None, None, 0, "")
    return EntryLine(
        entry.key, entry.name, bool(turn.holder), turn.done_at, turn.count, turn.failures, turn.trouble
    )  # fmt: skip


def _of_workers(now: datetime, last: datetime | None, is_anybody: bool) -> list[str]:
    if is_anybody:
        return []
    if last is None:
        return [f"No worker has run here yet, so nothing happens by itself. {START}"]
    return [f"No worker is running: the last sign of one was {_ago(now - last)} ago. {START}"]


def _of_jobs(now: datetime, failed: list[DBTaskResult], oldest: DBTaskResult | None) -> list[str]:
    worries = []
    if failed:
        names = ", ".join(dict.fromkeys(job.task_path.rpartition(".")[2].replace("_", " ") for job in failed[:5]))
        times = "once" if len(failed) == 1 else f"{len(failed)} times"
        worries.append(f"Work that was put off went wrong {times} within a day: {names}.")
    if oldest and now - oldest.enqueued_at > WAITS_LONG:
        worries.append(f"Work that was put off has waited for {_ago(now - oldest.enqueued_at)}.")
    return worries


def _of_servers(seat: Seat) -> list[str]:
    mail = MailConnection.objects.visible_to(seat).filter(ended_at=None).exclude(trouble="")
    calendars = CalendarConnection.objects.visible_to(seat).filter(ended_at=None).exclude(trouble="")
    return [f"Mailbox: {one.trouble}" for one in mail] + [f"Calendar “{one}”: {one.trouble}" for one in calendars]


def _ago(span: timedelta) -> str:
    """ "3 minutes": how long, in the largest unit that fits."""
    seconds = abs(int(span.total_seconds()))
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{seconds // size} {unit}{'' if seconds // size == 1 else 's'}"
    return f"{seconds} seconds"
