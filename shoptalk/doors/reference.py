"""Writes the reference of the command line from the catalogue:

python -m shoptalk.doors.reference > docs/reference/command-line.md
"""

import sys

import click

from shoptalk.doors.catalogue import CATALOGUE, Operation
from shoptalk.doors.command_line import command_line

EVERYWHERE = ("as_json", "data", "at")  # options that the introduction explains once
HEAD = """\
# The command line

Written by `python -m shoptalk.doors.reference`; a test fails when it is out of date.

`bin/shoptalk` does what the pages do, for people and for scripts. It may run while Shoptalk is open.

- `--json` prints one JSON document instead of words.
- `--data DIR` names the data folder; without it, it is the one that `bin/run` uses.
- `--at MOMENT` acts as if it were that moment: `2026-05-12` (nine in the morning) or `2026-05-12T09:30`, in your own
  time zone. The commands that open no notebook do not have it.
- `PERSON`, `KEEP` and `ABSORB` are the number of somebody, or a part of the name that fits one person only.
- A file or folder may be named relative to where you are.

When something cannot be done, it prints one sentence to the error output and ends with 1, having changed nothing; with
`--json` the sentence is `{"error": "..."}` on the ordinary output. A command that was typed wrongly ends with 2.
"""


def reference() -> str:
    """The page, as Markdown."""
    group = command_line()
    return "\n".join([HEAD, *(_section(operation, _command(group, operation.name)) for operation in CATALOGUE)])


def _command(group: click.Group, name: str) -> click.Command:
    """The command behind a name of one word or two."""
    found: click.Command = group
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


def _section(operation: Operation, command: click.Command) -> str:
    context = click.Context(command, info_name=f"bin/shoptalk {operation.name}")
    usage = command.get_usage(context).removeprefix("Usage: ").replace("\n", " ")
    parts = [
        f"## {operation.name}",
        "",
        " ".join((command.help or "").split()),
        "",
        f"    {' '.join(usage.split())}",
        "",
    ]
    if options := [
        _option(one) for one in command.params if isinstance(one, click.Option) and one.name not in EVERYWHERE
    ]:
        parts += [*options, ""]
    if not operation.opens_notebook:
        parts += ["It opens no notebook and takes no `--at`.", ""]
    return "\n".join(parts)


def _option(option: click.Option) -> str:
    if option.is_flag:
        return f"- `{option.opts[0]}`"
    if option.multiple:
        return f"- `{option.opts[0]} {option.type.name.upper()}`, once or several times"
    default = f", `{option.default}` when not given" if option.default not in ("", None) else ""
    return f"- `{option.opts[0]} {option.type.name.upper()}`{default}"


if __name__ == "__main__":
    sys.stdout.write(reference())
