"""What the page of one import shows: counts with their tabs, and one page of lines."""

from dataclasses import dataclass

from shoptalk.contacts.importing import uploads
from shoptalk.contacts.importing.sources import source_label
from shoptalk.contacts.models import ImportLine, ImportRun
from shoptalk.workspaces.access import Seat

PAGE = 50
_TABS = (
    ("new", "new"),
    ("changed", "changed"),
    ("duplicate", "may be somebody you have"),
    ("same", "the same"),
    ("unread", "cannot be read"),
)
_KEPT = ("changed", "duplicate", "unread")  # outcomes whose lines are kept after the import


@dataclass(frozen=True)
class Line:
    line: int
    name: str
    words: str
    contact_id: int | None = None


@dataclass(frozen=True)
class Tab:
    key: str
    words: str
    count: int
    has_lines: bool


@dataclass(frozen=True)
class ImportPage:
    """`people` is how many would come in, or came in; `earlier` and `later` are page numbers, 0 for none."""

    run: ImportRun
    label: str
    people: int
    tabs: tuple[Tab, ...]
    shown: Tab | None
    lines: tuple[Line, ...]
    earlier: int
    later: int

    @property
    def nothing_new(self) -> bool:
        return not (self.people or self.run.changed)


def import_page(seat: Seat, run: ImportRun, show: str, page: int) -> ImportPage:
    """One page of the lines of one outcome: of the preview before the import, of the result after it."""
    is_preview = run.state == ImportRun.State.UPLOADED
    tabs = tuple(
        Tab(key, words, getattr(run, key), is_preview or key in _KEPT) for key, words in _TABS if getattr(run, key)
    )
    shown = next((tab for tab in tabs if tab.key == show and tab.has_lines), None)
    shown = shown or next((tab for tab in tabs if tab.has_lines), None)
    start = (max(page, 1) - 1) * PAGE
    lines: tuple[Line, ...] = ()
    if shown:
        lines = _preview(run, shown.key, start) if is_preview else _result(seat, run, shown.key, start)
    return ImportPage(
        run=run,
        label=source_label(run.kind),
        people=run.new + run.duplicate,
        tabs=tabs,
        shown=shown,
        lines=lines,
        earlier=max(page, 1) - 1,
        later=max(page, 1) + 1 if shown and start + PAGE < shown.count else 0,
    )


def _preview(run: ImportRun, outcome: str, start: int) -> tuple[Line, ...]:
    return tuple(Line(**told) for told in uploads.read_preview(run, outcome, start, start + PAGE))


def _result(seat: Seat, run: ImportRun, outcome: str, start: int) -> tuple[Line, ...]:
    rows = ImportLine.objects.visible_to(seat).filter(run=run, outcome=outcome).order_by("line", "pk")
    told = rows.values_list("line", "text", "reason", "contact_id")[start : start + PAGE]
    return tuple(Line(*row) for row in told)
