"""Which themes came up in a talk; counted over talks they say when talks repeat themselves (E14)."""

from collections.abc import Collection
from datetime import datetime

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import Field
from shoptalk.careers.models import Theme, ThemeHeard
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews.models import Interview
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat, one_click_at_a_time

NAME_LENGTH, MOST_THEMES = 120, 60


def hear_themes(
    *, seat: Seat, now: datetime, interview: Interview, field: Field, heard: Collection[int], new: str = ""
) -> Step:
    """Exactly the themes with the numbers `heard`, and the `new` ones (parted by commas), came up in this talk."""
    names = [line("new", part, NAME_LENGTH, "A theme") for part in new.split(",")]
    with step(seat, now, "hear_themes", f"What came up in {interview}", contact=interview.contact) as change:
        one_click_at_a_time(seat)
        known = {fold(theme.name): theme for theme in Theme.objects.visible_to(seat).filter(field=field)}
        wanted = {theme.pk for theme in known.values()} & set(heard)
        for name in names:
            if not fold(name):
                continue
            theme = known.get(fold(name))
            if theme is None:
                if len(known) >= MOST_THEMES:
                    raise Mend("new", f"{MOST_THEMES} themes of one field are plenty. Use one that is there.")
                theme = change.create(Theme(workspace=seat.workspace, field=field, name=name, written_at=now))
                known[fold(name)] = theme
            wanted.add(theme.pk)
        _bring_to(change, seat, now, interview, wanted)
    return change


def remove_theme(*, seat: Seat, now: datetime, theme: Theme) -> Step:
    with step(seat, now, "remove_theme", f"No theme any more: {theme.name}") as change:
        change.bin(theme, now)
    return change


def _bring_to(change: Step, seat: Seat, now: datetime, interview: Interview, wanted: set[int]) -> None:
    """A theme unticked and ticked again is the same row, because a talk brings a theme up once."""
    rows = ThemeHeard.objects.filter(workspace=seat.workspace, interview=interview)
    by_theme = {row.theme_id: row for row in rows}
    for theme_id, row in by_theme.items():
        if (theme_id in wanted) is not (row.deleted_at is None):
            change.update(row, deleted_at=None if theme_id in wanted else now)
    for theme_id in sorted(wanted - set(by_theme)):
        change.create(ThemeHeard(workspace=seat.workspace, interview=interview, theme_id=theme_id))


def theme_field(interview: Interview) -> Field:
    if interview.field is None or interview.field.deleted_at is not None:
        raise Refusal("Say first which of your fields this talk was about; themes and beliefs belong to a field.")
    return interview.field
