"""Tables of a download into the file that is being built: checked row by row, then as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date

from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.occupations import (
    Outlook,
    Rating,
    Record,
    Related,
    Table,
    Task,
    Title,
    Unread,
    Wage,
    Zone,
    ZoneWords,
)
from shoptalk.occupations.downloads.report import Count, Older, Taken
from shoptalk.occupations.reference import PACK

PAY = {"nation": "pay, nation", "state": "pay, states", "metro": "pay, metropolitan areas"}
UNKNOWN_CODE = "The code is not in the list of occupations that Shoptalk knows (O*NET-SOC 2019)."
SAID_TWICE = "The row says again what one above says."
NOT_SIX = "Not all six figures of the occupation are given."
NOT_HUNDRED = "The shares of the occupation do not add up to 100 percent."
NOTHING_USABLE = (
    "{file} holds no row that can be used{why}. Nothing was changed. Download it again, and name it as it came."
)
MOSTLY_BROKEN = (
    "{broken:,} of {rows:,} rows of {file} are broken ({why}). Nothing was changed: this is not the file as it is "
    "published. Download it again."
)
MOSTLY_UNKNOWN = (
    "{unknown:,} of {rows:,} rows of {file} are about codes that are not known here. Nothing was changed: this edition "
    "uses another list of codes. Shoptalk needs the codes of 2019 (O*NET 25.1 and newer, OEWS of May 2021 and newer)."
)
MOST_BROKEN = 0.5  # of the rows: more than that is another file, not a few broken rows
PACK_DATASETS = (PAY["nation"], PAY["state"])  # the pack has these, of its own year
SIX = 6


class Loading:
    """One import into one file."""

    def __init__(self, db: sqlite3.Connection, today: date) -> None:
        self.db, self.today = db, today
        self.taken: list[Taken] = []
        self.older: list[Older] = []
        self._here = {
            dataset: (place, f"{release}")
            for dataset, place, release in db.execute(
                "SELECT dataset, max(place), release FROM source GROUP BY dataset"
            )
        }
        self._begun: dict[str, int] = {}  # datasets that this import brings, and their edition
        self._replaced: dict[str, int] = {}  # how many rows of an earlier import made way for them
        with sqlite3.connect(f"{PACK.absolute().as_uri()}?mode=ro&immutable=1", uri=True) as pack:
            self._codes = {code for (code,) in pack.execute("SELECT code FROM occupation")}
            self._cells = {cell for (cell,) in pack.execute("SELECT cell FROM cell")}
            year = pack.execute("SELECT value FROM meta WHERE key = 'year'").fetchone()[0]
        pack.close()
        self._soc = {code[:7] for code in self._codes}
        for dataset in PACK_DATASETS:
            if self._here.get(dataset, (0, ""))[0] < year:
                self._here[dataset] = (year, f"May {year}")

    def load(self, table: Table) -> None:
        """Read one table. Refusal when it is not what it seems to be."""
        counts: dict[str, Count] = {}
        refused: set[str] = set()
        passed = unread = 0
        reasons = Count()
        for record in table.rows():
            if record is None:
                passed += 1
            elif isinstance(record, Unread):
                unread += 1
                reasons.leave(record.line, record.reason)
            else:
                dataset = PAY[record.area_kind] if isinstance(record, Wage) else table.kind
                if dataset in refused:
                    continue
                if dataset not in counts:
                    if not self._begin(dataset, table):
                        refused.add(dataset)
                        continue
                    counts[dataset] = Count()
                self._take(dataset, record, counts[dataset])
        if not counts and not refused:
            why = f" ({next(iter(reasons.reasons))})" if reasons.reasons else ""
            raise Refusal(NOTHING_USABLE.format(file=table.file, why=why))
        for number, (dataset, count) in enumerate(counts.items()):
            if number == 0:
                _add(count, reasons, unread, passed)
            self._check(dataset, table, count, unread if number == 0 else 0)
            self._note(dataset, table, count)

    def _begin(self, dataset: str, table: Table) -> bool:
        """Whether this edition is the one to keep; then what was here of it goes."""
        edition = table.origin.order
        if self._begun.get(dataset) == edition:
            return True
        place, release = self._here.get(dataset, (0, ""))
        if place > edition or self._begun.get(dataset, 0) > edition:
            self.older.append(Older(dataset, table.file, table.origin.release, release))
            return False
        before = self.db.execute("SELECT coalesce(sum(taken), 0) FROM source WHERE dataset = ?", (dataset,))
        self._replaced[dataset] = before.fetchone()[0]
        self._clear(dataset)
        self._begun[dataset] = edition
        self._here[dataset] = (edition, table.origin.release)
        return True

    def _clear(self, dataset: str) -> None:
        self.db.execute("DELETE FROM source WHERE dataset = ?", (dataset,))
        for name in DATASET_TABLES:
            self.db.execute(f"DELETE FROM {name} WHERE dataset = ?", (dataset,))  # noqa: S608 - our own names
        if dataset in WHOLE_TABLES:
            self.db.execute(f"DELETE FROM {WHOLE_TABLES[dataset]}")  # noqa: S608 - as above

    def _take(self, dataset: str, record: Record, count: Count) -> None:
        count.rows += 1
        if (about := _about(record)) and not self._knows(record, about):
            if isinstance(record, Wage) and about.endswith("0"):  # a group, or a cell that none of ours lies in
                count.passed += 1
            else:
                count.leave(record.line, UNKNOWN_CODE)
        elif PUT[type(record)](self.db, dataset, record):
            count.taken += 1
        elif isinstance(record, Title):
            count.passed += 1  # the lists name many titles twice
        else:
            count.leave(record.line, SAID_TWICE)

    def _knows(self, record: Record, about: str) -> bool:
        if isinstance(record, Wage):
            return int(about.replace("-", "")) in self._cells
        if isinstance(record, Outlook):
            return about in self._soc or int(about.replace("-", "")) in self._cells
        return about in self._codes

    def _check(self, dataset: str, table: Table, count: Count, unread: int) -> None:
        """The table as a whole, once its rows are in."""
        unknown = count.reasons[UNKNOWN_CODE]
        if unread > MOST_BROKEN * count.rows:
            why = count.left_out()[0].reason.rstrip(".")
            raise Refusal(MOSTLY_BROKEN.format(broken=unread, rows=count.rows, file=table.file, why=why))
        if unknown > MOST_BROKEN * (count.rows - count.passed):
            raise Refusal(MOSTLY_UNKNOWN.format(unknown=unknown, rows=count.rows, file=table.file))
        if dataset in ("interests", "work values"):
            count.drop(self._without_six(dataset), NOT_SIX)
        if dataset == "education":
            count.drop(self._not_hundred(), NOT_HUNDRED)
        if not count.taken and not count.reasons[SAID_TWICE]:  # another file of this import may have said it all
            raise Refusal(NOTHING_USABLE.format(file=table.file, why=""))

    def _without_six(self, dataset: str) -> int:
        scale = "OI" if dataset == "interests" else "EX"
        return self.db.execute(
            "DELETE FROM rating WHERE dataset = ?1 AND code IN (SELECT code FROM rating WHERE dataset = ?1"
            " GROUP BY code HAVING sum(scale = ?2) <> ?3)",
            (dataset, scale, SIX),
        ).rowcount

    def _not_hundred(self) -> int:
        return self.db.execute(
            "DELETE FROM schooling WHERE code IN"
            " (SELECT code FROM schooling GROUP BY code HAVING sum(share) NOT BETWEEN 9500 AND 10500)"
        ).rowcount

    def _note(self, dataset: str, table: Table, count: Count) -> None:
        """Remember where the rows come from."""
        origin, left = table.origin, count.left_out()
        told = json.dumps([[one.reason, one.count, list(one.lines)] for one in left], ensure_ascii=False)
        self.db.execute(
            "INSERT OR REPLACE INTO source VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                dataset, table.file, origin.publisher, origin.release, origin.order, table.size, table.checksum,
                count.rows, count.taken, told, self.today.isoformat(),
            ),
        )  # fmt: skip
        counted = (count.rows, count.taken, count.passed, left)
        replaced = self._replaced.pop(dataset, 0)  # told once, with the first file of the dataset
        about = (dataset, table.file, origin.publisher, origin.release)
        self.taken.append(Taken(*about, *counted, table.checksum, replaced))


def _add(count: Count, reasons: Count, unread: int, passed: int) -> None:
    """Rows that belong to no dataset, for they were broken or about something else, are told with the first."""
    count.rows += unread + passed
    count.passed += passed
    count.reasons.update(reasons.reasons)
    count.lines.update(reasons.lines)


def _about(record: Record) -> str:
    return getattr(record, "code", "")


def _put(db: sqlite3.Connection, sql: str, values: tuple) -> bool:
    return db.execute(sql, values).rowcount == 1


def _put_wage(db: sqlite3.Connection, dataset: str, one: Wage) -> bool:
    db.execute("INSERT OR IGNORE INTO pay_area VALUES (?,?,?,?)", (one.area, one.area_kind, one.area_name, one.state))
    return _put(
        db,
        "INSERT OR IGNORE INTO pay VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            dataset, int(one.code.replace("-", "")), one.area, one.jobs, one.mean, one.p10, one.p25, one.p50, one.p75,
            one.p90, one.hourly, " ".join(one.top_coded),
        ),
    )  # fmt: skip


def _put_rating(db: sqlite3.Connection, dataset: str, one: Rating) -> bool:
    if one.scale == "RL":
        return _put(db, "INSERT OR IGNORE INTO schooling VALUES (?,?,?)", (one.code, one.category, one.value))
    return _put(
        db,
        "INSERT OR IGNORE INTO rating VALUES (?,?,?,?,?,?,?)",
        (dataset, one.code, one.element, one.scale, one.name, one.value, one.suppressed),
    )


def _put_task(db: sqlite3.Connection, dataset: str, one: Task) -> bool:
    return _put(
        db,
        "INSERT OR IGNORE INTO task SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3 FROM task WHERE code = ?1",
        (one.code, one.text, one.core),
    )


# How a record is written; False when its place is taken already.
PUT: dict[type, Callable] = {
    Wage: _put_wage,
    Rating: _put_rating,
    Task: _put_task,
    Title: lambda db, dataset, one: _put(
        db, "INSERT OR IGNORE INTO imported_title VALUES (?,?,?,?)", (dataset, one.title, one.code, one.kind)
    ),
    Zone: lambda db, dataset, one: _put(db, "INSERT OR IGNORE INTO job_zone VALUES (?,?)", (one.code, one.zone)),
    ZoneWords: lambda db, dataset, one: _put(db, "INSERT OR IGNORE INTO job_zone_words VALUES (?,?,?,?,?)", one[1:]),
    Related: lambda db, dataset, one: _put(db, "INSERT OR IGNORE INTO related VALUES (?,?,?)", one[1:]),
    Outlook: lambda db, dataset, one: _put(db, "INSERT OR IGNORE INTO outlook VALUES (?,?,?,?,?,?,?,?,?,?,?)", one[1:]),
}
DATASET_TABLES = ("imported_title", "rating", "pay")  # shared by several datasets
# The tables that one dataset fills alone.
WHOLE_TABLES = {
    "education": "schooling",
    "job zones": "job_zone",
    "job zone words": "job_zone_words",
    "tasks": "task",
    "related": "related",
    "outlook": "outlook",
}
