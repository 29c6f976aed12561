"""The order of Today's moves (rulebook A31, C1; product: "one clock, one list"). Moves are computed, never stored.

First what somebody waits for, then what was promised for a day, then new asks. Nothing is ever dropped: what does not
fit on the page stays in the rest, and what has waited longest comes first inside its kind.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from shoptalk.method.business_days import Calendar

SHOWN_AT_ONCE = 5  # "Five small moves, about 20 minutes in all"

# Kinds from most to least urgent; kinds in one row are equal and go by the day on which they became due.
URGENCY: tuple[tuple[str, ...], ...] = (
    ("talk",),  # today's appointment
    ("guest_answer", "invite_answer", "calendar_change"),  # a guest wrote on their page; a calendar says otherwise
    # looked back on the same day (C9); what was approved did not leave, or may have
    ("debrief", "letter_unsure", "letter_failed", "letters_held"),
    ("answer_reply",),
    ("confirm", "invite_update"),  # the day before; their calendar shows what is no longer so
    ("prepare",),
    ("set_time", "write_in"),
    ("thank",),
    ("thank_helper",),
    ("check_back",),
    ("other_address",),
    ("report_back",),
    ("meet_referral",),
    ("last_line", "nudge"),
    ("second_person", "rehearse"),  # a call is rehearsed before it is made
    ("call_again",),
    ("weigh",),  # what was said, beside what was believed
    ("suggestion",),
    ("mentor_talk", "mentor_review"),
    ("ask",),
    ("ask_again_after_rest",),
    ("offer_mentorship",),
    ("stay_in_touch",),
)
ROW = {kind: row for row, kinds in enumerate(URGENCY) for kind in kinds}

# What one move of a kind takes with the text written and waiting to be looked over (our estimates, to be measured).
MINUTES = {
    "talk": 20,
    "guest_answer": 2,
    "invite_answer": 2,
    "calendar_change": 1,
    "invite_update": 1,
    "letter_unsure": 2,
    "letter_failed": 2,
    "letters_held": 3,
    "debrief": 8,
    "confirm": 1,
    "write_in": 1,
    "prepare": 10,
    "thank_helper": 2,
    "report_back": 3,
    "meet_referral": 3,
    "weigh": 4,
    "suggestion": 2,
    "mentor_talk": 3,
    "mentor_review": 4,
    "offer_mentorship": 4,
    "stay_in_touch": 4,
    "answer_reply": 4,
    "set_time": 3,
    "thank": 4,
    "check_back": 3,
    "other_address": 2,
    "last_line": 2,
    "nudge": 2,
    "second_person": 3,
    "call_again": 5,
    "rehearse": 6,
    "ask": 3,
    "ask_again_after_rest": 3,
}


class Move(Protocol):
    """What the order needs to know of a move. Rooms bring their own moves, with names and texts."""

    @property
    def kind(self) -> str: ...

    @property
    def due_on(self) -> date: ...

    @property
    def warmth(self) -> float:
        """Warmer ties first, between moves of one kind and day."""
        ...

    @property
    def rank(self) -> int:
        """Place in "ask first", 1 being the best; equal for moves that were not ranked."""
        ...


M = TypeVar("M", bound=Move)


def order(moves: Iterable[M], today: date) -> list[M]:
    """All moves, the first to do at the front: due before not yet due, then by kind, day, rank and warmth.

    A kind that is not in `URGENCY` comes after those that are. Moves that are equal in all that keep their given order.
    """
    last = len(URGENCY)
    return sorted(
        moves,
        key=lambda move: (move.due_on > today, ROW.get(move.kind, last), move.due_on, move.rank, -move.warmth),
    )


def cut(moves: Sequence[M], limit: int = SHOWN_AT_ONCE) -> tuple[Sequence[M], Sequence[M]]:
    """The moves to show and the rest, together all of them."""
    return moves[:limit], moves[limit:]


def snooze_until(today: date, business_days: int, calendar: Calendar) -> date:
    """The day on which a snoozed move comes back."""
    if business_days < 1:
        raise ValueError("A move can be put off by one business day or more. Give a number from 1 up.")
    return calendar.add(today, business_days)
