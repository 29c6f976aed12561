"""The list of what to read and make ready before one talk, as the page shows it."""

from dataclasses import dataclass

from shoptalk.interviews.models import Interview, ResearchItem
from shoptalk.method.question_bank import OWN
from shoptalk.method.research_checklist import checklist
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Line:
    """One line, with what was found for it."""

    key: str
    text: str
    rule: str
    finds: bool
    is_own: bool
    done: bool
    found: str
    source: str


@dataclass(frozen=True, slots=True)
class Research:
    lines: tuple[Line, ...]

    @property
    def done(self) -> int:
        return sum(line.done for line in self.lines)


def research_for(seat: Seat, interview: Interview) -> Research:
    """The lines that hold for this way of meeting, then the seeker's own. One query."""
    rows = {row.key: row for row in ResearchItem.objects.visible_to(seat).filter(interview=interview).order_by("pk")}
    lines = [
        _line(rows.pop(one.key, None), one.key, one.text, one.rule, one.finds) for one in checklist(interview.medium)
    ]
    # an own line, and one whose way of meeting was changed after something had been found for it
    lines += [_line(row, row.key, row.text, "", True) for row in rows.values() if row.key.startswith(OWN) or row.found]
    return Research(tuple(lines))


def _line(row: ResearchItem | None, key: str, text: str, rule: str, finds: bool) -> Line:
    return Line(
        key=key,
        text=text,
        rule=rule,
        finds=finds or bool(row and row.found),
        is_own=key.startswith(OWN),
        done=bool(row and row.done_at),
        found=row.found if row else "",
        source=row.source if row else "",
    )
