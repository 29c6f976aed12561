"""One catalogue of operations: what a program may do here. The command line reads it; REST and MCP will, too.

An operation is a plain function. Its first two arguments are `seat` and `now` when it touches a notebook; the others
are what the caller gives: required ones by place, the rest by name. It returns plain values (dict, list, str, int),
and raises Refusal with a sentence when it cannot be done. The first line of its docstring is its help.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from shoptalk.doors import (
    appointing,
    asking,
    calendars,
    counting,
    craft,
    deciding,
    keeping,
    knowing,
    noticing,
    occupations,
    preparing,
    promising,
    rehearsing,
    sending,
    speaking,
    talking,
    watching_over,
)


def always_well(result: Any) -> bool:
    return True


class Operation(NamedTuple):
    name: str  # two words: a command of a group
    run: Callable[..., Any]
    in_words: Callable[[Any], str]  # the result for people
    opens_notebook: bool = True  # False: needs no database, starts at once
    each_line: Callable[..., dict | None] | None = (
        None  # with "-" as its first value: one JSON document a line of input
    )
    is_well: Callable[[Any], bool] = always_well  # False: the command ends with 1, after it said what it found


# What the first words of two-word names are about.
GROUPS = {
    "occupations": "Official occupation data: bring it in, see it, forget it.",
    "speech": "Speaking and listening in practice calls: what there is, and voices.",
}

CATALOGUE = (
    Operation("import", knowing.import_people, knowing.import_in_words),
    Operation("add", knowing.add, knowing.person_in_words),
    Operation("people", knowing.people, knowing.people_in_words),
    Operation("duplicates", knowing.duplicates, knowing.duplicates_in_words),
    Operation("merge", knowing.merge, str),
    Operation("fields", knowing.fields, knowing.fields_in_words),
    Operation("ask-first", asking.ask_first, asking.ask_first_in_words),
    Operation("draft", asking.draft, asking.draft_in_words),
    Operation("send", sending.send, sending.send_in_words),
    Operation("outbox", sending.outbox, sending.outbox_in_words),
    Operation("log", asking.log, asking.log_in_words),
    Operation("today", asking.today, asking.today_in_words),
    Operation("incoming", noticing.incoming, noticing.incoming_in_words),
    Operation("notice", noticing.notice, noticing.notice_in_words),
    Operation("scoreboard", counting.scoreboard, counting.scoreboard_in_words),
    Operation("apply", counting.apply, counting.application_in_words),
    Operation("offer", counting.offer, counting.offer_in_words),
    Operation("appointment", appointing.appointment, appointing.appointment_in_words),
    Operation("interviews", appointing.interviews, appointing.interviews_in_words),
    Operation("ics", appointing.ics, str),
    Operation("calendar", calendars.calendar, calendars.calendar_in_words, is_well=calendars.all_read),
    Operation("plan", preparing.plan, preparing.brief_in_words),
    Operation("brief", preparing.brief, preparing.brief_in_words),
    Operation("questions", preparing.questions, preparing.questions_in_words),
    Operation("note", talking.note, talking.note_in_words),
    Operation("notes", talking.notes, talking.notes_in_words),
    Operation("devices", talking.devices, talking.devices_in_words),
    Operation("suggest", promising.suggest, promising.suggestion_in_words),
    Operation("done", promising.done, promising.done_in_words),
    Operation("promises", promising.promises, promising.promises_in_words),
    Operation("refer", promising.refer, promising.referral_in_words),
    Operation("thanks", promising.thanks, asking.draft_in_words),
    Operation("beliefs", deciding.beliefs, deciding.beliefs_in_words),
    Operation("evidence", deciding.evidence, deciding.evidence_in_words),
    Operation("compare", deciding.compare, deciding.compare_in_words),
    Operation("rehearse", rehearsing.rehearse, rehearsing.rehearsal_in_words, False),
    Operation("match-title", craft.match_title, craft.match_in_words, False, craft.match_line),
    Operation("check", craft.check, craft.check_in_words, False, craft.check_line),
    Operation("occupations import", occupations.bring_in, occupations.import_in_words, False),
    Operation("occupations show", occupations.show, occupations.show_in_words, False),
    Operation("occupations sources", occupations.sources, occupations.sources_in_words, False),
    Operation("occupations forget", occupations.forget, str, False),
    Operation("health", watching_over.health, watching_over.health_in_words, is_well=watching_over.is_well),
    Operation("undo", keeping.undo_last, str),
    Operation("export", keeping.export, str),
    Operation("import-export", keeping.import_export, str),
    Operation("new-key", keeping.new_key, str),
    Operation("backup", keeping.backup, str),
    Operation("restore", keeping.restore_backup, str),
    Operation("speech check", speaking.check, speaking.check_in_words, opens_notebook=False),
    Operation("speech render", speaking.render, speaking.render_in_words, opens_notebook=False),
)
