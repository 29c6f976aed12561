"""bin/shoptalk: every operation of the catalogue as a command, for people and for scripts.

A required argument of an operation is given by place, an optional one as --name; one of several values, again and
again. Every command also takes --json,
--data DIR and, where it opens a notebook, --at MOMENT, which sets the clock.
"""

import inspect
import json
import os
import sys
from datetime import date, datetime, time
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import click


class Day(click.ParamType):
    """A day: 2026-05-12."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no day. Write it like 2026-05-12.", param, ctx)


# Whether a file is there is said by the operation, in its own sentence; it may be "-", or one that is to be written.
KINDS: dict[type, Any] = {str: str, int: int, bool: bool, date: Day(), Path: click.Path(path_type=Path)}


class Moment(click.ParamType):
    """A day or a moment: 2026-05-12, 2026-05-12T09:30, or with an offset. Without one it is the seeker's own time."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no moment. Write it like 2026-05-12 or 2026-05-12T09:30.", param, ctx)
        return datetime.combine(moment.date(), time(9)) if len(value) == len("2026-05-12") else moment


def command_line() -> click.Group:
    """The group with one command for each operation."""
    from shoptalk.doors.catalogue import CATALOGUE, GROUPS

    group = click.Group(help="Shoptalk on the command line. Every command takes --json and --data DIR.")
    groups = {name: click.Group(name, help=about) for name, about in GROUPS.items()}
    for operation in CATALOGUE:
        first, _, second = operation.name.partition(" ")
        if second:
            group.add_command(groups[first])
        (groups[first] if second else group).add_command(_command(operation), second or first)
    return group


def _command(operation) -> click.Command:
    params: list[click.Parameter] = [_parameter(one, one.annotation) for one in _given(operation).values()]
    params.append(click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON document."))
    params.append(click.Option(["--data"], type=click.Path(file_okay=False, path_type=Path), help="The data folder."))
    if operation.opens_notebook:
        params.append(click.Option(["--at"], type=Moment(), help="Act as if it were this moment."))

    def run(as_json: bool, data: Path | None, at: datetime | None = None, **values: Any) -> None:
        _run(operation, values, as_json=as_json, data=data, at=at)

    return click.Command(operation.name, callback=run, params=params, help=inspect.getdoc(operation.run))


def _given(operation) -> dict[str, inspect.Parameter]:
    """What the caller gives, in the order of the function; click hands values over in the order they were typed."""
    return {
        name: one for name, one in inspect.signature(operation.run).parameters.items() if name not in ("seat", "now")
    }


def _parameter(one: inspect.Parameter, hint: Any) -> click.Parameter:
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    flag = f"--{one.name.replace('_', '-')}"
    if hint == tuple[str, ...]:
        return click.Option([flag], type=str, multiple=True, default=())
    kind = KINDS[hint]
    if one.default is inspect.Parameter.empty:
        return click.Argument([one.name], type=kind)
    if hint is Path:
        return click.Argument([one.name], type=kind, required=False)
    if hint is bool:
        return click.Option([flag], is_flag=True)
    return click.Option([flag], type=kind, default=one.default, show_default=one.default not in ("", None))


def _run(operation, values: dict[str, Any], *, as_json: bool, data: Path | None, at: datetime | None) -> None:
    from shoptalk.design.refusals import Refusal

    if data is not None:
        os.environ["SHOPTALK_DATA"] = str(data.resolve())
    try:
        if operation.each_line is not None and str(values[first := next(iter(_given(operation)))]) == "-":
            return _many(operation, {name: value for name, value in values.items() if name != first})
        result = operation.run(**_place(at) if operation.opens_notebook else {}, **values)
    except Refusal as sentence:
        if as_json:
            click.echo(json.dumps({"error": str(sentence)}, ensure_ascii=False))
        else:
            click.echo(str(sentence), err=True)
        raise SystemExit(1) from None
    click.echo(json.dumps(result, ensure_ascii=False) if as_json else operation.in_words(result))
    if not operation.is_well(result):
        raise SystemExit(1)


def _many(operation, options: dict[str, Any]) -> None:
    """One JSON document for each line of standard input, as they come."""
    for line in sys.stdin:
        if (result := operation.each_line(line, **options)) is not None:
            click.echo(json.dumps(result, ensure_ascii=False))


def _place(at: datetime | None) -> dict[str, Any]:
    """Opens the notebook: the seat of its one seeker, and the moment that counts as now."""
    from shoptalk.design.refusals import Refusal

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
    import django

    django.setup()
    from django.utils import timezone

    from shoptalk.stewardship.upgrading import CannotUpgrade, bring_up_to_date
    from shoptalk.workspaces.seating import only_seat

    try:
        bring_up_to_date()
    except CannotUpgrade as sentence:
        raise Refusal(str(sentence)) from sentence
    now = at or timezone.now()
    seat = only_seat(now if now.tzinfo else timezone.now())
    timezone.activate(seat.zone)
    return {"seat": seat, "now": now if now.tzinfo else now.replace(tzinfo=seat.zone)}


def main() -> None:
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    command_line()(prog_name="bin/shoptalk")


if __name__ == "__main__":
    main()
