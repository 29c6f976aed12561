"""What should and what may happen next with one contact, as plain values.

A plan is advice (`next_kind`, `next_on`, `why`) and permission (`may_...`, `reason_not`). Permission is narrow on
purpose: only what cannot be right is refused (a third follow-up, an ask after a no; rulebook A33-A35, M14). Writing a
day earlier than advised is not refused.
"""

from dataclasses import dataclass
from datetime import date

from shoptalk.method.business_days import Calendar


@dataclass(frozen=True, slots=True)
class Plan:
    """The next move for one contact. `next_on` is the first day on which it is due; None only with "none"."""

    stage: str
    next_kind: str
    next_on: date | None
    why: str
    may_ask: bool = False
    may_follow_up: bool = False
    may_answer: bool = False
    reason_not: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan depends on besides the story."""

    today: date
    calendar: Calendar
    second_person_known: bool
    second_person_asked: bool
