"""Files on their way in: kept below files/imports, readable by their owner only, gone when not needed any more.

Decision: the file itself is removed as soon as its people are in the notebook (what became of each line is kept in
ImportLine), when it is thrown away, and 30 days after it was brought when nobody decided.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings

from shoptalk.contacts.models import ImportRun
from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.people import MAX_FILE_BYTES
from shoptalk.integrations.spreadsheets.file_bytes import EMPTY, TOO_LARGE

KEPT_UNDECIDED = timedelta(days=30)
UNDECIDED = "You did not decide for 30 days, so the file was removed."
_OWNER_ONLY = 0o600
_MADE_HERE = re.compile(r"[0-9a-f]{32}\.upload")
_NOWHERE = "nowhere"


def path_of(run: ImportRun) -> Path:
    """Where the file of this run lies (or lay)."""
    return _folder() / _name(run)


def store(pieces: Iterable[bytes]) -> str:
    """Writes the pieces of a file as they come; returns the name to keep in ImportRun.upload.

    Raises Refusal for a file that is empty or larger than 100 MB; nothing is left of it then.
    """
    name = f"{uuid4().hex}.upload"
    size = 0
    try:
        with _private(_folder() / name) as file:
            for piece in pieces:
                size += len(piece)
                if size > MAX_FILE_BYTES:
                    raise Refusal(TOO_LARGE)
                file.write(piece)
        if not size:
            raise Refusal(EMPTY)
    except BaseException:
        (_folder() / name).unlink(missing_ok=True)
        raise
    return name


def discard(run: ImportRun) -> None:
    """Removes the file and whatever was noted beside it. The run itself stays, as a line of history."""
    for path in _folder().glob(f"{_name(run)}*"):
        path.unlink(missing_ok=True)


def discard_undecided(now: datetime) -> int:
    """Removes the files of previews that nobody decided on for 30 days; returns how many. For the clock.

    And those that belong to no import at all: the server was cut off while they came in.
    """
    ours = set(ImportRun.objects.values_list("upload", flat=True))
    for path in _folder().glob("*.upload*"):
        name = path.name.partition(".")[0] + ".upload"
        if name not in ours and path.stat().st_mtime < (now - KEPT_UNDECIDED).timestamp():
            path.unlink(missing_ok=True)
    old = ImportRun.objects.filter(state=ImportRun.State.UPLOADED, created_at__lt=now - KEPT_UNDECIDED)
    for run in old:
        discard(run)
    return old.update(state=ImportRun.State.STOPPED, sentence=UNDECIDED)


def note_seen(run: ImportRun, count: int) -> None:
    """Notes how many rows are done. Not in the database: an import is one transaction, unseen until it ends."""
    draft = _beside(run, "seen.draft")
    with _private(draft) as file:
        file.write(str(count).encode())
    draft.replace(_beside(run, "seen"))


def read_seen(run: ImportRun) -> int:
    try:
        return int(_beside(run, "seen").read_text())
    except (OSError, ValueError):
        return 0


def write_preview(run: ImportRun, lines: Mapping[str, Iterable[dict[str, Any]]]) -> None:
    """Writes the lines of the preview beside the file, one file an outcome, one JSON document a line."""
    for outcome, documents in lines.items():
        with _private(_beside(run, outcome)) as file:
            for document in documents:
                file.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def read_preview(run: ImportRun, outcome: str, start: int, stop: int) -> list[dict[str, Any]]:
    """The lines from `start` up to `stop` of one outcome, as they were written."""
    try:
        with _beside(run, outcome).open("rb") as file:
            return [json.loads(line) for line in islice(file, start, stop)]
    except FileNotFoundError:
        return []


def _name(run: ImportRun) -> str:
    """The name that `store` gave. A record that came with an export may say anything, also a way out of the folder."""
    return run.upload if _MADE_HERE.fullmatch(run.upload) else _NOWHERE


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _beside(run: ImportRun, name: str) -> Path:
    return _folder() / f"{_name(run)}.{name}"


def _private(path: Path):
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY), "wb")
