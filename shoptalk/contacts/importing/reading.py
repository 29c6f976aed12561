"""From a file on disk to a plan."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shoptalk.contacts.importing.known import known_people
from shoptalk.contacts.importing.plan import Plan, plan_import
from shoptalk.contacts.importing.sources import source_words
from shoptalk.contacts.marks import forgotten_check
from shoptalk.contacts.models import ImportRun
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.integrations.recognition import read_correspondence, read_people
from shoptalk.workspaces.access import Seat

NOBODY = "This file holds no rows with people in them: export your contacts again and choose the new file."
NOBODY_BUT_UNREAD = "None of the {count:,} rows is a person. The first one, line {line}: {reason}"


def plan_of(seat: Seat, run: ImportRun, path: Path, seen: Callable[[int], None]) -> Plan:
    """What the file at `path` would do to the notebook. Raises CannotRead, also (with the reason) for nobody in it."""
    with path.open("rb") as file, _without_collecting():
        letters = read_correspondence(file, run.file_name) if run.kind == "linkedin_zip" else {}
        file.seek(0)
        plan = plan_import(
            read_people(file, run.file_name, run.mapping or None),
            known_people(seat),
            source=source_words(run.kind),
            letters=letters,
            is_forgotten=forgotten_check(seat),
            seen=seen,
        )
    if not plan.people:
        raise CannotRead(_why_nobody(plan))
    return plan


def _why_nobody(plan: Plan) -> str:
    if not plan.unread:
        return NOBODY
    first = plan.unread[0]
    return NOBODY_BUT_UNREAD.format(count=len(plan.unread), line=first.line, reason=first.reason)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Python's collector would walk over all rows again and again, a fifth of the time, and find nothing: no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
