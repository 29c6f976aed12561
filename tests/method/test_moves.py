"""Promises about the order of Today: what somebody waits for comes first, and nothing is ever dropped."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.business_days import Calendar
from shoptalk.method.moves import MINUTES, ROW, cut, order, snooze_until
from tests.method.test_stages import NEXT_KINDS

TODAY = date(2025, 3, 6)


@dataclass(frozen=True)
class Row:
    kind: str
    days_ago: int = 0
    warmth: float = 0
    rank: int = 0

    @property
    def due_on(self) -> date:
        return TODAY - timedelta(days=self.days_ago)


ROWS = st.lists(
    st.builds(
        Row, st.sampled_from([*sorted(ROW), "something_new"]), st.integers(-9, 60), st.floats(0, 1), st.integers(0, 9)
    ),
    max_size=30,
)


def kinds(moves):
    return [move.kind for move in moves]


def test_every_kind_that_a_standing_offers_has_a_place_and_minutes():
    assert set(ROW) == set(MINUTES) >= NEXT_KINDS - {"none"}


def test_what_somebody_waits_for_comes_before_what_you_want():
    mixed = [
        Row("ask"),
        Row("call_again"),
        Row("nudge"),
        Row("thank"),
        Row("set_time"),
        Row("answer_reply"),
        Row("check_back"),
    ]
    assert kinds(order(mixed, TODAY)) == [
        "answer_reply", "set_time", "thank", "check_back", "nudge", "call_again", "ask",
    ]  # fmt: skip


def test_nudges_and_last_lines_go_by_the_day_they_became_due():
    mixed = [Row("nudge", 1), Row("last_line", 3), Row("nudge", 5)]
    assert [move.days_ago for move in order(mixed, TODAY)] == [5, 3, 1]


def test_new_asks_go_by_rank_and_warmth_breaks_the_tie():
    asks = [Row("ask", rank=2), Row("ask", rank=1, warmth=0.1), Row("ask", rank=1, warmth=0.9)]
    assert [(move.rank, move.warmth) for move in order(asks, TODAY)] == [(1, 0.9), (1, 0.1), (2, 0)]


def test_what_is_not_due_yet_comes_after_all_that_is():
    assert kinds(order([Row("answer_reply", -1), Row("ask", 0)], TODAY)) == ["ask", "answer_reply"]


@given(ROWS, st.integers(0, 12))
@settings(deadline=None, max_examples=200)
def test_nothing_is_dropped_by_order_or_cut(rows, limit):
    ordered = order(rows, TODAY)
    shown, rest = cut(ordered, limit)
    assert len(shown) == min(limit, len(rows))
    assert [*shown, *rest] == ordered
    assert sorted(map(repr, ordered)) == sorted(map(repr, rows))


@given(ROWS)
@settings(deadline=None, max_examples=200)
def test_within_a_kind_the_longest_waiting_comes_first(rows):
    for kind in ROW:
        waited = [move.days_ago for move in order(rows, TODAY) if move.kind == kind]
        assert waited == sorted(waited, reverse=True)


def test_five_moves_are_shown_at_once():
    assert len(cut([Row("ask")] * 9)[0]) == 5


def test_a_snoozed_move_comes_back_on_a_business_day():
    assert snooze_until(date(2025, 3, 7), 1, Calendar()) == date(2025, 3, 10)


def test_snoozing_by_nothing_is_refused_in_words():
    with pytest.raises(ValueError, match="one business day or more"):
        snooze_until(TODAY, 0, Calendar())
