"""Takes and gives back the turns of the timetable: an entry runs once in its period, however many workers there are.

Taking is one conditional UPDATE, so of two workers one gets it. What is missed is not caught up: after a long sleep or
a clock that jumped ahead an entry runs once. A due moment further away than its period can only come from a clock that
was ahead, and counts as due.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from shoptalk.clock.entry import Entry
from shoptalk.clock.models import WORDS, Turn
from shoptalk.integrations.ports.servers import Failure

LONGEST_PAUSE = 300  # seconds: an entry that failed again and again rests no longer, unless its own period is longer


def prepare(entries: tuple[Entry, ...], now: datetime) -> None:
    """A row for each entry; a new one is due at once."""
    known = set(Turn.objects.values_list("key", flat=True))
    fresh = [Turn(key=entry.key, due_at=now) for entry in entries if entry.key not in known]
    Turn.objects.bulk_create(fresh, ignore_conflicts=True)


def take(entry: Entry, worker: str, now: datetime) -> bool:
    """Whether it is due and nobody has it; then it is this worker's, and comes again after its period."""
    ahead = now + timedelta(seconds=max(LONGEST_PAUSE, entry.every_seconds, entry.rests) + 1)
    mine = Turn.objects.filter(Q(due_at__lte=now) | Q(due_at__gt=ahead), key=entry.key, holder="")
    if not mine.exists():  # a read takes no lock, and nearly always says no
        return False
    due_at = now + timedelta(seconds=entry.every_seconds)
    return mine.update(holder=worker, began_at=now, due_at=due_at) == 1


def done(entry: Entry, worker: str, now: datetime, result: object) -> None:
    """It went well."""
    count = result if isinstance(result, int) and not isinstance(result, bool) else None
    held = Turn.objects.filter(key=entry.key, holder=worker)
    if count == 0 and entry.rests:
        held.update(due_at=now + timedelta(seconds=entry.rests))
    held.update(holder="", ended_at=now, done_at=now, count=count, failures=0, trouble="")


def went_wrong(entry: Entry, worker: str, now: datetime, words: str) -> None:
    """It did not: the reason is kept, and what recurs every few seconds rests for longer each time."""
    held = Turn.objects.filter(key=entry.key, holder=worker).first()
    if held is None:
        return
    failures = min(held.failures + 1, 1000)
    Turn.objects.filter(pk=held.pk, holder=worker).update(
        holder="", ended_at=now, failures=failures, trouble=words[:WORDS],
        due_at=now + timedelta(seconds=_pause(entry, failures)),
    )  # fmt: skip


def stopped(entry: Entry, worker: str, now: datetime) -> None:
    """It was ended on purpose; that is neither good nor bad news."""
    Turn.objects.filter(key=entry.key, holder=worker).update(holder="", ended_at=now)


def free(living: set[str]) -> None:
    """Turns of workers that are gone are anybody's again, at once where their period is over."""
    Turn.objects.exclude(holder="").exclude(holder__in=living).update(
        holder="", trouble="The worker ended in the middle of it."
    )


def in_words(error: BaseException) -> str:
    """What a failure may say on a page: only sentences that were made for it, never what a library put into its own."""
    if isinstance(error, Failure):
        return error.words
    return f"Something went wrong ({type(error).__name__}). The log says more."


def _pause(entry: Entry, failures: int) -> float:
    """Seconds until the next try: doubled with each failure, up to some minutes or to the period itself."""
    longest = max(LONGEST_PAUSE, entry.every_seconds)
    return min(entry.every_seconds * 2.0 ** min(failures, 20), longest)
