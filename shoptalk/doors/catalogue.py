"""One catalogue of operations: what a program may do here. The command line reads it; REST and MCP will, too.

An operation is a plain function. Its first two arguments are `seat` and `now` when it touches a notebook; the others
are what the caller gives: required ones by place, the rest by name. It returns plain values (dict, list, str, int),
and raises Refusal with a sentence when it cannot be done. The first line of its docstring is its help.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from shoptalk.doors import asking, craft, keeping, knowing, occupations


class Operation(NamedTuple):
    name: str  # two words: a command of a group
    run: Callable[..., Any]
    in_words: Callable[[Any], str]  # the result for people
    opens_notebook: bool = True  # False: needs no database, starts at once
    each_line: Callable[..., dict | None] | None = (
        None  # with "-" as its first value: one JSON document a line of input
    )


# What the first words of two-word names are about.
GROUPS = {"occupations": "Official occupation data: bring it in, see it, forget it."}

CATALOGUE = (
    Operation("import", knowing.import_people, knowing.import_in_words),
    Operation("add", knowing.add, knowing.person_in_words),
    Operation("people", knowing.people, knowing.people_in_words),
    Operation("duplicates", knowing.duplicates, knowing.duplicates_in_words),
    Operation("merge", knowing.merge, str),
    Operation("fields", knowing.fields, knowing.fields_in_words),
    Operation("ask-first", asking.ask_first, asking.ask_first_in_words),
    Operation("draft", asking.draft, asking.draft_in_words),
    Operation("log", asking.log, asking.log_in_words),
    Operation("today", asking.today, asking.today_in_words),
    Operation("match-title", craft.match_title, craft.match_in_words, False, craft.match_line),
    Operation("check", craft.check, craft.check_in_words, False, craft.check_line),
    Operation("occupations import", occupations.bring_in, occupations.import_in_words, False),
    Operation("occupations show", occupations.show, occupations.show_in_words, False),
    Operation("occupations sources", occupations.sources, occupations.sources_in_words, False),
    Operation("occupations forget", occupations.forget, str, False),
    Operation("undo", keeping.undo_last, str),
    Operation("export", keeping.export, str),
    Operation("import-export", keeping.import_export, str),
    Operation("backup", keeping.backup, str),
    Operation("restore", keeping.restore_backup, str),
)
