"""All that recurs, on one page.

Each entry runs once in its period, whichever worker comes first, in a process of its own and for a limited time
(docs/decisions/0015-the-worker-and-its-turns.md). What an entry does may be done twice without harm all the same.
"""

from shoptalk.clock.entry import HOUR, MINUTE, Entry
from shoptalk.clock.letters import LettersWait, send
from shoptalk.clock.morning_mail import does_anybody_want_mail, send_morning_mails
from shoptalk.clock.telling import does_anybody_want_notices, tell_what_is_due
from shoptalk.clock.tidying import forget_old_turns
from shoptalk.clock.waiting import is_a_calendar_open, is_a_mailbox_open, wait_for_mail
from shoptalk.contacts.importing.uploads import discard_undecided
from shoptalk.mailbox.calendars import keep_calendars
from shoptalk.mailbox.noticing import notice
from shoptalk.search.statistics import tell_planner
from shoptalk.stewardship.actions.empty_bin import empty_bin

TIMETABLE = (
    Entry(
        "letters", "Letters leave from your mailbox", 2, send, 30 * MINUTE, LettersWait(), finishes=True, rests=MINUTE
    ),
    Entry("noticing", "Answers are looked for in your mailbox", 5 * MINUTE, notice, 15 * MINUTE, is_a_mailbox_open),
    Entry(
        "waiting",
        "Your mailbox says when something comes",
        MINUTE,
        wait_for_mail,
        30 * MINUTE,
        is_a_mailbox_open,
        rests=30 * MINUTE,
        stays=True,
    ),
    Entry("calendars", "Your calendar is read and kept", 10 * MINUTE, keep_calendars, 10 * MINUTE, is_a_calendar_open),
    Entry("notices", "Notices go to your browsers", MINUTE, tell_what_is_due, is_needed=does_anybody_want_notices),
    Entry("morning", "The morning mail leaves", MINUTE, send_morning_mails, is_needed=does_anybody_want_mail),
    Entry("bin", "What lay in the bin for 30 days goes", 6 * HOUR, lambda now: empty_bin(now=now)),
    Entry("undecided", "Files that nobody decided on for 30 days go", 6 * HOUR, discard_undecided),
    Entry("planner", "Finding people stays quick as the notebook grows", HOUR, lambda now: tell_planner()),
    Entry("tidying", "What is noted for this page goes after 30 days", 24 * HOUR, forget_old_turns),
)
